import type { Hash } from "viem";
import type { ServicePorts, SignedOffer } from "./ports.ts";

/** What decides whether the contract takes a seller's offers now. */
export type OfferSight = { now: number; epoch: bigint; cancelled: ReadonlySet<Hash> };

/** Whether the contract would take the offer (LST-3). */
export function isUsable(
  offer: Pick<SignedOffer, "terms" | "epoch" | "termsHash">,
  sight: OfferSight,
): boolean {
  return (
    offer.terms.validUntil >= sight.now &&
    offer.epoch === sight.epoch &&
    !sight.cancelled.has(offer.termsHash)
  );
}

/** Looks at the chain's facts on a seller's offers, all at once. */
export async function lookAtOffers(
  ports: Pick<ServicePorts, "offers" | "clock">,
  input: { seller: `0x${string}`; hashes: readonly Hash[] },
): Promise<OfferSight> {
  const [now, epoch, cancelled] = await Promise.all([
    ports.clock(),
    ports.offers.epochOf(input.seller),
    ports.offers.cancelled(input.seller, input.hashes),
  ]);
  return { now, epoch, cancelled };
}
