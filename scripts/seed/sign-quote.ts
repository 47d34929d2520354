import {
  documentHash,
  offerTypedData,
  type QuotePromise,
  quoteListing,
  quoteTerms,
  randomOrderSalt,
  randomSalt,
  termsToJson,
} from "@holdfast/sdk";
import type { Quote } from "@holdfast/sdk/api";
import { type Address, getAddress, type Hex, parseUnits } from "viem";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import type { Around } from "./around.ts";
import type { OfferSeed } from "./history/quotes.ts";
import { tokenOf } from "./market.ts";
import { PEOPLE, type PersonKey } from "./people.ts";

const DAY = 86_400;

/** What is quoted: a client's request, or a job. */
interface Subject {
  client: string;
  title: string;
  brief: string;
  serviceId: string | null;
  jobId: string | null;
  signing: Quote["signing"];
}

/** A seller's price, signed for that client alone, as the server takes it. */
export async function signQuote(
  { config, now }: Around,
  { seller, subject, offer }: { seller: PersonKey; subject: Subject; offer: OfferSeed },
) {
  const account = demoAccount(PEOPLE[seller].index);
  const { address: token, decimals } = tokenOf(config, offer.token);
  const { words, features } = offer;
  const promise: QuotePromise = {
    client: getAddress(subject.client),
    seller: account.address,
    salt: randomSalt(),
    title: subject.title,
    brief: subject.brief as Hex,
    serviceId: subject.serviceId,
    jobId: subject.jobId,
    questions: subject.signing?.questions ?? [],
    ...{ words, features },
  };
  const terms = quoteTerms(config.terms as Parameters<typeof quoteTerms>[0], {
    client: promise.client,
    seller: account.address,
    token: token as Address,
    price: parseUnits(offer.price, decimals),
    deliveryTime: offer.days * DAY,
    revisions: offer.revisions,
    validUntil: now + 14 * DAY,
    content: documentHash(quoteListing(promise)),
    salt: randomOrderSalt(),
  });
  const epoch = subject.signing?.epoch ?? "0";
  const { chainId, escrow } = config;
  const signature = await account.signTypedData(
    offerTypedData({ chainId, escrow, terms, epoch: BigInt(epoch) }),
  );
  const body = {
    ...{ terms: termsToJson(terms), epoch, signature, replaces: null },
    ...{ listingSalt: promise.salt, words, features },
  };
  return { terms, signature, body };
}
