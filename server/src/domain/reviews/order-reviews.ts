import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { visibleOrder } from "../orders/access.ts";
import type { OrderPorts } from "../orders/ports.ts";
import type { ReviewPorts, ReviewRecord, ReviewSide } from "./ports.ts";
import { reviewableUntil } from "./rules.ts";

/** One side's review, as far as the caller may know of it. */
export type SideReview = { written: boolean; review: ReviewRecord | null };

export type OrderReviews = Record<ReviewSide, SideReview> & {
  /** When it can be reviewed no more, in unix seconds; null: its end has not come. */
  until: number | null;
  people: People;
};

/**
 * What the parties of an order say of each other: one's own, and the other's once everybody sees it. That the other
 * wrote is told to the parties before, nothing else of it. @throws Refusal `not_found` to a stranger
 */
export async function orderReviews(
  ports: Pick<OrderPorts, "orders" | "accounts" | "clock"> & ReviewPorts,
  { id, caller }: { id: Hash; caller: Caller },
): Promise<OrderReviews> {
  const order = await visibleOrder(ports, { id, caller });
  const { client, seller } = order.terms;
  const [found, people, now] = await Promise.all([
    ports.reviews.ofOrder(id),
    ports.accounts.people([client, seller]),
    ports.clock(),
  ]);
  const isParty = caller.address === client || caller.address === seller;
  const sideOf = (side: ReviewSide): SideReview => {
    const review = found.find((one) => one.side === side);
    const seen = review && (review.author === caller.address || review.visibleAt <= now);
    return { written: review !== undefined && (isParty || seen === true), review: seen ? review : null };
  };
  return { until: reviewableUntil(order), client: sideOf("client"), seller: sideOf("seller"), people };
}
