import { OrderStatus, type Terms } from "@holdfast/sdk/order";
import { packageTerms } from "../services/package-terms.ts";
import type { OrderPorts, OrderRecord } from "./ports.ts";

/** A term that is not what the seller's package and this site's defaults say. */
export type Departure = { term: keyof Terms; usual: string; here: string };

/** What a client writes freely into every order, and what says nothing of what was agreed. */
const THEIR_OWN: readonly (keyof Terms)[] = ["client", "validUntil", "salt"];

/**
 * How the terms of an order that waits to be accepted differ from those the seller would have offered (LST-6): no
 * signature of the seller's stands for them. Null when they cannot be compared, for the service or its package is gone;
 * empty for an order that the seller has signed or accepted.
 */
export async function departures(
  ports: Pick<OrderPorts, "services" | "terms">,
  { terms, state }: Pick<OrderRecord, "terms" | "state">,
  listing: { serviceId: string | null; tier: number | null } | null,
): Promise<Departure[] | null> {
  if (state.status !== OrderStatus.Pending) return [];
  const service = listing?.serviceId ? await ports.services.find(listing.serviceId) : null;
  const content = service?.packages.find(({ tier }) => tier === listing?.tier);
  if (!service || !content || service.seller.address !== terms.seller) return null;
  const { validUntil } = terms;
  const usual = packageTerms({
    service,
    tier: content.tier,
    package: content,
    defaults: ports.terms,
    validUntil,
  });
  const names = Object.keys(usual) as (keyof Terms)[];
  return names
    .filter((term) => !THEIR_OWN.includes(term) && usual[term] !== terms[term])
    .map((term) => ({ term, usual: usual[term].toString(), here: terms[term].toString() }));
}
