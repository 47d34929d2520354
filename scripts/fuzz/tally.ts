import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Abi, toFunctionSelector } from "viem";

/** What became of a function's calls over all runs. */
export type Count = { name: string; accepted: number; refused: number };

/**
 * Adds up what the handler wrote, a line a run: its own steps, the payments taken by each way of signing, then a
 * function's selector as a number, calls accepted, calls refused, and so on. Calls that were played through and undone are not among them.
 */
export function readTallies(
  root: string,
  files: readonly string[],
): { steps: number; paid: Record<string, number>; counts: Count[] } {
  const counts = new Map(
    namesOf(root).map(([selector, name]) => [selector, { name, accepted: 0, refused: 0 }]),
  );
  const paid = { permit: 0, permit2: 0, receive: 0 };
  let steps = 0;
  const lines = files.filter(existsSync).flatMap((file) => readFileSync(file, "utf8").trim().split("\n"));
  for (const line of lines) {
    const [own = 0, permit = 0, permit2 = 0, receive = 0, ...rest] = line.trim().split(/\s+/).map(Number);
    steps += own;
    paid.permit += permit;
    paid.permit2 += permit2;
    paid.receive += receive;
    for (let at = 0; at + 2 < rest.length; at += 3) {
      const count = counts.get(rest[at] ?? 0);
      if (!count) throw new Error(`No function of the contract has the selector ${rest[at]}.`);
      count.accepted += rest[at + 1] ?? 0;
      count.refused += rest[at + 2] ?? 0;
    }
  }
  return { steps, paid, counts: [...counts.values()] };
}

/** Every function that changes something; `pushToken` is the contract's own door and never open. */
function namesOf(root: string): [number, string][] {
  const path = join(root, "artifacts/contracts/interfaces/IEscrow.sol/IEscrow.json");
  const { abi } = JSON.parse(readFileSync(path, "utf8")) as { abi: Abi };
  return abi.flatMap((item) =>
    item.type === "function" && item.stateMutability !== "view" && item.name !== "pushToken"
      ? [[Number(toFunctionSelector(item)), item.name] as [number, string]]
      : [],
  );
}
