import type { HoldfastDocument } from "@holdfast/sdk/document";
import type { Terms } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import { z } from "zod";
import type { Question, ServiceImage } from "../services/ports.ts";
import type { OrderPorts } from "./ports.ts";

/** What was ordered, as its listing document says, which the terms commit to. */
export type OrderedListing = {
  /** Null for what was quoted without a service (LST-4, LST-5). */
  serviceId: string | null;
  /** Null for what was quoted. */
  tier: number | null;
  /** What was made for one client only; null: for anybody. */
  client: Address | null;
  title: string;
  packageName: string;
  packageDescription: string;
  features: string[];
  questions: Question[];
  cover: Pick<ServiceImage, "fileId" | "crop"> | null;
};

const Questions = z.array(
  z.object({
    id: z.string(),
    question: z.string(),
    kind: z.enum(["text", "choice", "file"]),
    required: z.boolean(),
    choices: z.array(z.string()),
  }),
);

const OfService = z.object({
  service: z.object({ id: z.string(), title: z.string(), questions: Questions }),
  package: z.object({
    tier: z.int(),
    name: z.string(),
    description: z.string(),
    features: z.array(z.string()),
  }),
});

const OfQuote = z.object({
  quote: z.object({
    client: z.string(),
    title: z.string(),
    service: z.string().nullable(),
    questions: Questions,
  }),
  package: z.object({ features: z.array(z.string()) }),
});

/**
 * Looks up the listings that orders' terms commit to; an order may be about one that is not kept here. A client may
 * write any hash into terms that no seller signed: another seller's listing is not what was ordered, and of what was
 * quoted to another client nothing is told.
 */
export async function findListings(
  ports: Pick<OrderPorts, "documents" | "serviceCovers">,
  ordered: readonly Pick<Terms, "content" | "seller" | "client">[],
): Promise<(terms: Pick<Terms, "content" | "seller" | "client">) => OrderedListing | null> {
  const documents = await ports.documents.findMany([...new Set(ordered.map(({ content }) => content))]);
  const listings = new Map<Hash, Omit<OrderedListing, "cover">>();
  for (const [hash, { document }] of documents) {
    const listing = readListing(document);
    if (listing) listings.set(hash, listing);
  }
  const covers = await ports.serviceCovers(
    [...listings.values()].flatMap(({ serviceId }) => serviceId ?? []),
  );
  return ({ content, seller, client }) => {
    const listing = listings.get(content);
    if (!listing || documents.get(content)?.document.author !== seller) return null;
    if (listing.client !== null && listing.client !== client) return null;
    const cover = listing.serviceId === null ? undefined : covers.get(listing.serviceId);
    return { ...listing, cover: cover ?? null };
  };
}

function readListing({ kind, text, extra }: HoldfastDocument): Omit<OrderedListing, "cover"> | null {
  if (kind !== "listing") return null;
  const ofService = OfService.safeParse(extra);
  if (ofService.success) {
    const { service, package: item } = ofService.data;
    return {
      serviceId: service.id,
      tier: item.tier,
      client: null,
      title: service.title,
      packageName: item.name,
      packageDescription: item.description,
      features: item.features,
      questions: service.questions,
    };
  }
  const ofQuote = OfQuote.safeParse(extra);
  if (!ofQuote.success) return null;
  const { quote, package: item } = ofQuote.data;
  return {
    serviceId: quote.service,
    tier: null,
    client: quote.client as Address,
    title: quote.title,
    packageName: "",
    packageDescription: text,
    features: item.features,
    questions: quote.questions,
  };
}
