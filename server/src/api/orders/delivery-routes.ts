import type { Hash } from "viem";
import { z } from "zod";
import { getDeliveries } from "../../domain/orders/get-deliveries.ts";
import { presentDocument } from "../documents/present.ts";
import { type Route, route } from "../route.ts";
import { OrderId } from "../schema/common.ts";
import { Deliveries } from "../schema/deliveries.ts";

const Id = z.object({ id: OrderId });

export const deliveryRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/orders/{id}/deliveries",
    tag: "Orders",
    summary: "Every delivery and draft, the newest first, with what became of it",
    auth: "required",
    params: Id,
    answer: Deliveries,
    refusals: [],
    async handle({ context, caller, params }) {
      const { items, locks } = await getDeliveries(context, { id: params.id as Hash, caller });
      return {
        items: items.map((item) => ({
          ...item,
          document: item.document && presentDocument(item.document, locks),
          answers: item.answers && {
            at: item.answers.at,
            document: item.answers.document && presentDocument(item.answers.document, locks),
          },
        })),
      };
    },
  }),
];
