import type { Hash, Hex } from "viem";
import { z } from "zod";
import { getActivity } from "../../domain/orders/get-activity.ts";
import { getOrder } from "../../domain/orders/get-order.ts";
import { getPayments } from "../../domain/orders/get-payments.ts";
import { listOrders } from "../../domain/orders/list-orders.ts";
import { saveRuling } from "../../domain/orders/save-ruling.ts";
import { type Route, route } from "../route.ts";
import { OrderId } from "../schema/common.ts";
import {
  Activity,
  ActivityQuery,
  Order,
  OrderPage,
  OrderQuery,
  Payments,
  PaymentsQuery,
  RulingInput,
} from "../schema/orders.ts";
import { sendLiveEvents } from "./live-events.ts";
import { presentActivity, presentOrder, presentOrderPage, presentPayments } from "./present.ts";

const Id = z.object({ id: OrderId });

export const orderRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/orders",
    tag: "Orders",
    summary: "One's own orders in one role: searched, by status with counts, sorted",
    auth: "required",
    query: OrderQuery,
    answer: OrderPage,
    refusals: [],
    async handle({ context, caller, query }) {
      return presentOrderPage(await listOrders(context, { ...query, account: caller.address }));
    },
  }),
  route({
    method: "get",
    path: "/api/orders/{id}",
    tag: "Orders",
    summary: "One order, for its parties, its arbiter and the operator",
    auth: "required",
    params: Id,
    answer: Order,
    refusals: [],
    async handle({ context, caller, params }) {
      return presentOrder(await getOrder(context, { id: params.id as Hash, caller }));
    },
  }),
  route({
    method: "get",
    path: "/api/orders/{id}/activity",
    tag: "Orders",
    summary: "What happened in an order, the newest first, each on-chain step with its transaction",
    auth: "required",
    params: Id,
    query: ActivityQuery,
    answer: Activity,
    refusals: [],
    async handle({ context, caller, params, query }) {
      const { items, people, locks, nextCursor } = await getActivity(context, {
        ...query,
        id: params.id as Hash,
        caller,
      });
      return { items: items.map((entry) => presentActivity(entry, { people, locks })), nextCursor };
    },
  }),
  route({
    method: "get",
    path: "/api/orders/{id}/payments",
    tag: "Orders",
    summary: "Every movement of an order's money; totals are the chain's",
    auth: "required",
    params: Id,
    query: PaymentsQuery,
    answer: Payments,
    refusals: [],
    async handle({ context, caller, params, query }) {
      return presentPayments(await getPayments(context, { ...query, id: params.id as Hash, caller }));
    },
  }),
  route({
    method: "put",
    path: "/api/orders/{id}/ruling",
    tag: "Orders",
    summary: "Hand in the arbiter's signed ruling (EIP-712), for either party to submit",
    auth: "required",
    params: Id,
    body: RulingInput,
    answer: Order,
    refusals: ["not_allowed", "wrong_state", "signature_invalid", "node_unavailable"],
    async handle({ context, caller, params, body }) {
      return presentOrder(
        await saveRuling(context, {
          id: params.id as Hash,
          caller,
          sellerAmount: BigInt(body.sellerAmount),
          content: body.content as Hash,
          signature: body.signature as Hex,
        }),
      );
    },
  }),
  route({
    method: "get",
    path: "/api/events",
    tag: "Orders",
    summary: "Server-sent events: an order of yours moved (look again), or the mirror reached a block",
    auth: "required",
    answerType: "text/event-stream",
    refusals: [],
    async handle({ context, caller, request, response }) {
      sendLiveEvents(context, { caller, request, response });
    },
  }),
];
