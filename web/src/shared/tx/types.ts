import type { Call, Sent, Weather } from "@holdfast/sdk/actions";
import type { Hex } from "viem";

/** One call as a step sends it. */
export type StepCall = Call & {
  /** Said while the wallet asks, where a step takes more than the one signature its label promises. */
  note?: string;
};

/** A line of money in the dialog; the lines marked as parts add up to the one marked as the sum. */
export type Figure = { label: string; value: string; exact?: string; sum?: boolean };

export type Step = {
  /** The step in words: "Approve the token", "Pay 0.25 ETH". */
  label: string;
  /** The calls to send, one after the other; none when the step is not needed (the token is approved already). */
  prepare: () => Promise<readonly StepCall[]>;
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

/** `rejected`: by the person, in the wallet. */
export type Failure = {
  kind: "rejected" | "failed" | "interrupted";
  /** What happened, what is safe, what to do. */
  text: string;
};

export type Phase =
  | { kind: "asking" }
  | { kind: "checking" }
  | { kind: "signing"; note?: string }
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
