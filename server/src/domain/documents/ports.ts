import type { HoldfastDocument } from "@holdfast/sdk/document";
import type { Address, Hash } from "viem";
import type { FileRecord } from "../files/ports.ts";
import type { NotificationPorts } from "../notifications/ports.ts";
import type { OrderStore } from "../orders/ports.ts";
import type { ProposalStore } from "../proposals/ports.ts";

/** A document as stored. `bound`: the chain carries its hash, from this author, for this order. */
export type DocumentRecord = {
  hash: Hash;
  document: HoldfastDocument;
  createdAt: Date;
  bound: boolean;
  files: FileRecord[];
};

type NewDocument = { hash: Hash; document: HoldfastDocument; fileIds: readonly string[] };
export type PutDocument = "kept" | "too_many" | "too_many_drafts";

export type DocumentStore = {
  /** Storing the same document twice is storing it once. */
  insert(input: NewDocument): Promise<void>;
  /** Of an order: unless it has as many as may be, of its author (of any kind) or drafts, also at the same moment. */
  insertInOrder(input: NewDocument, most: { byAuthor: number; drafts: number }): Promise<PutDocument>;
  find(hash: Hash): Promise<DocumentRecord | null>;
  findMany(hashes: readonly Hash[]): Promise<Map<Hash, DocumentRecord>>;
  drafts(order: Hash): Promise<DocumentRecord[]>;
};

/** What clients look for in jobs that are open: shown to everybody who is signed in (LST-5). */
export type BriefReaders = {
  isOfOpenJob(hash: Hash): Promise<boolean>;
  /** Whether such a brief has the file. */
  holdsFile(id: string): Promise<boolean>;
};

export type DocumentPorts = NotificationPorts & {
  documents: DocumentStore;
  orders: Pick<OrderStore, "parties" | "ruling">;
  proposals: Pick<ProposalStore, "contents">;
  briefs: BriefReaders;
  files: {
    /** Those of the owner's finished uploads that are among the ids. */
    findOwned(owner: Address, ids: readonly string[]): Promise<FileRecord[]>;
  };
  announce(order: Hash, round: number): Promise<void>;
};
