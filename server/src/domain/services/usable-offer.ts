import type { Address, Hash } from "viem";
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

type Ports = Pick<ServicePorts, "offers" | "clock">;

/** Looks at the chain's facts on a seller's offers, all at once. */
export async function lookAtOffers(
  ports: Ports,
  { seller, hashes }: { seller: Address; hashes: readonly Hash[] },
): Promise<OfferSight> {
  return (await lookAtAll(ports, { sellers: [seller], hashes }))(seller);
}

/** The same for many sellers, in as many looks as for one. */
export async function lookAtAll(
  ports: Ports,
  { sellers, hashes }: { sellers: readonly Address[]; hashes: readonly Hash[] },
): Promise<(seller: Address) => OfferSight> {
  const [now, facts] = await Promise.all([ports.clock(), ports.offers.of(sellers, hashes)]);
  return (seller) => ({ now, ...(facts.get(seller) ?? { epoch: 0n, cancelled: new Set() }) });
}
