import type { QuotePromise } from "@holdfast/sdk/document";
import type { Terms } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { People } from "../accounts/ports.ts";
import type { DocumentRecord } from "../documents/ports.ts";
import type { JobState } from "../jobs/ports.ts";
import { isUsable, lookAtOffers } from "../services/usable-offer.ts";
import { type QuoteRole, visibleQuote } from "./access.ts";
import type { QuotePorts, QuoteRecord, QuoteState } from "./ports.ts";
import { quoteState } from "./quote-state.ts";

/** What the terms of a quote commit to, so that its client can make the document again and compare. */
export type QuoteTold = Pick<QuotePromise, "words" | "features" | "questions"> & { listingSalt: Hash };

export type QuoteView = QuoteRecord & {
  role: QuoteRole;
  state: QuoteState;
  /** Of a proposal: while its job is not open, this site lets nobody pay it. */
  jobState: JobState | null;
  people: People;
  brief: Hash;
  briefDocument: DocumentRecord | null;
  service: { id: string; title: string } | null;
  told: QuoteTold | null;
  /** Whether the contract would take the signature now. */
  usable: boolean;
  /** Signatures that the chain takes and the quote no longer shows; for the seller alone. */
  toCancel: Terms[];
  /** What the seller's page signs with; null to the client. */
  signing: { epoch: bigint; questions: QuotePromise["questions"] } | null;
};

/** One quote whole, as one of its two sees it (LST-4). @throws Refusal `not_found` */
export async function viewQuote(
  ports: QuotePorts,
  input: { id: string; account: Address },
): Promise<QuoteView> {
  return viewOf(ports, await visibleQuote(ports, input));
}

/** A quote that was found for one of its two. */
export async function viewOf(
  ports: QuotePorts,
  { quote, role }: { quote: QuoteRecord; role: QuoteRole },
): Promise<QuoteView> {
  const { client, seller, offer, retired } = quote;
  const signed = [...(offer ? [offer] : []), ...retired];
  const [people, sight, briefDocument, listing, service, job] = await Promise.all([
    ports.accounts.people([client, seller]),
    lookAtOffers(ports, { seller, hashes: signed.map(({ termsHash }) => termsHash) }),
    ports.documents.find(quote.brief),
    offer && ports.documents.find(offer.terms.content),
    quote.serviceId === null ? null : ports.services.find(quote.serviceId),
    quote.jobId === null ? null : ports.jobs.find(quote.jobId),
  ]);
  const state = quoteState(quote, sight.now);
  const isSeller = role === "seller";
  const isMissed = job !== null && job.state !== "open";
  const isOver = quote.stage === "declined" || quote.stage === "withdrawn" || isMissed;
  const left = isOver ? signed : retired;
  return {
    ...quote,
    role,
    state,
    jobState: job?.state ?? null,
    people,
    briefDocument,
    service: service && { id: service.id, title: service.title },
    told: listing && toldBy(listing),
    usable: offer !== null && isUsable(offer, sight),
    // Once there is an order with them they are used up.
    toCancel:
      isSeller && !quote.order ? left.filter((one) => isUsable(one, sight)).map(({ terms }) => terms) : [],
    signing: isSeller ? { epoch: sight.epoch, questions: service?.questions ?? [] } : null,
  };
}

type QuoteExtra = { quote: { questions: QuoteTold["questions"] }; package: { features: string[] } };

/** Only `quoteListing` made what a quote's content names. */
function toldBy({ document }: DocumentRecord): QuoteTold {
  const { quote, package: item } = document.extra as unknown as QuoteExtra;
  const { text: words, salt } = document;
  return { words, features: item.features, questions: quote.questions, listingSalt: salt };
}
