/** An ABI as hardhat's artifacts hold it. */
type AbiEntry = { type: string; name?: string; inputs?: AbiParameter[]; outputs?: AbiParameter[] };
type AbiParameter = { name: string; type: string; components?: AbiParameter[]; indexed?: boolean };

const KINDS = ["constructor", "receive", "fallback", "function", "event", "error"];

/**
 * The text of a TypeScript module that exports an ABI `as const`. The same ABI always gives the same text: entries
 * are sorted, and `internalType` (which names files of this project, not the chain's types) is left out.
 */
export function abiModule(exportName: string, contractName: string, abi: readonly AbiEntry[]): string {
  const entries = abi
    .map((entry) => ({ entry, key: `${KINDS.indexOf(entry.type)} ${entry.name ?? ""} ${signature(entry)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => `  ${literal(withoutInternalTypes(entry))},\n`);
  return [
    `// Made by scripts/generate.ts from the compiled ${contractName}. Change the contract, not this file.\n`,
    `export const ${exportName} = [\n`,
    ...entries,
    "] as const;\n",
  ].join("");
}

function signature(entry: AbiEntry): string {
  return (entry.inputs ?? []).map((input) => input.type).join(",");
}

function withoutInternalTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutInternalTypes);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== "internalType");
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutInternalTypes(inner)]));
}

/** JSON with spaces and without quotes around keys, so that the file reads like the rest. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, inner]) => `${key}: ${literal(inner)}`);
  return `{ ${members.join(", ")} }`;
}
