import type { Hash } from "viem";
import { z } from "zod";
import { listNotifications, type NotificationView } from "../../domain/notifications/list-notifications.ts";
import type { WhichNotifications } from "../../domain/notifications/ports.ts";
import { readNotifications } from "../../domain/notifications/read-notifications.ts";
import { remindMeLater } from "../../domain/notifications/remind-later.ts";
import { presentPerson } from "../accounts/present.ts";
import { type Route, route } from "../route.ts";
import { OrderId } from "../schema/common.ts";
import {
  type Notification,
  NotificationPage,
  NotificationQuery,
  ReadNotifications,
  Reminder,
  ReminderInput,
  UnreadNotifications,
} from "../schema/notifications.ts";

export const notificationRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/notifications",
    tag: "Notifications",
    summary: "One's own notifications, the newest first, and how many are unread",
    auth: "required",
    query: NotificationQuery,
    answer: NotificationPage,
    refusals: [],
    async handle({ context, caller, query }) {
      const { items, unread, nextCursor } = await listNotifications(context, { ...query, caller });
      return { items: items.map(present), unread, nextCursor };
    },
  }),
  route({
    method: "post",
    path: "/api/notifications/read",
    tag: "Notifications",
    summary: "Mark notifications read: some, all up to one, or all of an order",
    auth: "required",
    body: ReadNotifications,
    answer: UnreadNotifications,
    refusals: [],
    async handle({ context, caller, body }) {
      const which: WhichNotifications = "order" in body ? { order: body.order as Hash } : body;
      return { unread: await readNotifications(context, { caller, which }) };
    },
  }),
  route({
    method: "put",
    path: "/api/orders/{id}/reminder",
    tag: "Notifications",
    summary: "Be reminded of an order that waits for your requirements",
    auth: "required",
    params: z.object({ id: OrderId }),
    body: ReminderInput,
    answer: Reminder,
    refusals: ["not_allowed", "wrong_state"],
    async handle({ context, caller, params, body }) {
      return { at: await remindMeLater(context, { id: params.id as Hash, caller, hours: body.hours }) };
    },
  }),
];

function present(view: NotificationView): z.input<typeof Notification> {
  return {
    id: view.id,
    kind: view.kind,
    at: view.createdAt.toISOString(),
    read: view.readAt !== null,
    by: view.by && presentPerson(view.by),
    order: view.orderId && { id: view.orderId, title: view.title },
    data: { ...view.data },
  };
}
