import type { EscrowEvent } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { CancelledOffer, EpochRow } from "../store.ts";

/** The seller whose offers an event voids; undefined for all other events. */
export function offerSeller(event: EscrowEvent): Address | undefined {
  return event.name === "OfferCancelled" || event.name === "OffersCancelled" ? event.args.seller : undefined;
}

/** What sellers' events say of their cancelled offers and epochs: each offer once, the last epoch of each. */
export function foldOffers(events: EscrowEvent[]): { offers: CancelledOffer[]; epochs: EpochRow[] } {
  const offers = new Map<string, CancelledOffer>();
  const epochs = new Map<Address, bigint>();
  for (const event of events) {
    if (event.name === "OfferCancelled") {
      const { seller, offer }: { seller: Address; offer: Hash } = event.args;
      offers.set(`${seller}:${offer}`, { seller, offer });
    } else if (event.name === "OffersCancelled") {
      epochs.set(event.args.seller, event.args.epoch);
    }
  }
  return {
    offers: [...offers.values()],
    epochs: [...epochs].map(([seller, epoch]) => ({ seller, epoch })),
  };
}
