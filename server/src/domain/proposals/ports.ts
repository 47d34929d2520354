import type { Address, Hash, Hex } from "viem";

/** What was signed: amounts in smallest units, moments in unix seconds. */
export type ProposedMessage =
  | { kind: "amendment"; amount: bigint; due: number }
  | { kind: "settlement"; sellerAmount: bigint };

/** One party's signature over a change or a split, for the other to submit (FEATURES RQ-1, RQ-2, DSP-5). */
export type Proposal = {
  /** EIP-712 digest of what was signed. */
  id: Hash;
  order: Hash;
  author: Address;
  round: number;
  message: ProposedMessage;
  /** The document that says why; null for a settlement without words. */
  content: Hash | null;
  signature: Hex;
  validUntil: number;
  createdAt: number;
  ended: { as: "declined" | "withdrawn"; at: number } | null;
};

/** `over`: the very same was made before and has ended. `taken`: another stands. `full`: its author made too many. */
export type PutProposal = "kept" | "over" | "taken" | "full";

export type ProposalStore = {
  /** All of an order, the oldest first. */
  list(order: Hash): Promise<Proposal[]>;
  /**
   * Stores it unless another of the order stands at `now`: of the same round, not ended, not expired; or its author made
   * `most` in this order before. Of two at once only one is stored. One that stands already is kept.
   */
  insert(
    proposal: Omit<Proposal, "createdAt" | "ended">,
    limits: { now: number; most: number },
  ): Promise<PutProposal>;
  /** False when it was ended already. */
  end(id: Hash, as: "declined" | "withdrawn"): Promise<boolean>;
  /** Hashes of the documents that proposals of an order show to the other party. */
  contents(order: Hash): Promise<Hash[]>;
};
