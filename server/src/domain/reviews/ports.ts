import type { Terms } from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type { Notice } from "../notifications/ports.ts";

/** What somebody was in the order that a review is of. */
export type ReviewSide = "client" | "seller";

export type ReviewReply = { text: string; signedAt: number; signature: Hex };

/** What one party of an ended order says of the other (RVW-1). Moments are unix seconds. */
export type ReviewRecord = {
  order: Hash;
  author: Address;
  subject: Address;
  /** What the author was. */
  side: ReviewSide;
  /** 1 to 5. */
  stars: number;
  text: string;
  signedAt: number;
  signature: Hex;
  /** From when everybody sees it. */
  visibleAt: number;
  reply: ReviewReply | null;
  /** The service it is about, while it is published. */
  service: { id: string; title: string } | null;
};

export type NewReview = Omit<ReviewRecord, "visibleAt" | "reply" | "service">;

/** A review and what its order was about, for whoever wants to check it alone. */
export type ProvenReview = ReviewRecord & { terms: Terms };

export type ReviewPage<R = ReviewRecord> = { items: R[]; nextCursor: string | null };

/** What became of a review that was handed in. */
export type PutReview =
  | { outcome: "kept"; review: ReviewRecord; other: ReviewRecord | null }
  /** What was signed is there already, whatever signature it was kept with: that one stays. */
  | { outcome: "same" }
  /** Everybody sees the earlier one: it stays as it is. */
  | { outcome: "shown" }
  /** The earlier one was signed later. */
  | { outcome: "older" };

type Page = { cursor?: string | undefined; limit: number };

/** Reviews count only while their order is completed or settled: one that a reorganisation took back has none. */
export type ReviewStore = {
  /**
   * Keeps a review, or another in its place while nobody else sees it. The second of an order makes both visible at
   * `now`; the first is visible at `alone`. Of two at the same moment one is the second.
   */
  put(review: NewReview, at: { now: number; alone: number }): Promise<PutReview>;
  /** False when it has a reply already, or nobody sees the review yet. */
  reply(review: Pick<ReviewRecord, "order" | "author">, reply: ReviewReply, now: number): Promise<boolean>;
  /** Both parties', seen or not. */
  ofOrder(order: Hash): Promise<ReviewRecord[]>;
  /**
   * Those of an account that everybody sees at `now`, the newest first. @throws Refusal `invalid_input` for a cursor
   * that no answer gave
   */
  ofAccount(input: Page & { subject: Address; as: ReviewSide; now: number }): Promise<ReviewPage>;
  ofService(input: Page & { service: string; now: number }): Promise<ReviewPage>;
  /** The same as `ofAccount`, or the one of an order, with what proves them. */
  proofs(
    input: Page & { subject: Address; as: ReviewSide; now: number; order?: Hash | undefined },
  ): Promise<ReviewPage<ProvenReview>>;
  /** Reviews that time alone made visible until `now`, and whose subject was not told yet: a bounded number. */
  untold(now: number): Promise<ReviewRecord[]>;
  /** Tells, and marks the standings that changed by it, all or nothing. */
  tell(reviews: readonly ReviewRecord[], notices: readonly Notice[]): Promise<void>;
  /** Parties that wrote nothing of an order that ended in (`from`, `to`], unix seconds. */
  silent(range: { from: number; to: number }): Promise<SilentParty[]>;
};

export type SilentParty = { order: Hash; account: Address; other: Address; finishedAt: number };

export type ReviewPorts = { reviews: ReviewStore };
