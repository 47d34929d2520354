import { OrderStatus, type Terms } from "@holdfast/sdk/order";
import { packageTerms } from "../services/package-terms.ts";
import type { OrderedListing } from "./listing.ts";
import type { OrderPorts, OrderRecord } from "./ports.ts";

type Ports = Pick<OrderPorts, "services" | "terms" | "quotes">;

/** A term that is not what the seller's package and this site's defaults say, or the seller's quote. */
export type Departure = { term: keyof Terms; usual: string; here: string };

/** What a client writes freely into every order, and what says nothing of what was agreed. */
const THEIR_OWN: readonly (keyof Terms)[] = ["client", "validUntil", "salt"];

/**
 * How the terms of an order that waits to be accepted differ from those the seller would have offered (LST-6): no
 * signature of the seller's stands for them. Of what was quoted (LST-4): from those that the seller did sign. Null when
 * they cannot be compared, for the service or its package is gone; empty for an order that the seller has signed or accepted.
 */
export async function departures(
  ports: Ports,
  { terms, state }: Pick<OrderRecord, "terms" | "state">,
  listing: Pick<OrderedListing, "serviceId" | "tier" | "client"> | null,
): Promise<Departure[] | null> {
  if (state.status !== OrderStatus.Pending) return [];
  const usual = listing && (await (listing.client ? quoted(ports, terms) : offered(ports, terms, listing)));
  if (!usual) return null;
  const names = Object.keys(usual) as (keyof Terms)[];
  return names
    .filter((term) => !THEIR_OWN.includes(term) && usual[term] !== terms[term])
    .map((term) => ({ term, usual: usual[term].toString(), here: terms[term].toString() }));
}

/** What the seller signed for this client, under the content that the order names. */
async function quoted({ quotes }: Ports, { content }: Terms): Promise<Terms | null> {
  const id = (await quotes.ofContents([content])).get(content);
  const quote = id === undefined ? null : await quotes.find(id);
  const signed = [quote?.offer, ...(quote?.retired ?? [])].find((one) => one?.terms.content === content);
  return signed?.terms ?? null;
}

async function offered(
  ports: Ports,
  { seller, validUntil }: Terms,
  { serviceId, tier }: Pick<OrderedListing, "serviceId" | "tier">,
): Promise<Terms | null> {
  const service = serviceId ? await ports.services.find(serviceId) : null;
  const content = service?.packages.find((one) => one.tier === tier);
  if (!service || !content || service.seller.address !== seller) return null;
  return packageTerms({ service, tier: content.tier, package: content, defaults: ports.terms, validUntil });
}
