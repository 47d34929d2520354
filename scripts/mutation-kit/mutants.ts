import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { childrenOf, lineOf, type Node, parse } from "../solidity/parse.ts";
import { enumsOf, faultsOf, type Source } from "./faults.ts";
import type { Mutant } from "./mutant.ts";

const short = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 120);

/** The contracts that count: not tests, not mocks. Paths from the root. */
export function countedSources(root: string): string[] {
  return readdirSync(join(root, "contracts"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sol") && !/^(test|mocks)\//.test(file))
    .map((file) => `contracts/${file}`)
    .toSorted();
}

/** Every fault that can be put into the contracts, each once, in a fixed order. */
export function allMutants(root: string): Mutant[] {
  const sources = countedSources(root).map((file) => {
    const bytes = readFileSync(join(root, file));
    return { file, bytes, ast: parse(bytes.toString()) };
  });
  const enums = new Map(sources.flatMap(({ ast }) => enumsOf(ast)));
  return sources.flatMap(({ file, bytes, ast }) => mutantsOf(file, ast, { bytes, enums }));
}

function mutantsOf(file: string, ast: Node, source: Source): Mutant[] {
  const found = new Map<string, Mutant>();
  const visit = (node: Node, place: string) => {
    const here = placeOf(node, place);
    // What a test can't see: who may compile it, and what an interface only declares.
    if (["PragmaDirective", "ImportDirective", "EventDefinition", "ErrorDefinition"].includes(node.nodeType))
      return;
    for (const { start, end, after, fault } of faultsOf(node, source)) {
      const before = source.bytes.subarray(start, end).toString();
      const id = `${file}:${start}-${end}:${after}`;
      const line = lineOf(source.bytes, start);
      if (before !== after) found.set(id, { id, file, place: here, line, fault, start, end, before, after });
    }
    for (const child of childrenOf(node)) visit(child, here);
  };
  visit(ast, "");
  return [...found.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function placeOf({ nodeType, name, kind }: Node, place: string): string {
  if (nodeType === "ContractDefinition") return String(name);
  const named = ["FunctionDefinition", "ModifierDefinition", "VariableDeclaration"].includes(nodeType);
  return named && !place.includes(".") ? `${place}.${String(name || kind)}` : place;
}

/** "contracts/Escrow.sol:102 (Escrow.rule), operator changed: < becomes <=". */
export function tell({ file, line, place, fault, before, after }: Mutant): string {
  return `${file}:${line} (${place}), ${fault}: ${short(before)} becomes ${short(after) || "nothing"}`;
}
