import { readFileSync } from "node:fs";
import { join } from "node:path";
import { solc } from "../solidity/parse.ts";
import type { Mutant } from "./mutant.ts";

/** Creation code by contract name. */
export type Codes = Map<string, string>;

/** What the tests deploy of the code under test: the contract, and the mock that opens its libraries. */
const ROOTS = ["contracts/Escrow.sol", "contracts/mocks/Libraries.sol"];

type Output = {
  contracts?: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>;
  errors?: { severity: string; formattedMessage: string }[];
};

/**
 * Compiles the contracts with at most one fault in them. Without the optimizer: a fault behaves the same, and a compilation
 * takes 5 seconds instead of 15. (Without the way through Yul it would be half a second, but the stack is too deep.)
 * @returns nothing when it does not compile.
 */
export function compile(root: string, mutant?: Mutant): Codes | undefined {
  const read = (path: string) => {
    const bytes = readFileSync(join(root, path.startsWith("@") ? "node_modules" : "", path));
    if (path !== mutant?.file) return bytes.toString();
    const { start, end, after } = mutant;
    return Buffer.concat([bytes.subarray(0, start), Buffer.from(after), bytes.subarray(end)]).toString();
  };
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(ROOTS.map((path) => [path, { content: read(path) }])),
    settings: {
      evmVersion: "cancun",
      viaIR: true,
      optimizer: { enabled: false },
      outputSelection: Object.fromEntries(ROOTS.map((path) => [path, { "*": ["evm.bytecode.object"] }])),
    },
  };
  const callbacks = { import: (path: string) => ({ contents: read(path) }) };
  const { contracts = {}, errors = [] } = JSON.parse(
    solc.compile(JSON.stringify(input), callbacks),
  ) as Output;
  if (errors.some(({ severity }) => severity === "error")) return undefined;
  return new Map(
    Object.values(contracts).flatMap((named) =>
      Object.entries(named).map(([name, { evm }]) => [name, `0x${evm.bytecode.object}`] as const),
    ),
  );
}
