import type { HoldfastDocument } from "@holdfast/sdk/document";
import type { Terms } from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type { Person } from "../accounts/person.ts";
import type { SignatureChecker } from "../accounts/ports.ts";
import type { Clock } from "../clock.ts";
import type { Crop } from "../files/crop.ts";

/** What every offer made here says, besides what its package says. */
export type TermsDefaults = Pick<
  Terms,
  | "arbiter"
  | "platform"
  | "platformFeeBps"
  | "arbiterFeeBps"
  | "fallbackSellerBps"
  | "revisionTime"
  | "reviewTime"
  | "responseTime"
  | "graceTime"
  | "rulingTime"
>;

/** A token the operator takes; the zero address is the chain's coin. */
export type AcceptedToken = { address: Address; decimals: number };

/** instant: each package has a signed offer, and who pays has an order. request: the seller accepts each paid order (LST-6). */
export type Ordering = "instant" | "request";
export type ServiceState = "draft" | "published" | "paused";
export type Question = {
  id: string;
  question: string;
  kind: "text" | "choice" | "file";
  required: boolean;
  choices: string[];
};

/** What a seller writes of a package. `price` is in the token's smallest unit, `deliveryTime` in seconds. */
export type PackageContent = {
  name: string;
  description: string;
  token: Address;
  price: bigint;
  deliveryTime: number;
  revisions: number;
  features: string[];
};

/** A picture of a service. `crop` null: all of it. `alt` says what it shows, for who does not see it. */
export type ServiceImage = { fileId: string; crop: Crop | null; alt: string };

/** What a seller writes of a service. */
export type ServiceContent = {
  title: string;
  description: string;
  category: string;
  tags: string[];
  /** In their order; the first is the cover. */
  images: ServiceImage[];
  ordering: Ordering;
  questions: Question[];
  packages: PackageContent[];
};

/** What a seller signed for a package. */
export type SignedOffer = { terms: Terms; epoch: bigint; signature: Hex; termsHash: Hash };
export type PackageRecord = PackageContent & { tier: number; offer: SignedOffer | null };

export type ServiceRecord = Omit<ServiceContent, "packages"> & {
  id: string;
  state: ServiceState;
  packages: PackageRecord[];
  seller: Person & { bio: string; completedOrders: number };
  createdAt: Date;
  /** When its content or state was last changed. */
  updatedAt: Date;
  publishedAt: Date | null;
  /** Offers that edits replaced. */
  retired: { terms: Terms; epoch: bigint; termsHash: Hash }[];
};

export type ServiceCardRecord = {
  id: string;
  state: ServiceState;
  title: string;
  category: string;
  cover: Pick<ServiceImage, "fileId" | "crop"> | null;
  seller: Person;
  from: { price: bigint; token: Address; deliveryTime: number };
  completedOrders: number;
  /** The seller's; null without a review. */
  rating: { average: number; reviews: number } | null;
};

export type FacetCount = { value: string; count: number };
/**
 * How many services each choice of a filter would leave, the other filters kept. `counted` were looked at, the best;
 * `isSample` when there are more.
 */
export type Facets = Record<"category" | "tag" | "token" | "rating" | "days" | "ordering", FacetCount[]> & {
  counted: number;
  isSample: boolean;
};

export type FoundServices = {
  items: ServiceCardRecord[];
  nextCursor: string | null;
  /** Counted up to 200; `totalIsMore` when there are more. */
  total: number;
  totalIsMore: boolean;
  /** What was searched instead, because nothing has the words that were asked for; null: those. */
  correctedTo: string | null;
  facets: Facets | null;
};

export type ServiceSearch = {
  q?: string | undefined;
  category?: string | undefined;
  token?: Address | undefined;
  minPrice?: bigint | undefined;
  maxPrice?: bigint | undefined;
  /** Of the fastest package, in seconds. */
  deliveryTime?: number | undefined;
  tag?: string | undefined;
  /** Average stars of the seller, at least. */
  minRating?: number | undefined;
  ordering?: Ordering | undefined;
  /** Whether filters are to be counted, and in how many days to deliver. */
  facets: boolean;
  dayClasses: readonly number[];
  seller?: Address | undefined;
  /** Everybody's are published only; a seller sees the rest of their own. */
  states: readonly ServiceState[];
  sort: "relevance" | "newest" | "price" | "rating";
  cursor?: string | undefined;
  limit: number;
};

export type ServiceStore = {
  insert(seller: Address, content: ServiceContent): Promise<string>;
  /**
   * Writes the content anew. Packages keep the offers in `kept` (by tier); the others' are retired. False, and nothing
   * written, when the service was changed since `seen`, its `updatedAt`.
   */
  replace(
    id: string,
    change: { content: ServiceContent; kept: ReadonlySet<number>; state: ServiceState; seen: Date },
  ): Promise<boolean>;
  find(id: string): Promise<ServiceRecord | null>;
  /** @throws Refusal `invalid_input` for a cursor that no answer gave. */
  search(search: ServiceSearch): Promise<FoundServices>;
  /** False when it was changed since `seen`, its `updatedAt`. */
  publish(id: string, seen: Date): Promise<boolean>;
  /** Nothing happens to a draft. */
  pause(id: string): Promise<void>;
  /** Keeps what packages promise, for terms to commit to, where no offer does. */
  putListings(input: {
    serviceId: string;
    listings: readonly HoldfastDocument[];
    title: string;
  }): Promise<void>;
  /** Puts a package's offer in the place of an older one, with the listing document its terms commit to. */
  putOffer(input: {
    serviceId: string;
    tier: number;
    offer: SignedOffer;
    listing: HoldfastDocument;
    title: string;
  }): Promise<void>;
};

type SellerFacts = { epoch: bigint; cancelled: ReadonlySet<Hash> };

/** What the mirror knows of sellers' offers. */
export type OfferFacts = {
  /** Each seller's epoch, and which of the offers (hashes of their terms) that seller cancelled one by one. */
  of(sellers: readonly Address[], offers: readonly Hash[]): Promise<ReadonlyMap<Address, SellerFacts>>;
};

/** Pictures of services. */
export type CoverStore = {
  /**
   * Makes the shown form of an uploaded picture; `path` is where its id stands in what was sent.
   * @throws Refusal when it is not the owner's, or no picture.
   */
  prepare(input: { fileId: string; crop: Crop | null; owner: Address; path: string }): Promise<void>;
  /** Takes it away unless a service or an account still shows it. */
  forget(input: { fileId: string; crop: Crop | null }): Promise<void>;
};

export type ServicePorts = {
  services: ServiceStore;
  offers: OfferFacts;
  covers: CoverStore;
  signatures: SignatureChecker;
  clock: Clock;
  terms: TermsDefaults;
  tokens: readonly AcceptedToken[];
  chainId: number;
  escrow: Address;
};
