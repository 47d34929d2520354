import {
  documentHash,
  offerTypedData,
  quoteListing,
  quoteTerms,
  randomOrderSalt,
  randomSalt,
  reviewTypedData,
  type Terms,
  termsToJson,
} from "@holdfast/sdk";
import type { PublicConfig, Quote } from "@holdfast/sdk/api";
import { type Hex, parseEther, zeroAddress } from "viem";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import { PEOPLE, type PersonKey } from "./people.ts";
import type { Visitor } from "./visitor.ts";

/** An order of the demo that is over. */
export interface EndedOrder {
  id: Hex;
  client: PersonKey;
  seller: PersonKey;
}

interface Input {
  config: Pick<PublicConfig, "chainId" | "terms"> & { escrow: Hex };
  now: number;
  visitor: (person: PersonKey) => Promise<Visitor>;
}

type Words = { stars: number; text: string } | null;

const DAY = 86_400;
/** What both sides of the ended orders say of each other, the oldest order first; null: nothing yet. */
const REVIEWS: readonly { client: Words; seller: Words }[] = [
  {
    client: { stars: 5, text: "Exactly the mark we hoped for, and it does survive the kiln." },
    seller: { stars: 5, text: "A clear brief and quick answers. A pleasure." },
  },
  {
    client: { stars: 4, text: "Good work. One more round than planned, all of it inside the price." },
    seller: { stars: 5, text: "Knew what the shop needed and said so early." },
  },
  {
    client: { stars: 5, text: "Read like our own voice, only clearer." },
    seller: { stars: 4, text: "Kind to work with; the material came a day late." },
  },
  { client: { stars: 5, text: "On time, and better than the sample promised." }, seller: null },
  {
    client: { stars: 3, text: "Usable, but I had to ask twice for the source files." },
    seller: { stars: 4, text: "Fair, and paid at once." },
  },
  { client: null, seller: { stars: 5, text: "Would gladly do this again." } },
];

/** What is around the orders (RVW-1, LST-4, LST-5): signed reviews, a quote asked, one answered, an open job. */
export async function playAround(input: Input, ended: readonly EndedOrder[]): Promise<void> {
  for (const [index, order] of ended.entries()) {
    const said = REVIEWS[index % REVIEWS.length];
    if (said?.client) await review(input, { order, by: "client", ...said.client });
    if (said?.seller) await review(input, { order, by: "seller", ...said.seller });
  }
  await askQuote(input, {
    client: "priya",
    seller: "amara",
    title: "Words for a school's first brochure",
    text: "Eight pages for parents: what we teach, how a lesson goes, what it costs. We have notes, no sentences.",
  });
  const asked = await askQuote(input, {
    client: "ines",
    seller: "mara",
    title: "Labels for a series of twelve glazes",
    text: "One label each, same shape, told apart by colour and name. They have to stand on round jars.",
  });
  await answerQuote(input, { id: asked, seller: "mara", price: parseEther("0.35") });
  await postJob(input);
}

async function review(
  { config, now, visitor }: Input,
  said: { order: EndedOrder; by: "client" | "seller"; stars: number; text: string },
): Promise<void> {
  const { order, by, stars, text } = said;
  const [author, subject] =
    by === "client" ? ([order.client, order.seller] as const) : ([order.seller, order.client] as const);
  const signed = {
    ...{ order: order.id, stars, text, signedAt: BigInt(now) },
    subject: demoAccount(PEOPLE[subject].index).address,
  };
  const { chainId, escrow } = config;
  const signature = await demoAccount(PEOPLE[author].index).signTypedData(
    reviewTypedData({ chainId, escrow, review: signed }),
  );
  const body = { stars, text, signedAt: now, signature };
  await (await visitor(author)).call("POST", `/api/orders/${order.id}/review`, body);
}

async function askQuote(
  { visitor }: Input,
  asked: { client: PersonKey; seller: PersonKey; title: string; text: string },
): Promise<string> {
  const { client, seller, ...words } = asked;
  const body = { seller: demoAccount(PEOPLE[seller].index).address, ...words };
  return (await (await visitor(client)).call<Quote>("POST", "/api/quotes", body)).id;
}

/** The seller's price, signed for that client alone. */
async function answerQuote(
  { config, now, visitor }: Input,
  { id, seller, price }: { id: string; seller: PersonKey; price: bigint },
): Promise<void> {
  const account = demoAccount(PEOPLE[seller].index);
  const visiting = await visitor(seller);
  const quote = await visiting.call<Quote>("GET", `/api/quotes/${id}`);
  const promise = {
    client: quote.client.address,
    seller: account.address,
    salt: randomSalt(),
    title: quote.title,
    brief: quote.brief.hash,
    serviceId: quote.service?.id ?? null,
    jobId: null,
    questions: quote.signing?.questions ?? [],
    words: "Twelve labels from one design, with a sheet that shows how to make the thirteenth yourself.",
    features: ["Print files for all twelve", "One round of changes"],
  };
  const terms: Terms = quoteTerms(config.terms as Parameters<typeof quoteTerms>[0], {
    client: promise.client,
    seller: promise.seller,
    token: zeroAddress,
    price,
    deliveryTime: 9 * DAY,
    revisions: 1,
    validUntil: now + 14 * DAY,
    content: documentHash(quoteListing(promise)),
    salt: randomOrderSalt(),
  });
  const epoch = quote.signing?.epoch ?? "0";
  const { chainId, escrow } = config;
  const signature = await account.signTypedData(
    offerTypedData({ chainId, escrow, terms, epoch: BigInt(epoch) }),
  );
  await visiting.call("PUT", `/api/quotes/${id}/offer`, {
    ...{ terms: termsToJson(terms), epoch, signature, replaces: null },
    ...{ listingSalt: promise.salt, words: promise.words, features: promise.features },
  });
}

async function postJob({ now, visitor }: Input): Promise<void> {
  await (await visitor("oskar")).call("POST", "/api/jobs", {
    title: "Rewrite our returns page so that people find it friendly",
    description:
      "Our page about returns is correct and nobody likes it. We need it in English, Spanish and Portuguese, " +
      "short, with the three cases that really happen. A lawyer reads it afterwards.",
    category: "Writing",
    tags: ["web", "copy", "translation"],
    token: zeroAddress,
    budget: parseEther("0.4").toString(),
    neededBy: new Date((now + 21 * DAY) * 1000).toISOString(),
    fileIds: [],
  });
}
