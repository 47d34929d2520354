import type { Hash } from "viem";
import { z } from "zod";
import { askHelp } from "../../domain/help/ask-help.ts";
import { closeHelp } from "../../domain/help/close-help.ts";
import { listHelp } from "../../domain/help/list-help.ts";
import { listOrderHelp } from "../../domain/help/list-order-help.ts";
import { limitWriting } from "../middleware/limit-writing.ts";
import { type Route, route } from "../route.ts";
import { OrderId } from "../schema/common.ts";
import { DeskPage, HelpInput, HelpQuery, HelpRequest, HelpRequests } from "../schema/messages.ts";
import { presentDesk, presentHelp } from "./present.ts";

const OrderOf = z.object({ id: OrderId });

export const helpRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/api/orders/{id}/help",
    tag: "Help",
    summary: "Ask the operator's help desk to look at an order; one open request a party",
    auth: "required",
    params: OrderOf,
    body: HelpInput,
    answer: HelpRequest,
    refusals: ["not_allowed", "wrong_state"],
    async handle({ context, caller, params, body }) {
      await limitWriting(context, caller.address);
      const request = await askHelp(context, { order: params.id as Hash, caller, text: body.text });
      return presentHelp(request, await context.accounts.people([request.author]));
    },
  }),
  route({
    method: "get",
    path: "/api/orders/{id}/help",
    tag: "Help",
    summary: "What one asked the help desk in an order; everything asked there, to the desk",
    auth: "required",
    params: OrderOf,
    answer: HelpRequests,
    refusals: [],
    async handle({ context, caller, params }) {
      const { items, people } = await listOrderHelp(context, { order: params.id as Hash, caller });
      return { items: items.map((request) => presentHelp(request, people)) };
    },
  }),
  route({
    method: "get",
    path: "/api/help",
    tag: "Help",
    summary:
      "What waits for the help desk, the longest waiting first, then what was closed; for the operator",
    auth: "required",
    query: HelpQuery,
    answer: DeskPage,
    refusals: ["not_allowed"],
    async handle({ context, caller, query }) {
      return presentDesk(await listHelp(context, { ...query, caller }));
    },
  }),
  route({
    method: "post",
    path: "/api/help/{id}/close",
    tag: "Help",
    summary: "The help desk is done with a request",
    auth: "required",
    params: z.object({ id: z.uuid() }),
    answer: HelpRequest,
    refusals: ["not_allowed"],
    async handle({ context, caller, params }) {
      const request = await closeHelp(context, { id: params.id, caller });
      return presentHelp(request, await context.accounts.people([request.author]));
    },
  }),
];
