export const ORDER_STATUSES = [
  "pending",
  "paid",
  "in_progress",
  "delivered",
  "revision_requested",
  "contested",
  "disputed",
  "completed",
  "cancelled",
  "settled",
] as const;
export type OrdersSearch = {
  readonly role?: "seller";
  readonly status?: (typeof ORDER_STATUSES)[number];
};

/** Reads the list's URL; buying and all statuses are the defaults and stay out of it. */
export function readOrdersSearch(raw: Record<string, unknown>): OrdersSearch {
  const status = ORDER_STATUSES.find((one) => one === raw.status);
  return { ...(raw.role === "seller" && { role: "seller" as const }), ...(status && { status }) };
}
