import { z } from "zod";
import { Address, Cursor, Hash, OrderId, Person, Seconds } from "./common.ts";

export const MovementKind = z.enum([
  "paid",
  "extra",
  "payout",
  "release",
  "refund",
  "commission",
  "arbiterFee",
  "deposit",
  "withdrawal",
]);

/** Sums of a token of any making have more digits than an order's amount may. */
const Sum = z.string().regex(/^-?(0|[1-9][0-9]{0,99})$/);
const Moment = z.coerce.number().pipe(Seconds);

/** Moments in unix seconds, both included. */
export const MovementFilter = z.object({
  kind: MovementKind.optional(),
  token: Address.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  order: OrderId.optional(),
});

export const MovementQuery = MovementFilter.extend({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

export const Movement = z
  .object({
    at: Seconds,
    kind: MovementKind,
    token: Address,
    /** Smallest unit; zero only for a payout that its fee took whole. */
    amount: Sum,
    /** Commission kept back from a payout: the order paid `amount` and this. */
    fee: Sum,
    /** Whether the account got it, not gave it. */
    incoming: z.boolean(),
    /** How much of it left or came to the platform balance; the rest was in the wallet. */
    ofBalance: Sum,
    /** `title` is null when no listing says what the order is about. */
    order: z.object({ id: OrderId, title: z.string().nullable() }).nullable(),
    /** The other party, or where a withdrawal went. */
    counterparty: Person.nullable(),
    txHash: Hash,
    blockNumber: z.int(),
    logIndex: z.int(),
    position: z.int(),
  })
  .meta({ id: "Movement" });

export const MovementPage = z
  .object({ items: z.array(Movement), nextCursor: Cursor.nullable() })
  .meta({ id: "MovementPage" });

export const MovementTotals = z
  .object({
    /** What the filter lets through, by token, in smallest units. */
    sums: z.array(
      z.object({
        token: Address,
        count: z.int(),
        /** Got from orders. */
        received: Sum,
        /** Given to orders. */
        paid: Sum,
        /** Commission kept back from what was got. */
        fees: Sum,
        deposited: Sum,
        withdrawn: Sum,
        /** What these did to the platform balance. */
        balanceChange: Sum,
      }),
    ),
    /** The platform balances now, whatever the filter. */
    balances: z.array(z.object({ token: Address, amount: Sum })),
  })
  .meta({ id: "MovementTotals" });
