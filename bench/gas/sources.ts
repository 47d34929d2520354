import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readArtifact } from "./chain.ts";

/** A piece of source that an instruction stems from. */
export type Place = {
  /** "Escrow.sol:102". */
  where: string;
  /** Its first line. */
  text: string;
  /** The function around it. */
  inside: string;
  /** It is a whole contract: code that the compiler added, such as a decoder. */
  whole: boolean;
};
export type Sources = { at: (pc: number) => Place | undefined };

type Node = { nodeType: string; name?: string; kind?: string; src: string; nodes?: Node[] };
type Output = {
  output: {
    contracts: Record<
      string,
      Record<string, { evm: { deployedBytecode: { object: string; sourceMap: string } } }>
    >;
    sources: Record<string, { id: number; ast: Node }>;
  };
};
type Span = { start: number; length: number; file: number };
type File = { name: string; content: string; functions: (Span & { name: string })[]; contracts: Set<string> };

const info = (id: string) => join(import.meta.dirname, "../../artifacts/build-info", id);
const cache = new Map<string, unknown>();
function read<Read>(path: string): Read {
  if (!cache.has(path)) cache.set(path, JSON.parse(readFileSync(path, "utf8")));
  return cache.get(path) as Read;
}

function span(src: string): Span {
  const [start = 0, length = 0, file = -1] = src.split(":").map(Number);
  return { start, length, file };
}

function describe(name: string, ast: Node, content: string): File {
  const functions: File["functions"] = [];
  const contracts = new Set<string>();
  const visit = (node: Node, owner: string) => {
    if (node.nodeType === "ContractDefinition") {
      const { start, length } = span(node.src);
      contracts.add(`${start}:${length}`);
    }
    const named = node.nodeType === "ContractDefinition" ? (node.name ?? "") : owner;
    if (node.nodeType === "FunctionDefinition" || node.nodeType === "ModifierDefinition") {
      functions.push({ ...span(node.src), name: `${owner}.${node.name || node.kind || ""}` });
    }
    for (const child of node.nodes ?? []) visit(child, named);
  };
  visit(ast, "");
  return { name: name.slice(name.lastIndexOf("/") + 1), content, functions, contracts };
}

/** Spreads a compressed source map: one span for each instruction. */
function spread(sourceMap: string): Span[] {
  let last: Span = { start: 0, length: 0, file: -1 };
  return sourceMap.split(";").map((entry) => {
    const [start, length, file] = entry.split(":");
    last = {
      start: start ? Number(start) : last.start,
      length: length ? Number(length) : last.length,
      file: file ? Number(file) : last.file,
    };
    return last;
  });
}

/** Where the instructions of an artifact's deployed code come from, by what Hardhat kept of the compilation. */
export function readSources(artifact: string): Sources {
  const { buildInfoId, inputSourceName, contractName } = readArtifact<Record<string, string>>(artifact);
  const { output } = read<Output>(info(`${buildInfoId}.output.json`));
  const { input } = read<{ input: { sources: Record<string, { content: string }> } }>(
    info(`${buildInfoId}.json`),
  );
  const compiled = output.contracts[inputSourceName ?? ""]?.[contractName ?? ""]?.evm.deployedBytecode;
  if (!compiled) throw new Error(`${artifact} is not in its own compilation.`);
  const spans = spread(compiled.sourceMap);
  const files = new Map<number, File>();
  for (const [name, { id, ast }] of Object.entries(output.sources)) {
    files.set(id, describe(name, ast, input.sources[name]?.content ?? ""));
  }
  const byPc = new Map<number, Span>();
  const code = Buffer.from(compiled.object, "hex");
  for (let pc = 0, index = 0; pc < code.length; index++) {
    const found = spans[index];
    if (found) byPc.set(pc, found);
    const op = code[pc] ?? 0;
    pc += op >= 0x60 && op <= 0x7f ? op - 0x5e : 1;
  }
  return { at: (pc) => place(byPc.get(pc), files) };
}

function place(found: Span | undefined, files: Map<number, File>): Place | undefined {
  const file = found && files.get(found.file);
  if (!file) return undefined;
  // Offsets count bytes.
  const bytes = Buffer.from(file.content);
  const line = bytes.subarray(0, found.start).toString().split("\n").length;
  const text =
    bytes
      .subarray(found.start, found.start + found.length)
      .toString()
      .split("\n", 1)[0] ?? "";
  const around = file.functions.find(
    ({ start, length }) => start <= found.start && found.start + found.length <= start + length,
  );
  return {
    where: `${file.name}:${line}`,
    text: text.length > 90 ? `${text.slice(0, 90)}…` : text,
    inside: around?.name ?? `${file.name} (outside of functions)`,
    whole: file.contracts.has(`${found.start}:${found.length}`),
  };
}
