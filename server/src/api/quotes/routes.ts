import { termsFromJson } from "@holdfast/sdk/order";
import { getAddress, type Hash, type Hex } from "viem";
import { z } from "zod";
import { findLocks } from "../../domain/files/locks.ts";
import { acceptQuote } from "../../domain/quotes/accept-quote.ts";
import { askQuote } from "../../domain/quotes/ask-quote.ts";
import { endQuote } from "../../domain/quotes/end-quote.ts";
import { type QuoteView, viewQuote } from "../../domain/quotes/get-quote.ts";
import { listQuotes } from "../../domain/quotes/list-quotes.ts";
import { offerQuote } from "../../domain/quotes/offer-quote.ts";
import type { QuoteOffer } from "../../domain/quotes/ports.ts";
import { answerInQuote, askInQuote } from "../../domain/quotes/quote-questions.ts";
import { checksummedTerms } from "../checksummed-terms.ts";
import type { ApiContext } from "../context.ts";
import { limitWriting } from "../middleware/limit-writing.ts";
import { type Route, route } from "../route.ts";
import {
  Quote,
  QuoteAcceptInput,
  QuoteDeclineInput,
  QuoteInput,
  type QuoteOfferInput,
  QuotePage,
  QuotePriceInput,
  QuoteQuery,
  QuoteWordsInput,
} from "../schema/quotes.ts";
import { presentQuote, presentQuotePage } from "./present.ts";

const Id = z.object({ id: z.uuid() });

export const quoteRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/quotes",
    tag: "Quotes",
    summary: "One's own quotes as client or as seller, the latest moved first, with counts by state",
    auth: "required",
    query: QuoteQuery,
    answer: QuotePage,
    refusals: [],
    async handle({ context, caller, query }) {
      return presentQuotePage(await listQuotes(context, { ...query, account: caller.address }), query.role);
    },
  }),
  route({
    method: "post",
    path: "/api/quotes",
    tag: "Quotes",
    summary: "Ask a seller for a price: what is wanted, by when, for how much, with files",
    auth: "required",
    body: QuoteInput,
    answer: Quote,
    refusals: ["not_found", "not_allowed", "wrong_state"],
    async handle({ context, caller, body }) {
      await limitWriting(context, caller.address);
      const { seller, token, budget, neededBy, ...rest } = body;
      const view = await askQuote(context, {
        ...rest,
        client: caller.address,
        seller: getAddress(seller),
        wish: token === null || budget === null ? null : { token: getAddress(token), budget: BigInt(budget) },
        neededBy: neededBy === null ? null : new Date(neededBy),
      });
      return present(context, view);
    },
  }),
  route({
    method: "get",
    path: "/api/quotes/{id}",
    tag: "Quotes",
    summary: "One quote, for its client and its seller",
    auth: "required",
    params: Id,
    answer: Quote,
    refusals: [],
    async handle({ context, caller, params }) {
      return present(context, await viewQuote(context, { id: params.id, account: caller.address }));
    },
  }),
  route({
    method: "put",
    path: "/api/quotes/{id}/offer",
    tag: "Quotes",
    summary:
      "Hand in the seller's signed price (EIP-712; contracts sign by ERC-1271), also in an older one's place",
    auth: "required",
    params: Id,
    body: QuotePriceInput,
    answer: Quote,
    refusals: ["not_allowed", "wrong_state", "terms_outdated", "signature_invalid", "node_unavailable"],
    async handle({ context, caller, params, body }) {
      // Checking a contract's signature is a call to the node.
      await limitWriting(context, caller.address);
      const view = await offerQuote(context, {
        id: params.id,
        seller: caller.address,
        replaces: body.replaces as Hash | null,
        offer: quoteOfferOf(body),
      });
      return present(context, view);
    },
  }),
  route({
    method: "post",
    path: "/api/quotes/{id}/accept",
    tag: "Quotes",
    summary: "Take exactly these terms; paying comes next",
    auth: "required",
    params: Id,
    body: QuoteAcceptInput,
    answer: Quote,
    refusals: ["not_allowed", "wrong_state"],
    async handle({ context, caller, params, body }) {
      const termsHash = body.termsHash as Hash;
      return present(
        context,
        await acceptQuote(context, { id: params.id, client: caller.address, termsHash }),
      );
    },
  }),
  route({
    method: "post",
    path: "/api/quotes/{id}/decline",
    tag: "Quotes",
    summary: "The seller's no, with words; a signature given out lives until its date or `cancelOffer`",
    auth: "required",
    params: Id,
    body: QuoteDeclineInput,
    answer: Quote,
    refusals: ["not_allowed", "wrong_state"],
    async handle({ context, caller, params, body }) {
      const ending = { id: params.id, account: caller.address, as: "declined", words: body.words } as const;
      return present(context, await endQuote(context, ending));
    },
  }),
  route({
    method: "post",
    path: "/api/quotes/{id}/withdraw",
    tag: "Quotes",
    summary: "The client does not want it any more",
    auth: "required",
    params: Id,
    answer: Quote,
    refusals: ["not_allowed", "wrong_state"],
    async handle({ context, caller, params }) {
      const ending = { id: params.id, account: caller.address, as: "withdrawn" } as const;
      return present(context, await endQuote(context, ending));
    },
  }),
  route({
    method: "post",
    path: "/api/quotes/{id}/question",
    tag: "Quotes",
    summary: "One question to the other side before payment",
    auth: "required",
    params: Id,
    body: QuoteWordsInput,
    answer: Quote,
    refusals: ["wrong_state"],
    async handle({ context, caller, params, body }) {
      await limitWriting(context, caller.address);
      return present(context, await askInQuote(context, { id: params.id, author: caller.address, ...body }));
    },
  }),
  route({
    method: "post",
    path: "/api/quotes/{id}/answer",
    tag: "Quotes",
    summary: "The answer to the other side's question",
    auth: "required",
    params: Id,
    body: QuoteWordsInput,
    answer: Quote,
    refusals: ["wrong_state"],
    async handle({ context, caller, params, body }) {
      await limitWriting(context, caller.address);
      return present(
        context,
        await answerInQuote(context, { id: params.id, author: caller.address, ...body }),
      );
    },
  }),
];

/** What a seller hands in for a quote or for a job, as the domain takes it. */
export function quoteOfferOf(body: z.output<typeof QuoteOfferInput>): QuoteOffer {
  return {
    terms: termsFromJson(checksummedTerms(body.terms)),
    epoch: BigInt(body.epoch),
    signature: body.signature as Hex,
    listingSalt: body.listingSalt as Hash,
    words: body.words,
    features: body.features,
  };
}

async function present(context: ApiContext, view: QuoteView): Promise<z.input<typeof Quote>> {
  const ids = view.briefDocument?.files.map(({ id }) => id) ?? [];
  return presentQuote(view, await findLocks(context, { ids, viewer: view[view.role] }));
}
