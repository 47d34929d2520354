import { createRequire } from "node:module";

/** A node of the compiler's syntax tree, as far as parsing alone fills it. */
export type Node = { nodeType: string; src: string } & Record<string, unknown>;
/** A stretch of a source, in bytes, as the compiler counts. */
export type Span = { start: number; end: number };

type Compiler = { compile: (input: string, callbacks?: object) => string };
type Parsed = { sources?: Record<string, { ast: Node }>; errors?: { formattedMessage: string }[] };

export const solc: Compiler = createRequire(import.meta.url)("solc");

/** Parses one Solidity source; what it imports is not looked at. */
export function parse(content: string): Node {
  const settings = { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } };
  const input = { language: "Solidity", sources: { "it.sol": { content } }, settings };
  const parsed = JSON.parse(solc.compile(JSON.stringify(input))) as Parsed;
  const ast = parsed.sources?.["it.sol"]?.ast;
  if (!ast) throw new Error(parsed.errors?.[0]?.formattedMessage ?? "The compiler gave no syntax tree.");
  return ast;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "nodeType" in value && "src" in value;
}

/** The nodes right below this one, in the order of the source. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

export function spanOf({ src }: Node): Span {
  const [start = 0, length = 0] = src.split(":").map(Number);
  return { start, end: start + length };
}

/** Line of a source, counted from one, in which this byte lies. */
export function lineOf(bytes: Buffer, offset: number): number {
  return bytes.subarray(0, offset).toString().split("\n").length;
}
