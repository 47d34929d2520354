import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/**
 * What the proofs about the money core take for granted of the rest of the contract, as far as its text shows it: who
 * writes what remains, the stored words and the balances.
 * @returns what is not so, a sentence each.
 */
export function brokenPremises(): string[] {
  const files = ["", "libraries", "types"].flatMap((folder) =>
    readdirSync(join(root, "contracts", folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".sol"))
      .map(({ name }) => join("contracts", folder, name)),
  );
  return PREMISES.flatMap(({ sentence, pattern, only }) => {
    const found = files.flatMap((file) =>
      [...read(file).matchAll(pattern)].map(([text]) => `${file}: ${text.trim()}`),
    );
    const same = found.length === only.length && only.every((text) => found.includes(text));
    return same ? [] : [`${sentence} Found: ${found.join("; ") || "nothing"}.`];
  });
}

const LEDGER = "contracts/Ledger.sol";
const ESCROW = "contracts/Escrow.sol";

/** Each pattern finds, in all of the contract, exactly these texts. */
const PREMISES: readonly { sentence: string; pattern: RegExp; only: readonly string[] }[] = [
  {
    sentence: "What remains of an order changes in three places of the money core.",
    pattern: /\.remaining\s*(?:[-+*/|&^]?=(?!=)|\+\+|--).*$|(?:\+\+|--|delete\s+)\w+\.remaining.*$/gm,
    only: [
      `${LEDGER}: .remaining = 0;`,
      `${LEDGER}: .remaining += amount;`,
      `${LEDGER}: .remaining -= amount;`,
    ],
  },
  {
    sentence: "An order's word is stored by `_save` and `_end` alone.",
    pattern: /^\s+_store\(.*$/gm,
    only: [`${LEDGER}: _store(id, state);`, `${LEDGER}: _store(id, state);`],
  },
  {
    sentence: "An order's word is written in one place.",
    pattern: /_words\[[^\]]*\]\s*=(?!=).*$/gm,
    only: [`${ESCROW}: _words[id] = state.pack();`],
  },
  {
    sentence: "Balances are written by `_credit` and `_debit` alone.",
    pattern: /_balances\[[^=\n]*\]\s*[-+]?=(?!=).*$/gm,
    only: [
      `${LEDGER}: _balances[account][token] += amount;`,
      `${LEDGER}: _balances[account][token] = balance - amount;`,
    ],
  },
];
