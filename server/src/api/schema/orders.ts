import { z } from "zod";
import { Address, Amount, Cursor, Hash, OrderId, Person, Seconds, Signature, Terms } from "./common.ts";
import { Document } from "./documents.ts";

/** API-1's names of the statuses. */
export const OrderStatusName = z.enum([
  "pending",
  "paid",
  "in_progress",
  "delivered",
  "revision_requested",
  "contested",
  "disputed",
  "completed",
  "cancelled",
  "settled",
]);
export const OrderMark = z.enum(["overdue", "seriously_overdue"]);

/** The contract's word for an order, as the mirror has it. */
export const OrderState = z
  .object({
    status: z.int(),
    request: z.int(),
    revisionsUsed: z.int(),
    flags: z.int(),
    round: z.int(),
    due: Seconds,
    respondBy: Seconds,
    remaining: Amount,
  })
  .meta({ id: "OrderState" });

export const Order = z
  .object({
    id: OrderId,
    status: OrderStatusName,
    marks: z.array(OrderMark),
    state: OrderState,
    terms: Terms,
    client: Person,
    seller: Person,
    arbiter: Person,
    /** What was ordered, from the listing document that terms.content commits to; null when we do not have it. */
    listing: z
      .object({
        /** Null when it was quoted without a service (LST-4, LST-5). */
        serviceId: z.string().nullable(),
        title: z.string(),
        packageName: z.string(),
        packageDescription: z.string(),
        features: z.array(z.string()),
        coverUrl: z.string().nullable(),
        questions: z.array(
          z.object({
            id: z.string(),
            question: z.string(),
            kind: z.enum(["text", "choice", "file"]),
            required: z.boolean(),
            choices: z.array(z.string()),
          }),
        ),
      })
      .nullable(),
    /** For client and seller: the quote that the terms come from (LST-4). */
    quoteId: z.uuid().nullable(),
    /**
     * While the seller has not accepted: terms that are not the package's and the site's. Null when that cannot be told,
     * for the listing is not the seller's or its package is gone.
     */
    departures: z.array(z.object({ term: z.string(), usual: z.string(), here: z.string() })).nullable(),
    totals: z.object({
      paidIn: Amount,
      toSeller: Amount,
      toClient: Amount,
      platformFees: Amount,
      arbiterFees: Amount,
      remaining: Amount,
    }),
    placedAt: Seconds,
    startedAt: Seconds.nullable(),
    deliveredAt: Seconds.nullable(),
    finishedAt: Seconds.nullable(),
    updatedAt: Seconds,
    /** The arbiter's signed ruling, once there is one to submit or submitted. */
    ruling: z
      .object({ sellerAmount: Amount, content: Hash, signature: Signature, text: z.string() })
      .nullable(),
  })
  .meta({ id: "Order" });

export const OrderCard = z
  .object({
    id: OrderId,
    title: z.string(),
    status: OrderStatusName,
    marks: z.array(OrderMark),
    role: z.enum(["client", "seller", "arbiter"]),
    counterparty: Person,
    token: Address,
    price: Amount,
    due: Seconds,
    updatedAt: Seconds,
    waitsForYou: z.boolean(),
  })
  .meta({ id: "OrderCard" });

export const OrderQuery = z.object({
  role: z.enum(["client", "seller", "arbiter"]),
  /** Ordered from a service's page, or hired for a job. */
  source: z.enum(["service", "job"]).optional(),
  /** Words of the title, the other party's name or address, or how the order's number begins. */
  q: z.string().trim().max(200).optional(),
  /** `waiting`: for the caller. `overdue`: the delivery date passed, by the chain's clock. */
  status: z.enum([...OrderStatusName.options, "waiting", "overdue"]).optional(),
  /** Latest moved; next due; highest amount, token by token; newest. */
  sort: z.enum(["latest", "due", "amount", "newest"]).default("latest"),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(20),
});

export const OrderPage = z
  .object({
    items: z.array(OrderCard),
    /** Of what was searched in this role and source, whatever the status asked for. */
    counts: z.partialRecord(OrderStatusName, z.int()),
    waiting: z.int(),
    overdue: z.int(),
    /** Counting stops here: this number means "so many or more". */
    countedUpTo: z.int(),
    nextCursor: Cursor.nullable(),
  })
  .meta({ id: "OrderPage" });

export const TransactionRef = z
  .object({ hash: Hash, block: z.int(), logIndex: z.int() })
  .meta({ id: "TransactionRef" });

/** One line of the timeline: a chain event (with its transaction), or something written off the chain. */
export const ActivityEntry = z
  .object({
    id: z.string(),
    at: Seconds,
    /**
     * The event's name in the contract, or `DraftShared`, `ProposalMade`, `-Declined`, `-Withdrawn`, `-Expired`,
     * `HelpRequested`, `HelpClosed`.
     */
    event: z.string(),
    actor: Person.nullable(),
    /** The event's arguments, bigints as decimal strings (terms left out). */
    args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    transaction: TransactionRef.nullable(),
    /** What was written with it, for those who may read it. */
    document: Document.nullable(),
  })
  .meta({ id: "ActivityEntry" });
export const ActivityQuery = z.object({
  /** What was delivered, what was asked and answered, or what moved money; without it, all. */
  filter: z.enum(["deliveries", "requests", "money"]).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(20),
});
export const Activity = z
  .object({ items: z.array(ActivityEntry), nextCursor: Cursor.nullable() })
  .meta({ id: "Activity" });

export const PaymentEntry = z
  .object({
    at: Seconds,
    kind: z.enum(["payment", "extra", "part", "payout", "refund", "commission", "arbiter_fee"]),
    account: Person,
    /** Smallest unit. `in` is into the escrow, `out` out of it; the two sums differ by what remains. */
    amount: Amount,
    direction: z.enum(["in", "out"]),
    /** wallet: moved to or from the account; balance: the account's balance in the contract. */
    via: z.enum(["wallet", "balance", "both"]),
    transaction: TransactionRef,
  })
  .meta({ id: "PaymentEntry" });
export const PaymentsQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(60).describe("Steps that moved money."),
});
export const Payments = z
  .object({
    token: Address,
    /** The oldest first. */
    items: z.array(PaymentEntry),
    nextCursor: Cursor.nullable(),
    /** The sums are of all, not of the page. */
    paidIn: Amount,
    paidOut: Amount,
    remaining: Amount,
  })
  .meta({ id: "Payments" });

export const RulingInput = z
  .object({ sellerAmount: Amount, content: Hash, signature: Signature })
  .meta({ id: "RulingInput" });

/**
 * Server-sent on `GET /api/events`: an order or a quote of yours moved, the mirror reached a block, somebody wrote to
 * you, you have a new notification, money of yours moved, or what time a block mined now would have, in unix
 * milliseconds: on connecting, with each block, and every ten seconds.
 */
export const LiveEvent = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("order"), id: OrderId, round: z.int() }),
    z.object({ type: z.literal("head"), number: z.int(), timestamp: Seconds }),
    z.object({ type: z.literal("message"), id: OrderId, number: z.int() }),
    z.object({ type: z.literal("quote"), id: z.uuid() }),
    z.object({ type: z.literal("notification"), account: Address }),
    z.object({ type: z.literal("movement"), account: Address }),
    z.object({ type: z.literal("clock"), now: z.int() }),
  ])
  .meta({ id: "LiveEvent" });
