export const ORDER_CLASSES = [
  "waiting",
  "overdue",
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
export const ORDER_SORTS = ["latest", "due", "amount", "newest"] as const;

export type OrdersSearch = {
  /** Without it: services. */
  readonly source?: "job";
  /** Without it: where there is something to see, buying first. */
  readonly role?: "client" | "seller";
  readonly status?: (typeof ORDER_CLASSES)[number];
  readonly q?: string;
  /** Without it: the latest moved first. */
  readonly sort?: Exclude<(typeof ORDER_SORTS)[number], "latest">;
};

const LONGEST_SEARCH = 200;

/** Reads the list's URL; what is usual stays out of it. */
export function readOrdersSearch(raw: Record<string, unknown>): OrdersSearch {
  const status = ORDER_CLASSES.find((one) => one === raw.status);
  const role = raw.role === "client" || raw.role === "seller" ? raw.role : undefined;
  const sort = ORDER_SORTS.find((one) => one === raw.sort);
  // A number in the URL is read as one: what somebody typed is a text all the same.
  const typed = typeof raw.q === "string" || typeof raw.q === "number" ? String(raw.q) : "";
  const q = typed.trim().slice(0, LONGEST_SEARCH);
  return {
    ...(raw.source === "job" && { source: "job" as const }),
    ...(role && { role }),
    ...(status && { status }),
    ...(q && { q }),
    ...(sort && sort !== "latest" && { sort }),
  };
}
