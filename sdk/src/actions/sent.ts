import type { Address, Hex } from "viem";

/** A transaction on its way, as plain JSON: kept over a reload, `followTransaction` takes it up again. */
export type Sent = {
  /** As the wallet gave it; a repriced transaction is mined under another. */
  hash: Hex;
  /** Unix milliseconds. */
  sentAt: number;
  /** The chain's newest block then: what takes its place cannot be older. */
  sentAtBlock: number;
  /** What a node has shown of it; null before. Worth keeping: nodes forget, and only this tells a replacement. */
  seen: Seen | null;
};

/** Calls that a wallet makes as one (EIP-5792), on their way; plain JSON as well. */
export type SentCalls = {
  /** The wallet's own name for them; not a hash. */
  batch: string;
  /** Unix milliseconds. */
  sentAt: number;
  /** The chain's newest block then. */
  sentAtBlock: number;
};

/** `value` in wei, as a decimal string. */
export type Seen = { from: Address; to: Address | null; data: Hex; value: string; nonce: number };

/**
 * How it goes meanwhile; none of it is an end. `slow`: known, but not mined for long. `unseen`: no node knows it (any
 * more), or a shared wallet still collects signatures. `unreachable`: the node does not answer.
 */
export type Weather = "fine" | "slow" | "unseen" | "unreachable";
