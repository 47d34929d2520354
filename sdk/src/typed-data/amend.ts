import { type EscrowDomainInput, escrowDomain } from "./domain.ts";
import { amendTypes } from "./types.ts";

export type Amend = {
  order: `0x${string}`;
  /** The order's present round; any state change voids the signature. */
  round: number;
  /** Added to the escrow by the client, in the token's smallest unit; zero for a change of date only. */
  amount: bigint;
  /** New delivery date in unix seconds; zero leaves it. */
  due: number;
  /** Unix seconds, at most 48 hours ahead. */
  validUntil: number;
  /** Hash of the document that describes the change. */
  content: `0x${string}`;
};

/** What one party signs to propose additional work or another date (FEATURES RQ-1, RQ-2); the other submits it. */
export function amendTypedData(input: EscrowDomainInput & { amend: Amend }) {
  return {
    domain: escrowDomain(input),
    types: amendTypes,
    primaryType: "Amend",
    message: input.amend,
  } as const;
}
