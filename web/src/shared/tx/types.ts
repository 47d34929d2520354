import type { Call, SendingClient, Sent, SentCalls, Weather } from "@holdfast/sdk/actions";
import type { Hex } from "viem";

/** One call as a step sends it. */
export type StepCall = Call & {
  /** Said while the wallet asks, where a step takes more than the one signature its label promises. */
  note?: string;
};

/** A line of money in the dialog; the lines marked as parts add up to the one marked as the sum. */
export type Figure = { label: string; value: string; exact?: string; sum?: boolean };

/** `label` is the step in words: "Approve the token", "Pay 0.25 ETH". */
export type Step =
  | {
      kind?: "send";
      label: string;
      /** The calls to send, one after the other; none when the step is not needed (the token is approved already). */
      prepare: () => Promise<readonly StepCall[]>;
    }
  | {
      /** The calls go to the wallet as one that happens wholly or not at all (EIP-5792). */
      kind: "batch";
      label: string;
      prepare: () => Promise<readonly StepCall[]>;
    }
  | {
      /** Costs nothing and sends nothing: what is signed is for a later step. */
      kind: "sign";
      label: string;
      /** False when the step is not needed. */
      sign: (client: SendingClient) => Promise<boolean>;
    };

/** Other steps to the same end, told in the dialog. */
export type Detour = Pick<TransactionRequest, "steps" | "effects">;

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
  /**
   * What to do instead when a step did not work; null: nothing, tell the error. `asked` says whether the wallet had
   * been asked for that step. Never after something was sent.
   */
  otherwise?: (failure: { error: unknown; step: Step; asked: boolean }) => Detour | null;
  /** Where this person finds what came of it: shown after a reload, when `onDone` is gone. */
  href?: string;
  /** What has happened when it is done, in a sentence. */
  done?: string;
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
  sent: Sent | SentCalls | null;
  href: string | null;
  /** Runs that an older page left have none. */
  done?: string;
  /** Hidden runs go on; a mark in the corner opens them again. */
  open: boolean;
};
