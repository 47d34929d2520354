/** One fault to plant in the contracts: exact texts, each of which must be there once. */
export type Fault = {
  name: string;
  edits: readonly { file: string; find: string; replace: string }[];
};

/** Which check saw a fault, and what it said first. */
export type Verdict = { fault: Fault; caughtBy: string | undefined; reason: string };
