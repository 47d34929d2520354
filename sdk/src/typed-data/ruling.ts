import { type EscrowDomainInput, escrowDomain } from "./domain.ts";
import { rulingTypes } from "./types.ts";

export type Ruling = {
  order: `0x${string}`;
  /** In the token's smallest unit: the seller's part of what is left after the arbiter's fee, before commission. */
  sellerAmount: bigint;
  /** Hash of the ruling document. */
  content: `0x${string}`;
};

/** What an arbiter signs so that anyone can submit the ruling (FEATURES DSP-3). */
export function rulingTypedData(input: EscrowDomainInput & { ruling: Ruling }) {
  return {
    domain: escrowDomain(input),
    types: rulingTypes,
    primaryType: "Ruling",
    message: input.ruling,
  } as const;
}
