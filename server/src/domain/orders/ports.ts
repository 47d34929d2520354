import type { OrderEvent, OrderState, Terms } from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type { Person } from "../accounts/person.ts";
import type { AccountStore, SignatureChecker } from "../accounts/ports.ts";
import type { Clock } from "../clock.ts";
import type { DocumentRecord } from "../documents/ports.ts";
import type { FileStore } from "../files/ports.ts";
import type { HelpStore } from "../help/ports.ts";
import type { ProposalStore } from "../proposals/ports.ts";
import type { QuoteStore } from "../quotes/ports.ts";
import type { ServiceImage, ServiceStore, TermsDefaults } from "../services/ports.ts";
import type { OrderWord } from "./search-words.ts";

/** Sums so far, in the token's smallest unit. */
export type OrderTotals = {
  paidIn: bigint;
  toSeller: bigint;
  toClient: bigint;
  platformFees: bigint;
  arbiterFees: bigint;
};

/** An order as the mirror has it. Moments are unix seconds. */
export type OrderRecord = {
  id: Hash;
  terms: Terms;
  state: OrderState;
  totals: OrderTotals;
  placedAt: number;
  startedAt: number | null;
  deliveredAt: number | null;
  finishedAt: number | null;
  updatedAt: number;
};

/** Who has to do with an order, and whether a dispute ever opened it to its arbiter. */
export type OrderParties = {
  client: Address;
  seller: Address;
  arbiter: Address;
  status: OrderState["status"];
  round: number;
  disputed: boolean;
};

/** One of the order's events on the chain. `txFrom` is the account that sent the transaction. */
export type OrderEventRecord = { event: OrderEvent; txFrom: Address };

/** Where an event stands on the chain. */
export type ChainPlace = { block: bigint; logIndex: number };

export type HistoryQuery = {
  id: Hash;
  /** Only events of these names; none or null: all. */
  names?: readonly OrderEvent["name"][] | null;
  before?: ChainPlace | undefined;
  after?: ChainPlace | undefined;
  /** Only events of blocks before this moment, unix seconds. */
  beforeTime?: number | undefined;
  oldestFirst?: boolean;
  limit: number;
};

export type Ruling = { arbiter: Address; sellerAmount: bigint; content: Hash; signature: Hex };
export type PartyRole = "client" | "seller" | "arbiter";

export type OrderSource = "service" | "job";
export type OrderSort = "latest" | "due" | "amount" | "newest";

/** A person's orders in one role, all or those that match what they look for. */
export type OrderSelection = {
  account: Address;
  role: PartyRole;
  source?: OrderSource | undefined;
  words: readonly OrderWord[];
};

/** What an order is at, as far as the contract's word tells without its terms. */
export type OrderStand = readonly [status: OrderState["status"], request: OrderState["request"]];

/** A class of orders: those at some stands, or those whose date passed before `overdueAt`, unix seconds. */
export type OrderClass =
  | { kind: "all" }
  | { kind: "status"; status: OrderState["status"] }
  | { kind: "stands"; stands: readonly OrderStand[] }
  | { kind: "overdue"; overdueAt: number };

/** A page to read, and what to count of the selection besides, whatever the page's own class. */
export type OrderListing = OrderSelection & {
  class: OrderClass;
  waiting: OrderClass;
  overdue: OrderClass;
  sort: OrderSort;
  cursor?: string | undefined;
  limit: number;
};

/** How many of a selection there are, no count above `upTo`. */
export type OrderCounts = {
  statuses: Map<OrderState["status"], number>;
  waiting: number;
  overdue: number;
  upTo: number;
};

/** An order as a list shows it: moments in unix seconds, `graceTime` in seconds, the price in the token's smallest unit. */
export type ListedOrder = Pick<OrderState, "status" | "request" | "due"> &
  Pick<Terms, "token" | "price" | "graceTime"> & {
    id: Hash;
    updatedAt: number;
    /** Null: what is ordered is not known here. */
    title: string | null;
    counterparty: Person;
  };

export type OrderPage = { items: ListedOrder[]; counts: OrderCounts; nextCursor: string | null };

export type OrderStore = {
  find(id: Hash): Promise<OrderRecord | null>;
  parties(id: Hash): Promise<OrderParties | null>;
  /**
   * A page of orders in the sort asked for: latest moved, next due (what has no date last), highest amount within each
   * token, newest. @throws Refusal `invalid_input` for a cursor that no answer gave.
   */
  list(listing: OrderListing): Promise<OrderPage>;
  /** Some of an order's events, the newest first unless asked otherwise. Costs what it answers. */
  history(query: HistoryQuery): Promise<OrderEventRecord[]>;
  ruling(id: Hash): Promise<Ruling | null>;
  putRuling(id: Hash, ruling: Ruling): Promise<void>;
};

export type OrderPorts = {
  help: Pick<HelpStore, "ofOrder">;
  orders: OrderStore;
  proposals: ProposalStore;
  documents: {
    find(hash: Hash): Promise<DocumentRecord | null>;
    findMany(hashes: readonly Hash[]): Promise<Map<Hash, DocumentRecord>>;
    /** Drafts shown to the client, the oldest first. */
    drafts(order: Hash): Promise<DocumentRecord[]>;
  };
  fileStore: Pick<FileStore, "deliveredTo">;
  accounts: Pick<AccountStore, "people">;
  /** Which picture a service has now; null when there is none, or no such service. */
  serviceCovers(serviceIds: readonly string[]): Promise<Map<string, Pick<ServiceImage, "fileId" | "crop">>>;
  /** Tells every instance, and so every page of a party, that an order is to be looked at again. */
  announce(order: Hash, round: number): Promise<void>;
  services: Pick<ServiceStore, "find">;
  quotes: Pick<QuoteStore, "ofContents" | "find">;
  /** What this site's terms usually say. */
  terms: TermsDefaults;
  signatures: SignatureChecker;
  clock: Clock;
  chainId: number;
  escrow: Address;
};
