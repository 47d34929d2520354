import type { Terms } from "../order/terms.ts";
import { type EscrowDomainInput, escrowDomain } from "./domain.ts";
import { offerTypes } from "./types.ts";

/**
 * What a seller signs to let a client order at once (FEATURES LST-3, LST-4): an open offer when client and salt are
 * zero in `terms`, else a quote. `epoch` is the seller's `epochOf` at signing; `cancelAllOffers` bumps it.
 * Ready for viem's `signTypedData` and for a wallet's `eth_signTypedData_v4`.
 */
export function offerTypedData(input: EscrowDomainInput & { terms: Terms; epoch: bigint }) {
  return {
    domain: escrowDomain(input),
    types: offerTypes,
    primaryType: "Offer",
    message: { terms: input.terms, epoch: input.epoch },
  } as const;
}
