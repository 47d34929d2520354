import type { Order, PaymentEntry } from "@holdfast/sdk/api";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../shared/lib/api.ts";

export type ReceiptData = {
  readonly order: Order;
  /** All of them, the oldest first. */
  readonly payments: readonly PaymentEntry[];
};

/** An order and every movement of its money, as the chain has them now. */
export function receiptQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "receipt"],
    queryFn: async ({ signal }): Promise<ReceiptData> => {
      const order = await api.get("/api/orders/{id}", { path: { id }, signal });
      const payments: PaymentEntry[] = [];
      let cursor: string | null = null;
      do {
        const query: { cursor?: string } = cursor === null ? {} : { cursor };
        const page = await api.get("/api/orders/{id}/payments", { path: { id }, query, signal });
        payments.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return { order, payments };
    },
  });
}
