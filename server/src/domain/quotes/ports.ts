import type { HoldfastDocument, QuotePromise } from "@holdfast/sdk/document";
import type { OrderStatus, Terms } from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type { AccountStore, SignatureChecker } from "../accounts/ports.ts";
import type { Clock } from "../clock.ts";
import type { DocumentStore } from "../documents/ports.ts";
import type { FileRecord } from "../files/ports.ts";
import type { JobStore } from "../jobs/ports.ts";
import type { Notice, NotificationPorts } from "../notifications/ports.ts";
import type { AcceptedToken, OfferFacts, ServiceStore, TermsDefaults } from "../services/ports.ts";

/** What people did with a quote. `declined` is the seller's no to a request, `withdrawn` its maker's. */
export type QuoteStage = "asked" | "quoted" | "accepted" | "declined" | "withdrawn";

/**
 * Where a quote stands by what people did, the chain and its clock (API-1). `missed`: a proposal whose job was closed or
 * has somebody else. `void`: the contract takes its signature no more, which was cancelled or used for an order that was
 * taken back.
 */
export const QUOTE_STATES = [
  "pending_quote",
  "quoted",
  "accepted",
  "paid",
  "expired",
  "missed",
  "void",
  "declined",
  "withdrawn",
] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/** What a seller signed for one client. */
export type SignedQuote = { terms: Terms; epoch: bigint; signature: Hex; termsHash: Hash };

/** What a seller hands in: the signature, and what the terms' `content` is made of besides what the quote says itself. */
export type QuoteOffer = Pick<SignedQuote, "terms" | "epoch" | "signature"> &
  Pick<QuotePromise, "words" | "features"> & { listingSalt: Hash };

/** A signature that a newer one replaced. */
export type RetiredQuote = Pick<SignedQuote, "terms" | "epoch" | "termsHash">;

/** One side's one question before payment. */
export type QuoteQuestion = {
  author: Address;
  text: string;
  createdAt: Date;
  answer: string | null;
  answeredAt: Date | null;
};

export type QuoteRecord = {
  id: string;
  client: Address;
  seller: Address;
  /** Of a proposal (LST-5). */
  jobId: string | null;
  serviceId: string | null;
  title: string;
  brief: Hash;
  /** What the client would pay, in the token's smallest unit. */
  token: Address | null;
  budget: bigint | null;
  neededBy: Date | null;
  stage: QuoteStage;
  words: string;
  offer: SignedQuote | null;
  retired: RetiredQuote[];
  shortlisted: boolean;
  questions: QuoteQuestion[];
  /**
   * The order with exactly these terms, or those of a signature that was replaced. `taken`: the seller's signature went
   * with the payment, or the seller accepted since. One that its client took back before that is none.
   */
  order: { id: Hash; status: OrderStatus; taken: boolean } | null;
  /** Hashes of signed terms that an order was placed with, whatever became of it: the contract takes them no more. */
  used: Hash[];
  createdAt: Date;
  quotedAt: Date | null;
  acceptedAt: Date | null;
  endedAt: Date | null;
  updatedAt: Date;
};

/** A quote as it begins: a client's request, or a proposal with its signature. */
export type NewQuote = Pick<
  QuoteRecord,
  "client" | "seller" | "jobId" | "serviceId" | "title" | "brief" | "token" | "budget" | "neededBy"
> & { signed: SignedPromise | null };

/** A signed quote with the listing document its terms commit to. */
export type SignedPromise = { offer: SignedQuote; listing: HoldfastDocument; words: string };

export type QuoteListing = {
  account: Address;
  role: "client" | "seller";
  state?: QuoteState | undefined;
  /** Unix seconds of the chain: what is expired. */
  now: number;
  cursor?: string | undefined;
  limit: number;
};

/** What became of a quote, or a price, that was handed in. */
export type PutQuote = "kept" | "moved_on" | "full";

/** Who may read a quote's documents: its two, and the arbiter of the order it became once there was a dispute. */
export type QuoteReaders = ReadonlySet<Address>;

/**
 * Quotes. Whatever changes one is a single conditional statement that tells every instance and keeps the notices, all or
 * nothing; it answers false when the quote was not at one of the stages that it names, so that of two at once one wins.
 */
