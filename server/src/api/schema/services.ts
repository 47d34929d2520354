import { z } from "zod";
import {
  Address,
  Amount,
  Crop,
  Cursor,
  Hash,
  Person,
  Seconds,
  Signature,
  Terms,
  Timestamp,
} from "./common.ts";

export const CATEGORIES = [
  "Design",
  "Writing",
  "Programming",
  "Video",
  "Music and audio",
  "Marketing",
  "Translation",
  "AI services",
  "Business",
] as const;

export const Question = z
  .object({
    id: z.string().max(40),
    question: z.string().trim().min(3).max(500),
    kind: z.enum(["text", "choice", "file"]),
    required: z.boolean(),
    choices: z.array(z.string().trim().min(1).max(120)).max(20),
  })
  .meta({ id: "Question" });

export const PackageInput = z
  .object({
    name: z.string().trim().min(2).max(60),
    description: z.string().trim().max(500),
    token: Address,
    price: Amount,
    deliveryTime: Seconds.min(3600),
    revisions: z.int().min(0).max(255),
    features: z.array(z.string().trim().min(1).max(120)).max(12),
  })
  .meta({ id: "PackageInput" });

export const ServiceImageInput = z
  .object({
    /** A finished upload of one's own. */
    fileId: z.string().max(80),
    /** Null: all of it. */
    crop: Crop.nullable(),
    /** What it shows, for who does not see it. */
    alt: z.string().trim().max(200),
  })
  .meta({ id: "ServiceImageInput" });

export const ServiceInput = z
  .object({
    title: z.string().trim().min(8).max(120),
    description: z.string().trim().min(20).max(10_000),
    category: z.enum(CATEGORIES),
    tags: z.array(z.string().trim().min(2).max(30)).max(8),
    /** In their order; the first is the cover. */
    images: z.array(ServiceImageInput).max(6).default([]),
    /** instant: signed offers, whoever pays has an order. request: the seller accepts each paid order. */
    ordering: z.enum(["instant", "request"]).default("instant"),
    questions: z.array(Question).max(12),
    packages: z.array(PackageInput).min(1).max(3),
  })
  .meta({ id: "ServiceInput" });

/** What the seller signed for a package, with all a client needs to place an order alone. */
export const Offer = z
  .object({ terms: Terms, epoch: z.string(), signature: Signature, termsHash: Hash })
  .meta({ id: "Offer" });

export const Package = PackageInput.extend({
  tier: z.int().min(1).max(3),
  /** Null when there is none that the contract would take now. */
  offer: Offer.nullable(),
  /** For the owner: the open terms to sign, made from the package and the operator's defaults. */
  toSign: z.object({ terms: Terms, epoch: z.string() }).nullable(),
  /** Where the seller accepts each order: the open terms to place one under, without a signature. */
  toRequest: Terms.nullable(),
}).meta({ id: "Package" });

export const Service = z
  .object({
    id: z.string(),
    state: z.enum(["draft", "published", "paused"]),
    title: z.string(),
    description: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    /** Path of this origin, or null: the page draws one from the title. */
    coverUrl: z.string().nullable(),
    /** `url`: the largest; `width` beside it asks for one of 160, 320, 640 or 960 pixels. */
    images: z.array(ServiceImageInput.extend({ url: z.string() })),
    ordering: z.enum(["instant", "request"]),
    questions: z.array(Question),
    packages: z.array(Package),
    /** For the owner: terms of offers no longer shown (edited, paused) that the contract takes until cancelled. */
    toCancel: z.array(Terms),
    seller: Person.extend({ bio: z.string(), completedOrders: z.int() }),
    createdAt: Timestamp,
    publishedAt: Timestamp.nullable(),
  })
  .meta({ id: "Service" });

export const ServiceCard = z
  .object({
    id: z.string(),
    title: z.string(),
    category: z.string(),
    coverUrl: z.string().nullable(),
    seller: Person,
    /** Its cheapest package. */
    from: z.object({ price: Amount, token: Address, deliveryTime: Seconds }),
    completedOrders: z.int(),
    /** The seller's average stars, 1 to 5, and of how many reviews; null without one. */
    rating: z.object({ average: z.number(), reviews: z.int() }).nullable(),
    state: z.enum(["draft", "published", "paused"]),
  })
  .meta({ id: "ServiceCard" });

export const ServiceQuery = z.object({
  q: z.string().trim().max(200).optional(),
  category: z.enum(CATEGORIES).optional(),
  token: Address.optional(),
  /** With token: price range in its smallest unit. */
  minPrice: Amount.optional(),
  maxPrice: Amount.optional(),
  /** At most this many seconds to deliver. */
  deliveryTime: z.coerce.number().int().min(0).optional(),
  tag: z.string().trim().min(2).max(30).optional(),
  /** The seller's average stars, at least. */
  minRating: z.enum(["4", "4.5"]).transform(Number).optional(),
  ordering: z.enum(["instant", "request"]).optional(),
  /** 1: count what each filter would leave, too. */
  facets: z.literal("1").optional(),
  seller: Address.optional(),
  sort: z.enum(["relevance", "newest", "price", "rating"]).default("relevance"),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(24),
});

const FacetCounts = z.array(z.object({ value: z.string(), count: z.int() }));

export const ServicePage = z
  .object({
    items: z.array(ServiceCard),
    nextCursor: Cursor.nullable(),
    /** Counted up to 200. */
    total: z.int(),
    /** There are more than `total`. */
    totalIsMore: z.boolean(),
    /** What was searched instead, because nothing has the words that were asked for. */
    correctedTo: z.string().nullable(),
    /** When asked for: how many services each choice of a filter would leave, all other filters kept. */
    facets: z
      .object({
        category: FacetCounts,
        /** The twelve most frequent. */
        tag: FacetCounts,
        token: FacetCounts,
        rating: FacetCounts,
        /** Delivered within so many days. */
        days: FacetCounts,
        ordering: FacetCounts,
        /** So many of the best matches were looked at, not all when it is a sample. */
        counted: z.int(),
        isSample: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: "ServicePage" });

export const OfferInput = z
  .object({ terms: Terms, epoch: z.string().regex(/^(0|[1-9][0-9]{0,77})$/), signature: Signature })
  .meta({ id: "OfferInput" });
