import { MirrorHalted } from "./errors.ts";

/** What health and metrics read. Numbers are block numbers; null while unknown. */
export type MirrorStatus = {
  /** `waiting`: another instance indexes, this one takes over when that ends. */
  role: "stopped" | "waiting" | "indexing";
  head: number | null;
  indexed: number | null;
  /** Blocks between the two. */
  lag: number | null;
  /** Why the mirror is not well, in a sentence for the operator; null when it is. */
  error: string | null;
  /** Since the start of this process. */
  reorgs: number;
  rpcErrors: number;
};

/** One failure passes by; so many steps, or requests to the node, in a row are told. */
const TELL_AFTER = 3;
const TELL_AFTER_REQUESTS = 6;
/** Milliseconds that a node may stay behind what it showed before: others behind the same address may be slower. */
const BEHIND_PATIENCE = 30_000;

export type StatusKeeper = {
  status: MirrorStatus;
  saw(seen: { head: bigint; indexed: bigint }): void;
  succeeded(): void;
  /** The node's head is below what it showed before. Returns for how many milliseconds it has been so. */
  behind(): number;
  /** A request to the node was answered, or failed. */
  asked(failure: Error | null): void;
  /** A step failed. Returns how many failures there have been in a row. */
  failed(error: unknown): number;
};

export function createStatusKeeper(now: () => number = Date.now): StatusKeeper {
  let failures = 0;
  let failedRequests = 0;
  let behindSince: number | null = null;
  const status: MirrorStatus = {
    role: "stopped",
    head: null,
    indexed: null,
    lag: null,
    error: null,
    reorgs: 0,
    rpcErrors: 0,
  };
  return {
    status,
    saw({ head, indexed }) {
      status.head = Number(head);
      status.indexed = Math.max(0, Number(indexed));
      status.lag = Math.max(0, status.head - status.indexed);
    },
    succeeded() {
      failures = 0;
      behindSince = null;
      status.error = null;
    },
    behind() {
      failures = 0;
      behindSince ??= now();
      const passed = now() - behindSince;
      const tell = passed >= BEHIND_PATIENCE;
      status.error = tell
        ? `The node went back to block ${status.head}; ${status.indexed} is mirrored.`
        : null;
      return passed;
    },
    asked(failure) {
      failedRequests = failure === null ? 0 : failedRequests + 1;
      if (failure === null) return;
      status.rpcErrors++;
      // Smaller and smaller ranges may be tried for minutes before a step is given up: told before that.
      if (failedRequests >= TELL_AFTER_REQUESTS) status.error ??= failure.message;
    },
    failed(error) {
      failures++;
      if (error instanceof MirrorHalted || failures >= TELL_AFTER) {
        status.error = sentence(error);
      }
      return failures;
    },
  };
}

/** Errors of other rooms may quote data or settings at length: of them the first line only. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (
    error.message
      .split("\n")
      .find((line) => line.trim() !== "")
      ?.trim()
      .slice(0, 500) ?? error.name
  );
}
