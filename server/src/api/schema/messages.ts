import { z } from "zod";
import { Address, Amount, Cursor, OrderId, Person, Timestamp } from "./common.ts";
import { FileInfo } from "./documents.ts";
import { OrderMark, OrderStatusName } from "./orders.ts";

const MessageNumber = z.int().min(1).max(2_000_000_000);

/** As what somebody writes in an order; `operator` is the help desk. */
export const WriterRole = z.enum(["client", "seller", "arbiter", "operator"]);

export const Message = z
  .object({
    /** Counts up from 1 in each order, without a gap. */
    number: MessageNumber,
    author: Person,
    role: WriterRole,
    /** Plain text as it was written; a page must not read it as HTML. */
    text: z.string(),
    files: z.array(FileInfo),
    createdAt: Timestamp,
    /** The key it was sent with, to its author only. */
    key: z.string().nullable(),
  })
  .meta({ id: "Message" });

export const MessageQuery = z
  .object({
    /** Messages with lower numbers, the nearest ones. */
    before: z.coerce.number().pipe(MessageNumber).optional(),
    /** Messages with higher numbers, the nearest ones: what came since. */
    after: z.coerce.number().pipe(z.int().min(0).max(2_000_000_000)).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .refine(({ before, after }) => before === undefined || after === undefined, {
    message: "before and after go in two directions: send one of them",
    path: ["after"],
  });

/** In the order of their numbers; without `before` and `after` the newest. */
export const MessagePage = z
  .object({
    items: z.array(Message),
    /** Highest number in the order, 0 when nobody wrote yet. */
    last: z.int(),
    /** Up to which the caller has read. */
    readUpTo: z.int(),
    /** Messages of others that the caller has not read. */
    unread: z.int(),
    /** Up to which the others have read. */
    marks: z.array(z.object({ account: Address, name: z.string(), role: WriterRole, number: z.int() })),
  })
  .meta({ id: "MessagePage" });

export const MessageInput = z
  .object({
    text: z.string().trim().max(5000).default(""),
    fileIds: z.array(z.string().max(80)).max(20).default([]),
    /** Made by the sender: sent again after a lost answer, it is the same message and not a second one. */
    key: z.string().regex(/^[\w-]{8,64}$/, "must be 8 to 64 letters, digits, hyphens or underscores"),
  })
  .meta({ id: "MessageInput" });

export const ReadInput = z.object({ number: MessageNumber }).meta({ id: "ReadInput" });

export const HelpRequest = z
  .object({
    id: z.string(),
    order: OrderId,
    author: Person,
    text: z.string(),
    createdAt: Timestamp,
    closedAt: Timestamp.nullable(),
  })
  .meta({ id: "HelpRequest" });
export const HelpRequests = z.object({ items: z.array(HelpRequest) }).meta({ id: "HelpRequests" });

export const HelpInput = z.object({ text: z.string().trim().min(1).max(5000) }).meta({ id: "HelpInput" });

export const HelpQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(20),
});

/** A request with the order it is about. */
export const DeskItem = z
  .object({
    request: HelpRequest,
    /** Whether the desk wrote in the order since. */
    answered: z.boolean(),
    order: z
      .object({
        title: z.string(),
        status: OrderStatusName,
        marks: z.array(OrderMark),
        client: Person,
        seller: Person,
        token: Address,
        price: Amount,
      })
      .nullable(),
  })
  .meta({ id: "DeskItem" });
export const DeskPage = z
  .object({ items: z.array(DeskItem), open: z.int(), nextCursor: Cursor.nullable() })
  .meta({ id: "DeskPage" });
