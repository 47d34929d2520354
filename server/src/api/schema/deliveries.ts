import { z } from "zod";
import { Cursor, Hash, Person, Seconds, Timestamp } from "./common.ts";
import { Document, DocumentKind, FileInfo } from "./documents.ts";
import { TransactionRef } from "./orders.ts";

export const DeliveryState = z.enum([
  "draft",
  "in_review",
  "sent_back",
  "replaced",
  "approved",
  "disputed",
  "settled",
  "cancelled",
]);

/** A delivery or draft. `committed` is the hash that its transaction carries; `document` hashes to it. */
export const Delivery = z
  .object({
    id: z.string(),
    number: z.int(),
    at: Seconds,
    state: DeliveryState,
    late: z.boolean(),
    committed: Hash.nullable(),
    transaction: TransactionRef.nullable(),
    document: Document.nullable(),
    /** The revision request that it was made for, with its words for those who may read them. */
    answers: z.object({ at: Seconds, document: Document.nullable() }).nullable(),
  })
  .meta({ id: "Delivery" });
export const Deliveries = z.object({ items: z.array(Delivery) }).meta({ id: "Deliveries" });

export const AttachmentQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(30),
});

/** Files that came together, with a document or a message. */
export const AttachmentGroup = z
  .object({
    id: z.string(),
    kind: z.enum([...DocumentKind.options, "message"]),
    author: Person,
    at: Timestamp,
    files: z.array(FileInfo),
  })
  .meta({ id: "AttachmentGroup" });
export const AttachmentPage = z
  .object({ items: z.array(AttachmentGroup), nextCursor: Cursor.nullable() })
  .meta({ id: "AttachmentPage" });
