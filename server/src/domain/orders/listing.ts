import type { Terms } from "@holdfast/sdk/order";
import type { Hash } from "viem";
import { z } from "zod";
import type { Question, ServiceImage } from "../services/ports.ts";
import type { OrderPorts } from "./ports.ts";

/** What was ordered, as its listing document says, which the terms commit to. */
export type OrderedListing = {
  serviceId: string;
  tier: number;
  title: string;
  packageName: string;
  packageDescription: string;
  features: string[];
  questions: Question[];
  cover: Pick<ServiceImage, "fileId" | "crop"> | null;
};

const Extra = z.object({
  service: z.object({
    id: z.string(),
    title: z.string(),
    questions: z.array(
      z.object({
        id: z.string(),
        question: z.string(),
        kind: z.enum(["text", "choice", "file"]),
        required: z.boolean(),
        choices: z.array(z.string()),
      }),
    ),
  }),
  package: z.object({
    tier: z.int(),
    name: z.string(),
    description: z.string(),
    features: z.array(z.string()),
  }),
});

/**
 * Looks up the listings that orders' terms commit to; an order may be about one that is not kept here. A client may
 * write any hash into terms that no seller signed: another seller's listing is not what was ordered.
 */
export async function findListings(
  ports: Pick<OrderPorts, "documents" | "serviceCovers">,
  ordered: readonly Pick<Terms, "content" | "seller">[],
): Promise<(terms: Pick<Terms, "content" | "seller">) => OrderedListing | null> {
  const documents = await ports.documents.findMany([...new Set(ordered.map(({ content }) => content))]);
  const listings = new Map<Hash, Omit<OrderedListing, "cover">>();
  for (const [hash, { document }] of documents) {
    const extra = Extra.safeParse(document.extra);
    if (document.kind !== "listing" || !extra.success) continue;
    const { service, package: item } = extra.data;
    listings.set(hash, {
      serviceId: service.id,
      tier: item.tier,
      title: service.title,
      packageName: item.name,
      packageDescription: item.description,
      features: item.features,
      questions: service.questions,
    });
  }
  const covers = await ports.serviceCovers([...listings.values()].map(({ serviceId }) => serviceId));
  return ({ content, seller }) => {
    const listing = listings.get(content);
    if (!listing || documents.get(content)?.document.author !== seller) return null;
    return { ...listing, cover: covers.get(listing.serviceId) ?? null };
  };
}
