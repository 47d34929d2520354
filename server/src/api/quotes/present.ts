import { phaseName, termsToJson } from "@holdfast/sdk/order";
import type { Address } from "viem";
import type { z } from "zod";
import { personOf } from "../../domain/accounts/person.ts";
import type { People } from "../../domain/accounts/ports.ts";
import type { Locks } from "../../domain/files/locks.ts";
import type { QuoteRole } from "../../domain/quotes/access.ts";
import type { QuoteView } from "../../domain/quotes/get-quote.ts";
import type { QuoteCardView, QuoteListView } from "../../domain/quotes/list-quotes.ts";
import { WAITS_FOR } from "../../domain/quotes/waits-for.ts";
import { presentPerson } from "../accounts/present.ts";
import { presentDocument } from "../documents/present.ts";
import type { Quote, QuoteCard, QuoteOffer, QuotePage } from "../schema/quotes.ts";

const person = (people: People, address: Address) => presentPerson(personOf(people, address));
const iso = (moment: Date | null) => moment?.toISOString() ?? null;

export function presentQuote(view: QuoteView, locks: Locks): z.input<typeof Quote> {
  const { id, state, role, client, seller, jobId, service, title, people, token, words, order } = view;
  if (!view.briefDocument) throw new Error(`The brief of quote ${id} is not there.`);
  return {
    ...{ id, state, role, jobId, service, title, token, words },
    ...{ jobState: view.jobState, shortlisted: view.shortlisted },
    client: person(people, client),
    seller: person(people, seller),
    brief: presentDocument(view.briefDocument, locks),
    budget: view.budget?.toString() ?? null,
    neededBy: iso(view.neededBy),
    offer: presentOffer(view),
    questions: view.questions.map(({ createdAt, answeredAt, ...question }) => ({
      ...question,
      createdAt: createdAt.toISOString(),
      answeredAt: iso(answeredAt),
    })),
    order: order && { id: order.id, status: phaseName(order.status) },
    toCancel: view.toCancel.map(termsToJson),
    signing: view.signing && {
      epoch: view.signing.epoch.toString(),
      questions: view.signing.questions.map(writable),
    },
    createdAt: view.createdAt.toISOString(),
    quotedAt: iso(view.quotedAt),
    acceptedAt: iso(view.acceptedAt),
    endedAt: iso(view.endedAt),
    updatedAt: view.updatedAt.toISOString(),
  };
}

function presentOffer({ offer, told, usable }: QuoteView): z.input<typeof QuoteOffer> | null {
  if (!offer || !told) return null;
  const { terms, epoch, signature, termsHash } = offer;
  return {
    terms: termsToJson(terms),
    epoch: epoch.toString(),
    ...{ signature, termsHash, usable },
    listingSalt: told.listingSalt,
    words: told.words,
    features: [...told.features],
    questions: told.questions.map(writable),
  };
}

const writable = <Q extends { choices: readonly string[] }>(question: Q) => ({
  ...question,
  choices: [...question.choices],
});

export function presentQuotePage(view: QuoteListView, role: QuoteRole): z.input<typeof QuotePage> {
  const { items, counts, people, nextCursor } = view;
  return {
    items: items.map((quote) => presentCard(quote, { role, people })),
    counts: Object.fromEntries(counts),
    waiting: WAITS_FOR[role].reduce((sum, state) => sum + (counts.get(state) ?? 0), 0),
    nextCursor,
  };
}

function presentCard(
  quote: QuoteCardView,
  { role, people }: { role: QuoteRole; people: People },
): z.input<typeof QuoteCard> {
  const { id, state, title, client, seller, offer, order, updatedAt } = quote;
  return {
    ...{ id, state, title },
    counterparty: person(people, role === "client" ? seller : client),
    token: offer?.terms.token ?? quote.token,
    price: offer?.terms.price.toString() ?? null,
    budget: quote.budget?.toString() ?? null,
    validUntil: offer?.terms.validUntil ?? null,
    orderId: order?.id ?? null,
    updatedAt: updatedAt.toISOString(),
    waitsForYou: WAITS_FOR[role].includes(state),
  };
}
