import { type EscrowDomainInput, escrowDomain } from "./domain.ts";
import { settlementTypes } from "./types.ts";

export type Settlement = {
  order: `0x${string}`;
  /** The order's present round; any state change voids the signature. */
  round: number;
  /** In the token's smallest unit, before commission; the rest goes back to the client. */
  sellerAmount: bigint;
  /** Unix seconds, at most 48 hours ahead. */
  validUntil: number;
};

/** What one party signs to agree on a split; the other submits it (FEATURES DSP-5). */
export function settlementTypedData(input: EscrowDomainInput & { settlement: Settlement }) {
  return {
    domain: escrowDomain(input),
    types: settlementTypes,
    primaryType: "Settlement",
    message: input.settlement,
  } as const;
}
