import { orderId } from "@holdfast/sdk";
import type { Quote } from "@holdfast/sdk/api";
import { parseUnits, zeroAddress, zeroHash } from "viem";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import type { Around } from "./around.ts";
import { QUOTES, type QuoteSeed } from "./history/quotes.ts";
import { tokenOf } from "./market.ts";
import { PEOPLE } from "./people.ts";
import { signQuote } from "./sign-quote.ts";
import { untilKnown } from "./until.ts";

/** Plays history/quotes.ts: each is asked, answered and ended by its own two people (LST-4). */
export async function playQuotes(around: Around): Promise<void> {
  for (const quote of QUOTES) await play(around, quote);
}

async function play(around: Around, seed: QuoteSeed): Promise<void> {
  const { config, visitor } = around;
  const [client, seller] = [await visitor(seed.client), await visitor(seed.seller)];
  const token = seed.budget && tokenOf(config, seed.budget.token);
  const { id } = await client.call<Quote>("POST", "/api/quotes", {
    ...{ seller: seller.account.address, title: seed.title, text: seed.text },
    ...(seed.budget &&
      token && {
        token: token.address,
        budget: parseUnits(seed.budget.amount, token.decimals).toString(),
      }),
  });
  const path = `/api/quotes/${id}`;
  const offered = seed.offer && (await answer(around, { path, seed, offer: seed.offer }));
  if (seed.question) {
    await client.call("POST", `${path}/question`, { text: seed.question.asked });
    const { answered } = seed.question;
    if (answered !== null) await seller.call("POST", `${path}/answer`, { text: answered });
  }
  const { end } = seed;
  if (end === undefined) return;
  if (typeof end === "object") {
    await seller.call("POST", `${path}/decline`, { words: end.declined });
    return;
  }
  if (end === "withdrawn") {
    await client.call("POST", `${path}/withdraw`);
    return;
  }
  if (!offered) throw new Error(`Nothing was offered for “${seed.title}”, so it cannot be ${end}.`);
  await client.call("POST", `${path}/accept`, { termsHash: offered.termsHash });
  if (end === "paid") await pay(around, seed, offered);
}

type Offered = Awaited<ReturnType<typeof answer>>;

async function answer(
  around: Around,
  { path, seed, offer }: { path: string; seed: QuoteSeed; offer: NonNullable<QuoteSeed["offer"]> },
) {
  const seller = await around.visitor(seed.seller);
  const { title, brief, service, signing } = await seller.call<Quote>("GET", path);
  const client = demoAccount(PEOPLE[seed.client].index).address;
  const subject = { client, title, brief: brief.hash, serviceId: service?.id ?? null, jobId: null, signing };
  const signed = await signQuote(around, { seller: seed.seller, subject, offer });
  const quote = await seller.call<Quote>("PUT", `${path}/offer`, signed.body);
  if (!quote.offer) throw new Error(`The server did not keep the offer for “${title}”.`);
  return { ...signed, termsHash: quote.offer.termsHash };
}

/** From the wallet; only in the chain's coin, which needs nobody's leave. */
async function pay({ config, chain, visitor }: Around, seed: QuoteSeed, { terms, signature }: Offered) {
  if (terms.token !== zeroAddress) throw new Error(`“${seed.title}” is not paid in the chain's coin.`);
  const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" };
  const args = [terms, signature, funding, zeroHash];
  await chain.send({ by: seed.client, functionName: "place", args, value: terms.price });
  const { chainId, escrow } = config;
  await untilKnown(await visitor(seed.client), orderId({ terms, chainId, escrow }));
}
