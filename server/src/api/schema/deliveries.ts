import { z } from "zod";
import { Hash, Seconds } from "./common.ts";
import { Document } from "./documents.ts";
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
