import type { OrderCard } from "@holdfast/sdk/api";
import { sameAddress } from "@holdfast/sdk/order";
import type { Hex } from "viem";
import { api } from "../../../shared/lib/api.ts";
import { chainNow } from "../../../shared/live/clock.ts";
import type { Subject } from "../draft.ts";

/** Chain seconds for which an order of the same package may be the one that somebody means to pay here. */
const MOMENTS = 600;
/** Of the account's newest orders, so many are looked at. */
const NEWEST = 5;
/** Milliseconds for which the server is waited for. */
const PATIENCE = 5000;
const OVER: readonly OrderCard["status"][] = ["completed", "cancelled", "settled"];
/** Paid, and nobody has begun: it is odd to want another. */
const WAITING: readonly OrderCard["status"][] = ["pending", "paid"];

/**
 * The orders of the same package that this account has had from anywhere for moments only, or that wait to begin, the newest
 * first, without those in `known`; as far as the server knows. Paying needs no server: where it says nothing, nothing is held up.
 */
export async function ordersElsewhere(
  { service, packageName }: Subject,
  seller: string,
  known: readonly Hex[],
): Promise<readonly Hex[]> {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const query = { role: "client", sort: "newest", limit: NEWEST } as const;
    const { items } = await api.get("/api/orders", { query, signal });
    const open = items.filter(
      ({ id, status, counterparty }) =>
        !OVER.includes(status) && !known.includes(id as Hex) && sameAddress(counterparty.address, seller),
    );
    const orders = await Promise.all(
      open.map(({ id }) => api.get("/api/orders/{id}", { path: { id }, signal })),
    );
    return orders
      .filter(
        ({ listing, status, placedAt }) =>
          listing?.serviceId === service &&
          listing.packageName === packageName &&
          (WAITING.includes(status) || chainNow() - placedAt < MOMENTS),
      )
      .map(({ id }) => id as Hex);
  } catch {
    return [];
  }
}
