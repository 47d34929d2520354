import { NOTIFICATION_KINDS } from "@holdfast/sdk/notice";
import { z } from "zod";
import { Cursor, OrderId, Person, Seconds, Timestamp } from "./common.ts";

const NotificationId = z.uuid();

export const NotificationQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(20),
});

export const Notification = z
  .object({
    id: NotificationId,
    kind: z.enum(NOTIFICATION_KINDS),
    at: Timestamp,
    read: z.boolean(),
    /** Who did it; null when it was time. */
    by: Person.nullable(),
    /** `title` is null when no listing says what the order is about. */
    order: z.object({ id: OrderId, title: z.string().nullable() }).nullable(),
    /** What the sentence needs: amounts in the smallest unit of `token`, moments in unix seconds. */
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .meta({ id: "Notification" });

export const NotificationPage = z
  .object({ items: z.array(Notification), unread: z.int(), nextCursor: Cursor.nullable() })
  .meta({ id: "NotificationPage" });

/** Which to mark read: some, all up to one, or all of an order. */
export const ReadNotifications = z
  .union([
    z.strictObject({ ids: z.array(NotificationId).min(1).max(100) }),
    z.strictObject({ upTo: NotificationId }),
    z.strictObject({ order: OrderId }),
  ])
  .meta({ id: "ReadNotifications" });

export const UnreadNotifications = z.object({ unread: z.int() }).meta({ id: "UnreadNotifications" });

/** When to be reminded (ORD-5): hours from now. */
export const ReminderInput = z.object({ hours: z.int().min(1).max(720) }).meta({ id: "ReminderInput" });
/** `at` is in unix seconds of the chain's clock. */
export const Reminder = z.object({ at: Seconds }).meta({ id: "Reminder" });
