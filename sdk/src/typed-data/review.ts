import { type EscrowDomainInput, escrowDomain } from "./domain.ts";
import { reviewReplyTypes, reviewTypes } from "./types.ts";

/** What one party of an ended order says of the other (FEATURES RVW-1). The order's id names both and what was agreed. */
export type Review = {
  order: `0x${string}`;
  /** Whom it is about: the order's other party. */
  subject: `0x${string}`;
  /** 1 to 5. */
  stars: number;
  text: string;
  /** Unix seconds. */
  signedAt: bigint;
};

/** The one answer of who was reviewed. */
export type ReviewReply = {
  /** EIP-712 digest of the review that is answered. */
  review: `0x${string}`;
  text: string;
  /** Unix seconds. */
  signedAt: bigint;
};

/** What a party signs to review the other (FEATURES RVW-1). The contract never reads it: only its domain is borrowed. */
export function reviewTypedData(input: EscrowDomainInput & { review: Review }) {
  return {
    domain: escrowDomain(input),
    types: reviewTypes,
    primaryType: "Review",
    message: input.review,
  } as const;
}

/** What the one who was reviewed signs to answer. */
export function reviewReplyTypedData(input: EscrowDomainInput & { reply: ReviewReply }) {
  return {
    domain: escrowDomain(input),
    types: reviewReplyTypes,
    primaryType: "ReviewReply",
    message: input.reply,
  } as const;
}