export type QuoteStore = {
  /**
   * `moved_on`: its seller has proposed for the job before, or the job is not open, or has another brief by now. `full`:
   * `most` stand already, of this client's unanswered requests to this seller, or of the job's proposals; also by what
   * comes at the same moment.
   */
  insert(
    quote: NewQuote,
    how: { most: number; notices: (id: string) => readonly Notice[] },
  ): Promise<{ outcome: "kept"; id: string } | { outcome: Exclude<PutQuote, "kept"> }>;
  find(id: string): Promise<QuoteRecord | null>;
  /** A client's without the proposals for their jobs, a seller's with them: the latest moved first. @throws Refusal `invalid_input` for a cursor that no answer gave. */
  list(
    listing: QuoteListing,
  ): Promise<{ items: (QuoteRecord & { state: QuoteState })[]; nextCursor: string | null }>;
  /** Where each of these stands: the same word that lists have for it. @param now unix seconds of the chain */
  states(ids: readonly string[], now: number): Promise<Map<string, QuoteState>>;
  counts(input: Pick<QuoteListing, "account" | "role" | "now">): Promise<Map<QuoteState, number>>;
  /** Requests of a client to a seller that wait to be answered. */
  countAsked(client: Address, seller: Address): Promise<number>;
  /** Puts a signature in the place of `replaces` (null: there was none). `full`: as for `insert`, of one that was withdrawn. */
  putOffer(
    id: string,
    change: {
      from: readonly QuoteStage[];
      replaces: Hash | null;
      signed: SignedPromise;
      /** Of a proposal: the job as it is now, which it answers, and how many may stand for it. */
      about?: Pick<QuoteRecord, "title" | "brief" | "token" | "budget" | "neededBy"> & { most: number };
    },
    notices: readonly Notice[],
  ): Promise<PutQuote>;
  /** Takes exactly these terms, while they are valid at `now`, unix seconds. */
  accept(id: string, change: { termsHash: Hash; now: number }, notices: readonly Notice[]): Promise<boolean>;
  end(
    id: string,
    change: { from: readonly QuoteStage[]; as: "declined" | "withdrawn"; words?: string },
    notices: readonly Notice[],
  ): Promise<boolean>;
  /**
   * Proposals for a job, or one seller's, the first sent first: all that stand or were paid, and of those that were
   * declined or withdrawn the last hundred.
   */
  ofJob(job: string, seller: Address | null): Promise<QuoteRecord[]>;
  /** How many there are of these, whatever became of them. */
  countOfJob(job: string, seller: Address | null): Promise<number>;
  /** Puts a mark on what stands, or takes it away. */
  shortlist(id: string, on: boolean, notices: readonly Notice[]): Promise<boolean>;
  /** False when the author has asked before. */
  ask(id: string, question: { author: Address; text: string }, notices: readonly Notice[]): Promise<boolean>;
  /** False when there is no such question, or it has its answer. */
  answer(id: string, change: { asker: Address; text: string }, notices: readonly Notice[]): Promise<boolean>;
  parties(id: string): Promise<{ client: Address; seller: Address } | null>;
  /** Who may read a brief or a quote's listing; empty when no quote has it. */
  readers(document: Hash): Promise<QuoteReaders>;
  /** The quotes that made these contents; what is no quote's is left out. */
  ofContents(contents: readonly Hash[]): Promise<Map<Hash, string>>;
  /** Signed quotes, not ended, whose time ends in (`from`, `to`], unix seconds. */
  expiring(range: { from: number; to: number }): Promise<QuoteRecord[]>;
};

export type QuotePorts = NotificationPorts & {
  /** What proposals are for. */
  jobs: Pick<JobStore, "find">;
  quotes: QuoteStore;
  accounts: Pick<AccountStore, "find" | "people">;
  services: Pick<ServiceStore, "find">;
  documents: DocumentStore;
  files: { findOwned(owner: Address, ids: readonly string[]): Promise<FileRecord[]> };
  offers: OfferFacts;
  signatures: SignatureChecker;
  clock: Clock;
  terms: TermsDefaults;
  tokens: readonly AcceptedToken[];
  chainId: number;
  escrow: Address;
};
