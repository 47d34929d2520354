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
  /** Without it: where there is something to see, buying first. */
  readonly role?: "client" | "seller";
  readonly status?: (typeof ORDER_STATUSES)[number];
};

/** Reads the list's URL; all statuses is the default and stays out of it. */
export function readOrdersSearch(raw: Record<string, unknown>): OrdersSearch {
  const status = ORDER_STATUSES.find((one) => one === raw.status);
  const role = raw.role === "client" || raw.role === "seller" ? raw.role : undefined;
  return { ...(role && { role }), ...(status && { status }) };
}
