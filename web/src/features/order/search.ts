export const ORDER_TABS = [
  "overview",
  "messages",
  "deliveries",
  "attachments",
  "activity",
  "payments",
] as const;
export type OrderTab = (typeof ORDER_TABS)[number];
export type OrderSearch = { readonly tab?: OrderTab };

/** Reads the order page's URL; a tab that does not exist is left out. */
export function readOrderSearch(raw: Record<string, unknown>): OrderSearch {
  const tab = ORDER_TABS.find((one) => one === raw.tab);
  return tab ? { tab } : {};
}
