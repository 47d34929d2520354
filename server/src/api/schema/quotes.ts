import { z } from "zod";
import {
  Address,
  Amount,
  Cursor,
  Hash,
  OrderId,
  Person,
  Seconds,
  Signature,
  Terms,
  Timestamp,
} from "./common.ts";
import { Document } from "./documents.ts";
import { JobState } from "./jobs.ts";
import { OrderStatusName } from "./orders.ts";
import { Question } from "./services.ts";

/** API-1's names: `paid` once an order stands under the seller's signature, `expired` by the chain's clock; `missed` when a
 * proposal's job was closed or has somebody else; `void` when the contract takes its signature no more. */
export const QuoteStateName = z.enum([
  "pending_quote",
  "quoted",
  "accepted",
  "paid",
  "expired",
  "missed",
  "void",
  "declined",
  "withdrawn",
]);

export const QuoteInput = z
  .object({
    seller: Address,
    /** The service it is asked on. */
    serviceId: z.uuid().nullable().default(null),
    title: z.string().trim().min(3).max(120),
    /** What is wanted: becomes a document of kind `brief`. */
    text: z.string().trim().min(10).max(20_000),
    /** What the client would pay, in the token's smallest unit; both or neither. */
    token: Address.nullable().default(null),
    budget: Amount.nullable().default(null),
    neededBy: Timestamp.nullable().default(null),
    fileIds: z.array(z.string().max(80)).max(50).default([]),
  })
  .refine(({ token, budget }) => (token === null) === (budget === null), {
    message: "goes with a token, and a token with it",
    path: ["budget"],
  })
  .meta({ id: "QuoteInput" });

/** A seller's signature (`Offer`, EIP-712) over terms that name the client, and what their `content` is the hash of. */
export const QuoteOfferInput = z
  .object({
    terms: Terms,
    epoch: z.string().regex(/^(0|[1-9][0-9]{0,77})$/),
    signature: Signature,
    /** 32 random bytes of the listing document. */
    listingSalt: Hash,
    words: z.string().max(5_000),
    features: z.array(z.string().trim().min(1).max(120)).max(12),
  })
  .meta({ id: "QuoteOfferInput" });

export const QuotePriceInput = QuoteOfferInput.extend({
  /** Hash of the terms that stood when the seller signed; null: none did. */
  replaces: Hash.nullable(),
}).meta({ id: "QuotePriceInput" });

/** A proposal (LST-5): a signed price, and the brief of the job that its seller read. */
export const JobProposalInput = QuotePriceInput.extend({ brief: Hash }).meta({ id: "JobProposalInput" });

export const QuoteAcceptInput = z.object({ termsHash: Hash }).meta({ id: "QuoteAcceptInput" });
export const QuoteDeclineInput = z
  .object({ words: z.string().trim().max(5_000).default("") })
  .meta({ id: "QuoteDeclineInput" });
export const QuoteWordsInput = z
  .object({ text: z.string().trim().min(1).max(2_000) })
  .meta({ id: "QuoteWordsInput" });

/** What a seller signed for one client, with all that is needed to check it and to pay. */
export const QuoteOffer = z
  .object({
    terms: Terms,
    epoch: z.string(),
    signature: Signature,
    termsHash: Hash,
    listingSalt: Hash,
    words: z.string(),
    features: z.array(z.string()),
    /** What the client answers as requirements. */
    questions: z.array(Question),
    /** Whether the contract would take it now. */
    usable: z.boolean(),
  })
  .meta({ id: "QuoteOffer" });

export const Quote = z
  .object({
    id: z.uuid(),
    state: QuoteStateName,
    role: z.enum(["client", "seller"]),
    client: Person,
    seller: Person,
    jobId: z.uuid().nullable(),
    /** Of a proposal: only while its job is open can it be accepted here. */
    jobState: JobState.nullable(),
    shortlisted: z.boolean(),
    service: z.object({ id: z.uuid(), title: z.string() }).nullable(),
    title: z.string(),
    brief: Document,
    token: Address.nullable(),
    budget: Amount.nullable(),
    neededBy: Timestamp.nullable(),
    /** The seller's, with the price or why not. */
    words: z.string(),
    offer: QuoteOffer.nullable(),
    /** One each way. */
    questions: z.array(
      z.object({
        author: Address,
        text: z.string(),
        createdAt: Timestamp,
        answer: z.string().nullable(),
        answeredAt: Timestamp.nullable(),
      }),
    ),
    /** The order with exactly these terms. Not `paid` yet: its seller's signature did not go with the payment. */
    order: z.object({ id: OrderId, status: OrderStatusName }).nullable(),
    /** For the seller: what was signed before and the chain still takes; `cancelOffer` ends it. */
    toCancel: z.array(Terms),
    /** For the seller: what to sign with. */
    signing: z.object({ epoch: z.string(), questions: z.array(Question) }).nullable(),
    createdAt: Timestamp,
    quotedAt: Timestamp.nullable(),
    acceptedAt: Timestamp.nullable(),
    endedAt: Timestamp.nullable(),
    updatedAt: Timestamp,
  })
  .meta({ id: "Quote" });

export const QuoteCard = z
  .object({
    id: z.uuid(),
    state: QuoteStateName,
    title: z.string(),
    counterparty: Person,
    /** The price, or while there is none the budget. */
    token: Address.nullable(),
    price: Amount.nullable(),
    budget: Amount.nullable(),
    validUntil: Seconds.nullable(),
    orderId: OrderId.nullable(),
    updatedAt: Timestamp,
    waitsForYou: z.boolean(),
  })
  .meta({ id: "QuoteCard" });

export const QuoteQuery = z.object({
  role: z.enum(["client", "seller"]),
  state: QuoteStateName.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(20),
});

export const QuotePage = z
  .object({
    items: z.array(QuoteCard),
    /** Of the thousand that moved last. */
    counts: z.partialRecord(QuoteStateName, z.int()),
    /** How many of them wait for the caller. */
    waiting: z.int(),
    nextCursor: Cursor.nullable(),
  })
  .meta({ id: "QuotePage" });

/** Proposals for a job: all to its client, to a seller the own one. `outdated`: the job was changed after it. */
export const JobProposals = z
  .object({
    items: z.array(Quote.extend({ outdated: z.boolean() }).meta({ id: "JobProposal" })),
    /** How many more were declined or withdrawn: the last hundred of those are here. */
    leftOut: z.int(),
  })
  .meta({ id: "JobProposals" });
