import type { OrderEvent, OrderState, Terms } from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type { SignatureChecker } from "../accounts/ports.ts";
import type { Clock } from "../clock.ts";
import type { DocumentRecord } from "../documents/ports.ts";
import type { FileStore } from "../files/ports.ts";
import type { ProposalStore } from "../proposals/ports.ts";

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
  /** All that the seller got of it, in the token's smallest unit. */
  toSeller: bigint;
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

export type OrderListing = {
  account: Address;
  role: PartyRole;
  status?: OrderState["status"] | undefined;
  cursor?: string | undefined;
  limit: number;
};

export type OrderStore = {
  find(id: Hash): Promise<OrderRecord | null>;
  parties(id: Hash): Promise<OrderParties | null>;
  /** The one whose turn it was last comes first. @throws Refusal `invalid_input` for a cursor that no answer gave. */
  list(listing: OrderListing): Promise<{ items: OrderRecord[]; nextCursor: string | null }>;
  /** How many orders the account has in each status. */
  counts(input: { account: Address; role: PartyRole }): Promise<Map<OrderState["status"], number>>;
  /** Some of an order's events, the newest first unless asked otherwise. Costs what it answers. */
  history(query: HistoryQuery): Promise<OrderEventRecord[]>;
  ruling(id: Hash): Promise<Ruling | null>;
  putRuling(id: Hash, ruling: Ruling): Promise<void>;
};

export type OrderPorts = {
  orders: OrderStore;
  proposals: ProposalStore;
  documents: {
    find(hash: Hash): Promise<DocumentRecord | null>;
    findMany(hashes: readonly Hash[]): Promise<Map<Hash, DocumentRecord>>;
    /** Drafts shown to the client, the oldest first. */
    drafts(order: Hash): Promise<DocumentRecord[]>;
  };
  fileStore: Pick<FileStore, "deliveredTo">;
  accounts: { names(addresses: readonly Address[]): Promise<Map<Address, string>> };
  /** Which picture a service has now; null when there is none, or no such service. */
  serviceCovers(serviceIds: readonly string[]): Promise<Map<string, string>>;
  /** Tells every instance, and so every page of a party, that an order is to be looked at again. */
  announce(order: Hash, round: number): Promise<void>;
  signatures: SignatureChecker;
  clock: Clock;
  chainId: number;
  escrow: Address;
};
