import type { Hash } from "viem";
import { z } from "zod";
import { NO_LOCKS } from "../../domain/files/locks.ts";
import { listMessages } from "../../domain/messages/list-messages.ts";
import { markRead } from "../../domain/messages/mark-read.ts";
import { sendMessage } from "../../domain/messages/send-message.ts";
import { limitWriting } from "../middleware/limit-writing.ts";
import { type Route, route } from "../route.ts";
import { OrderId } from "../schema/common.ts";
import { Message, MessageInput, MessagePage, MessageQuery, ReadInput } from "../schema/messages.ts";
import { presentMessage, presentMessages } from "./present.ts";

const Id = z.object({ id: OrderId });

export const messageRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/orders/{id}/messages",
    tag: "Orders",
    summary: "Messages of an order: the newest, those before a number, or those since one",
    auth: "required",
    params: Id,
    query: MessageQuery,
    answer: MessagePage,
    refusals: [],
    async handle({ context, caller, params, query }) {
      const order = params.id as Hash;
      return presentMessages(await listMessages(context, { order, caller, slice: query }));
    },
  }),
  route({
    method: "post",
    path: "/api/orders/{id}/messages",
    tag: "Orders",
    summary: "Write to the others of an order; the same key again is the same message",
    auth: "required",
    params: Id,
    body: MessageInput,
    answer: Message,
    refusals: ["wrong_state"],
    async handle({ context, caller, params, body }) {
      await limitWriting(context, caller.address);
      const sent = await sendMessage(context, { ...body, order: params.id as Hash, caller });
      // To who sent them, their own files are never locked.
      return presentMessage(sent.message, { ...sent, viewer: caller.address, locks: NO_LOCKS });
    },
  }),
  route({
    method: "post",
    path: "/api/orders/{id}/messages/read",
    tag: "Orders",
    summary: "One has read an order's messages up to a number; never back",
    auth: "required",
    params: Id,
    body: ReadInput,
    refusals: [],
    async handle({ context, caller, params, body }) {
      await markRead(context, { order: params.id as Hash, caller, number: body.number });
    },
  }),
];
