import type { QuotePromise } from "@holdfast/sdk/document";
import type { Terms } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { People } from "../accounts/ports.ts";
import type { DocumentRecord } from "../documents/ports.ts";
import type { JobRecord, JobState } from "../jobs/ports.ts";
import type { ServiceRecord } from "../services/ports.ts";
import { isUsable, lookAtAll, type OfferSight } from "../services/usable-offer.ts";
import { type QuoteRole, visibleQuote } from "./access.ts";
import type { QuotePorts, QuoteRecord, QuoteState, RetiredQuote } from "./ports.ts";

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

/** So often one quote is looked at before it is shown as it is. */
const LOOKS = 3;

/** One quote whole, as one of its two sees it (LST-4). @throws Refusal `not_found` */
export async function viewQuote(
  ports: QuotePorts,
  input: { id: string; account: Address },
): Promise<QuoteView> {
  for (let looks = 1; ; looks++) {
    const [view] = await viewsOf(ports, [await visibleQuote(ports, input)]);
    if (!view) throw new Error(`Quote ${input.id} was found and has no view.`);
    // The row and where it stands are two looks: an order mirrored between them is in the second alone.
    if (view.state !== "paid" || view.order || looks === LOOKS) return view;
  }
}

/** Quotes that were found for one of their two each, in the order given: many cost no more looks than one. */
export async function viewsOf(
  ports: QuotePorts,
  found: readonly { quote: QuoteRecord; role: QuoteRole }[],
): Promise<QuoteView[]> {
  const quotes = found.map(({ quote }) => quote);
  const sellers = [...new Set(quotes.map(({ seller }) => seller))];
  const contents = quotes.flatMap(({ brief, offer }) => (offer ? [brief, offer.terms.content] : [brief]));
  const ids = quotes.map(({ id }) => id);
  const [people, states, sightOf, documents, services, jobs] = await Promise.all([
    ports.accounts.people([...new Set([...sellers, ...quotes.map(({ client }) => client)])]),
    ports.clock().then((now) => ports.quotes.states(ids, now)),
    lookAtAll(ports, { sellers, hashes: quotes.flatMap(signedOf).map(({ termsHash }) => termsHash) }),
    ports.documents.findMany([...new Set(contents)]),
    findEach(
      quotes.map(({ serviceId }) => serviceId),
      ports.services.find,
    ),
    findEach(
      quotes.map(({ jobId }) => jobId),
      ports.jobs.find,
    ),
  ]);
  return found.map(({ quote, role }) => {
    const { offer, serviceId, jobId } = quote;
    const state = states.get(quote.id);
    if (!state) throw new Error(`Quote ${quote.id} was found and stands nowhere.`);
    const service = (serviceId !== null && services.get(serviceId)) || null;
    const job = (jobId !== null && jobs.get(jobId)) || null;
    const listing = offer && documents.get(offer.terms.content);
    return {
      ...quote,
      ...standingOf({ quote, role, sight: sightOf(quote.seller), job, service }),
      role,
      state,
      jobState: job?.state ?? null,
      people,
      briefDocument: documents.get(quote.brief) ?? null,
      service: service && { id: service.id, title: service.title },
      told: listing ? toldBy(listing) : null,
    };
  });
}

type Standing = Pick<QuoteView, "usable" | "toCancel" | "signing">;

function standingOf(input: {
  quote: QuoteRecord;
  role: QuoteRole;
  sight: OfferSight;
  job: JobRecord | null;
  service: Pick<ServiceRecord, "questions"> | null;
}): Standing {
  const { quote, role, sight, job, service } = input;
  const { offer, retired, stage, order, used } = quote;
  const isSeller = role === "seller";
  const isMissed = job !== null && job.state !== "open";
  const left = stage === "declined" || stage === "withdrawn" || isMissed ? signedOf(quote) : retired;
  // An order's terms are placed once, whatever became of it (docs/protocol.md).
  const isTaken = (one: RetiredQuote) => !used.includes(one.termsHash) && isUsable(one, sight);
  return {
    usable: offer !== null && isTaken(offer),
    toCancel: isSeller && !order ? left.filter(isTaken).map(({ terms }) => terms) : [],
    signing: isSeller ? { epoch: sight.epoch, questions: service?.questions ?? [] } : null,
  };
}

function signedOf({ offer, retired }: QuoteRecord): RetiredQuote[] {
  return offer ? [offer, ...retired] : retired;
}

/** Each of the different ones that are there, by its id. */
async function findEach<Found>(
  ids: readonly (string | null)[],
  find: (id: string) => Promise<Found | null>,
): Promise<Map<string, Found>> {
  const different = [...new Set(ids)].filter((id) => id !== null);
  const found = await Promise.all(different.map(async (id) => [id, await find(id)] as const));
  return new Map(found.flatMap(([id, one]) => (one ? [[id, one]] : [])));
}

type QuoteExtra = { quote: { questions: QuoteTold["questions"] }; package: { features: string[] } };

/** Only `quoteListing` made what a quote's content names. */
function toldBy({ document }: DocumentRecord): QuoteTold {
  const { quote, package: item } = document.extra as unknown as QuoteExtra;
  const { text: words, salt } = document;
  return { words, features: item.features, questions: quote.questions, listingSalt: salt };
}
