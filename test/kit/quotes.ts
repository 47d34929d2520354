import type { Quote } from "@holdfast/sdk/api";
import { documentHash, type QuotePromise, quoteListing, randomSalt } from "@holdfast/sdk/document";
import { quoteTerms, randomOrderSalt, type Terms, termsFromJson, termsToJson } from "@holdfast/sdk/order";
import { offerTypedData } from "@holdfast/sdk/typed-data";
import { getAddress, parseEther, zeroAddress } from "viem";
import { termsDefaults } from "../../server/src/config/terms-defaults.ts";
import type { TestServer } from "./api.ts";
import { demand } from "./market.ts";
import type { Person } from "./person.ts";

const DAY = 86_400;

/** What a client sends to ask for a quote, ordinary in everything that `changes` does not name. */
export function quoteInput(seller: Person, changes: object = {}) {
  return {
    seller: seller.address,
    title: "A sign for a bakery",
    text: "Hand-painted letters, two metres wide, for the window.",
    ...changes,
  };
}

export async function askQuote(client: Person, seller: Person, changes: object = {}): Promise<Quote> {
  const json = quoteInput(seller, changes);
  return demand(await client.request<Quote>("POST", "/api/quotes", { json }));
}

export const seeQuote = async (who: Person, id: string): Promise<Quote> =>
  demand(await who.request<Quote>("GET", `/api/quotes/${id}`));

/** The chain's present time, unix seconds. */
export async function chainNow(server: TestServer): Promise<number> {
  return Number((await server.chain.client.getBlock()).timestamp);
}

/** What a seller signs for a quote: the listing it commits to, and the terms, with whatever is to be otherwise. */
export async function signQuote(
  server: TestServer,
  seller: Person,
  quote: Pick<Quote, "title" | "brief" | "offer" | "signing"> & {
    client: { address: string };
    service: { id: string } | null;
    jobId: string | null;
  },
  changes: { terms?: Partial<Terms>; promise?: Partial<QuotePromise>; epoch?: bigint; signer?: Person } = {},
) {
  const promise: QuotePromise = {
    client: getAddress(quote.client.address),
    seller: seller.address,
    salt: randomSalt(),
    title: quote.title,
    brief: quote.brief.hash as `0x${string}`,
    serviceId: quote.service?.id ?? null,
    jobId: quote.jobId,
    questions: quote.signing?.questions ?? [],
    words: "I can do this.",
    features: ["The sign", "Two sketches"],
    ...changes.promise,
  };
  const terms = {
    ...quoteTerms(termsDefaults(server.config), {
      client: promise.client,
      seller: seller.address,
      token: zeroAddress,
      price: parseEther("2"),
      deliveryTime: 7 * DAY,
      revisions: 1,
      validUntil: (await chainNow(server)) + 7 * DAY,
      content: documentHash(quoteListing(promise)),
      salt: randomOrderSalt(),
    }),
    ...changes.terms,
  };
  const epoch = changes.epoch ?? BigInt(quote.signing?.epoch ?? 0);
  const { chainId, escrow } = server.chain;
  const signer = changes.signer ?? seller;
  const signature = await signer.account.signTypedData?.(offerTypedData({ chainId, escrow, terms, epoch }));
  if (!signature) throw new Error("This account signs no typed data.");
  const { salt, words, features } = promise;
  return {
    terms: termsToJson(terms),
    epoch: epoch.toString(),
    signature,
    listingSalt: salt,
    words,
    features: [...features],
    replaces: (quote.offer?.termsHash ?? null) as `0x${string}` | null,
  };
}

/** Asked, on a service if there is one, and answered with a signed price. */
export async function quotedQuote(
  server: TestServer,
  people: { client: Person; seller: Person; serviceId?: string },
  changes: Parameters<typeof signQuote>[3] = {},
): Promise<Quote> {
  const { client, seller, serviceId } = people;
  const { id } = await askQuote(client, seller, serviceId === undefined ? {} : { serviceId });
  const json = await signQuote(server, seller, await seeQuote(seller, id), changes);
  demand(await seller.request<Quote>("PUT", `/api/quotes/${id}/offer`, { json }));
  return seeQuote(client, id);
}

/** The terms of a quote's offer, as the contract takes them. @throws when there is none */
export function termsOf(quote: Quote): Terms {
  if (!quote.offer) throw new Error("This quote has no price yet.");
  return termsFromJson(quote.offer.terms as Parameters<typeof termsFromJson>[0]);
}
