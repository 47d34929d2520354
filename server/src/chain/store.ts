import type { AccountMovement, CancelCause, Order, PaymentTotals } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { EventArgs } from "./event-json.ts";
import type { Block, BlockRef, Checkpoint, Identity } from "./model.ts";

/** An event as stored; `blockHash` and `timestamp` (unix seconds) are its block's. */
export type StoredEvent = {
  blockNumber: bigint;
  blockHash: Hash;
  timestamp: bigint;
  logIndex: number;
  txHash: Hash;
  txFrom: Address;
  name: string;
  args: EventArgs;
  orderId: Hash | null;
};

/**
 * What is kept of an order: its fold, its payments' totals, the moments that lists sort by (unix seconds), and what
 * counts in its parties' records: `takenAt` null when the seller never took it on, `onTime` null while undecided.
 */
export type OrderRow = {
  order: Order;
  totals: PaymentTotals;
  deliveredAt: number | null;
  takenAt: number | null;
  cancelCause: CancelCause | null;
  onTime: boolean | null;
  updatedAt: number;
  lastBlock: bigint;
};

export type CommitmentRow = {
  blockNumber: bigint;
  logIndex: number;
  kind: string;
  hash: Hash;
  orderId: Hash;
  author: Address;
};

export type MovementRow = Omit<AccountMovement, "ref"> & {
  blockNumber: bigint;
  logIndex: number;
  /** Unix seconds. */
  at: number;
  txHash: Hash;
};

export type AccountToken = { account: Address; token: Address };
export type BalanceRow = AccountToken & { amount: bigint };
export type CancelledOffer = { seller: Address; offer: Hash };
export type EpochRow = { seller: Address; epoch: bigint };

/** What instances tell each other of a commit; round 0: a reorganisation took the order away. */
export type Notice =
  | { type: "movement"; account: Address }
  | { type: "order"; id: Hash; round: number }
  | { type: "head"; number: number; timestamp: number };

/** The mirror's tables, inside one transaction. Lists may be empty; events come in the chain's order. */
export type MirrorTables = {
  eventsAbove(block: bigint): Promise<StoredEvent[]>;
  eventsOfOrders(ids: Hash[]): Promise<StoredEvent[]>;
  /** `OfferCancelled` and `OffersCancelled` of these sellers. */
  offerEvents(sellers: Address[]): Promise<StoredEvent[]>;
  /** Takes away blocks above `block`, their events, commitments and movements. */
  deleteAbove(block: bigint): Promise<void>;
  /** Takes away blocks in (`above`, `upTo`] that hold no event. */
  pruneBlocks(range: { above: bigint; upTo: bigint }): Promise<void>;
  insertBlocks(blocks: Block[]): Promise<void>;
  insertEvents(events: StoredEvent[]): Promise<void>;
  insertCommitments(rows: CommitmentRow[]): Promise<void>;
  insertMovements(rows: MovementRow[]): Promise<void>;
  /** Writes anew every column of these orders. */
  putOrders(rows: OrderRow[]): Promise<void>;
  deleteOrders(ids: Hash[]): Promise<void>;
  /** The records of these accounts have to be counted again (RVW-2). */
  markStale(accounts: Address[]): Promise<void>;
  balances(keys: AccountToken[]): Promise<BalanceRow[]>;
  /** An amount of zero takes the row away. */
  putBalances(rows: BalanceRow[]): Promise<void>;
  /** Replaces all that is known of these sellers' cancelled offers and epochs. */
  replaceOffers(sellers: Address[], offers: CancelledOffer[], epochs: EpochRow[]): Promise<void>;
  /** Sent when the transaction commits. */
  notify(notices: Notice[]): Promise<void>;
};

/** Where the mirror lives. */
export type MirrorStore = {
  /** Where the mirror stands; written anew, at the origin, when there is none. */
  checkpoint(identity: Identity): Promise<Checkpoint>;
  /** The newest stored blocks, at most `limit`, not above `upTo`; newest first. */
  storedBlocks(page: { upTo: bigint; limit: number }): Promise<BlockRef[]>;
  /**
   * Moves the checkpoint and writes what belongs to it, all or nothing.
   * @throws StaleCheckpoint when the checkpoint is not `from` any more.
   */
  advance(from: Checkpoint, to: BlockRef, write: (tables: MirrorTables) => Promise<void>): Promise<void>;
};

/**
 * The right to index, held by one instance at a time. `lost` is aborted when it is gone, above all because the
 * connection that holds it broke; `release` gives it up.
 */
export type Lead = { lost: AbortSignal; release(): Promise<void> };

/** Takes the lead if nobody has it; null when another has. */
export type TryLead = () => Promise<Lead | null>;
