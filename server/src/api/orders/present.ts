import { phaseName, termsToJson } from "@holdfast/sdk/order";
import type { Address } from "viem";
import type { z } from "zod";
import { personOf } from "../../domain/accounts/person.ts";
import type { People } from "../../domain/accounts/ports.ts";
import type { Locks } from "../../domain/files/locks.ts";
import type { Happening } from "../../domain/orders/activity/source.ts";
import type { OrderView } from "../../domain/orders/get-order.ts";
import type { PaymentsView } from "../../domain/orders/get-payments.ts";
import type { listOrders, OrderCardView } from "../../domain/orders/list-orders.ts";
import { presentPerson } from "../accounts/present.ts";
import { presentDocument } from "../documents/present.ts";
import { coverUrl } from "../files/cover-url.ts";
import type { ActivityEntry, Order, OrderCard, OrderPage, Payments } from "../schema/orders.ts";

const person = (people: People, address: Address) => presentPerson(personOf(people, address));
const marksOf = ({ phase: { mark } }: Pick<OrderView, "phase">) => (mark === null ? [] : [mark]);

export function presentOrder(view: OrderView): z.input<typeof Order> {
  const { id, terms, state, totals, listing, ruling } = view;
  const { placedAt, startedAt, deliveredAt, finishedAt, updatedAt } = view;
  return {
    id,
    status: view.phase.name,
    marks: marksOf(view),
    state: { ...state, remaining: state.remaining.toString() },
    terms: termsToJson(terms),
    client: person(view.people, terms.client),
    seller: person(view.people, terms.seller),
    arbiter: person(view.people, terms.arbiter),
    listing: listing && { ...listing, coverUrl: coverUrl(listing.cover) },
    quoteId: view.quoteId,
    departures: view.departures,
    totals: {
      paidIn: totals.paidIn.toString(),
      toSeller: totals.toSeller.toString(),
      toClient: totals.toClient.toString(),
      platformFees: totals.platformFees.toString(),
      arbiterFees: totals.arbiterFees.toString(),
      remaining: state.remaining.toString(),
    },
    placedAt,
    startedAt,
    deliveredAt,
    finishedAt,
    updatedAt,
    ruling: ruling && { ...ruling, sellerAmount: ruling.sellerAmount.toString() },
  };
}

export function presentOrderPage(page: Awaited<ReturnType<typeof listOrders>>): z.input<typeof OrderPage> {
  const { statuses, waiting, overdue, upTo } = page.counts;
  return {
    items: page.items.map(presentOrderCard),
    counts: Object.fromEntries([...statuses].map(([status, count]) => [phaseName(status), count])),
    waiting,
    overdue,
    countedUpTo: upTo,
    nextCursor: page.nextCursor,
  };
}

function presentOrderCard(card: OrderCardView): z.input<typeof OrderCard> {
  const { id, role, token, due, updatedAt, waitsForYou } = card;
  return {
    id,
    title: card.title ?? `Order ${id.slice(0, 10)}`,
    status: card.phase.name,
    marks: marksOf(card),
    role,
    counterparty: presentPerson(card.counterparty),
    token,
    price: card.price.toString(),
    due,
    updatedAt,
    waitsForYou,
  };
}

export function presentActivity(
  entry: Happening,
  { people, locks }: { people: People; locks: Locks },
): z.input<typeof ActivityEntry> {
  return {
    ...entry,
    actor: entry.actor && person(people, entry.actor),
    document: entry.document && presentDocument(entry.document, locks),
  };
}

const PAYMENT_KINDS = {
  price: "payment",
  extra: "extra",
  payout: "payout",
  refund: "refund",
  platform_fee: "commission",
  arbiter_fee: "arbiter_fee",
} as const;

export function presentPayments(view: PaymentsView): z.input<typeof Payments> {
  return {
    token: view.token,
    items: view.items.map(({ kind, part, party, amount, byBalance, direction, ref }) => ({
      at: ref.at,
      kind: part ? ("part" as const) : PAYMENT_KINDS[kind],
      account: person(view.people, party),
      amount: amount.toString(),
      direction,
      via:
        byBalance === 0n
          ? ("wallet" as const)
          : byBalance === amount
            ? ("balance" as const)
            : ("both" as const),
      transaction: { hash: ref.txHash, block: Number(ref.blockNumber), logIndex: ref.logIndex },
    })),
    nextCursor: view.nextCursor,
    paidIn: view.paidIn.toString(),
    paidOut: view.paidOut.toString(),
    remaining: view.remaining.toString(),
  };
}
