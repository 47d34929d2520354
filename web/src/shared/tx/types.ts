import type { Address, Hex } from "viem";

/** One contract call as a wallet sends it. `value` in wei. */
export type Call = { to: Address; data: Hex; value: bigint };

/** A line of money in the dialog; the lines marked as parts add up to the one marked as the sum. */
export type Figure = { label: string; value: string; exact?: string; sum?: boolean };

export type Step = {
  /** The step in words: "Approve the token", "Pay 0.25 ETH". */
  label: string;
  /** The call to send; null when it is not needed (the token is approved already). */
  prepare: () => Promise<Call | null>;
};

/** What someone is about to do, told before the wallet opens. */
export type TransactionRequest = {
  /** The deed with its object, as on the button: "Release 0.25 ETH to Mara". */
  title: string;
  /** What will happen, a sentence each. */
  effects: readonly string[];
  figures?: readonly Figure[];
  steps: readonly [Step, ...Step[]];
  /** Ask in the dialog first; false when the page said all of it beside the button just clicked. */
  ask: boolean;
  /** Where this person finds what came of it: shown after a reload, when `onDone` is gone. */
  href?: string;
  /** Once the last step is mined and mirrored, in the page that asked. */
  onDone?: (last: { hash: Hex; block: number }) => void;
};

/** A transaction on its way, as it is kept over a reload. Amounts are decimal strings, times unix milliseconds. */
export type Sent = {
  hash: Hex;
  from: Address;
  to: Address;
  data: Hex;
  value: string;
  /** Null while no node has shown it to us. */
  nonce: number | null;
  sentAt: number;
  /** The chain's head when it was sent: a replacement can't be older. */
  headAtSend: number;
};

/** How a transaction ended, or did not. */
export type Fate =
  | { kind: "mined"; hash: Hex; block: number; repriced: boolean }
  | { kind: "reverted"; hash: Hex; block: number }
  | { kind: "cancelled"; hash: Hex }
  | { kind: "replaced"; hash: Hex | null }
  | { kind: "dropped" };

/** How it goes meanwhile. */
export type Weather = "fine" | "slow" | "unseen" | "unreachable";

export type Failure = {
  kind: "rejected" | "refused" | "reverted" | "cancelled" | "replaced" | "dropped" | "interrupted";
  /** What happened, what is safe, what to do. */
  text: string;
};

export type Phase =
  | { kind: "asking" }
  | { kind: "checking" }
  | { kind: "signing" }
  | { kind: "sent"; weather: Weather }
  | { kind: "mirroring" }
  | { kind: "done" }
  | { kind: "failed"; failure: Failure };

/** One run of the dialog: the words it began with, and where it stands. */
export type Run = {
  id: string;
  chainId: number;
  title: string;
  effects: readonly string[];
  figures: readonly Figure[];
  steps: readonly { label: string; skipped: boolean; hash: Hex | null }[];
  at: number;
  phase: Phase;
  sent: Sent | null;
  href: string | null;
  /** Hidden runs go on; a mark in the corner opens them again. */
  open: boolean;
};
