import type { Readable } from "node:stream";
import type { Address, Hash } from "viem";
import type { BriefReaders, DocumentRecord } from "../documents/ports.ts";
import type { OrderParties, OrderStore } from "../orders/ports.ts";
import type { ProposalStore } from "../proposals/ports.ts";
import type { Crop } from "./crop.ts";

/** A finished upload, typed by its content. `size` is bytes, `hash` keccak256 of them. */
export type FileRecord = {
  id: string;
  owner: Address;
  name: string;
  size: number;
  mediaType: string;
  hash: Hash;
};

/** Bytes from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number };

/**
 * That a file was handed over in an order, and how far the order has come; `settledToSeller` is the seller's part of
 * what a settlement split, in the token's smallest unit: 0 while there was none.
 */
export type DeliveredIn = {
  fileId: string;
  order: Hash;
  status: OrderParties["status"];
  settledToSeller: bigint;
  /** Whether the client was ever shown it there: a draft, or a delivery that the chain carries. */
  isShown: boolean;
};

export type FileStore = {
  insert(file: FileRecord): Promise<void>;
  find(id: string): Promise<FileRecord | null>;
  /** Documents that have the file, in orders that the account has to do with: anybody may write any number of others. */
  documentsWith(id: string, account: Address): Promise<DocumentRecord[]>;
  /** Briefs that have the file, of quotes that the account may read (LST-4). */
  briefsWith(id: string, account: Address): Promise<DocumentRecord[]>;
  /** Orders of which the account is the client and in which the seller delivered one of these files, or drafted with it. */
  deliveredTo(ids: readonly string[], account: Address): Promise<DeliveredIn[]>;
  /** Forgets files from before a moment that nothing has; answers their ids. */
  deleteUnused(before: Date, limit: number): Promise<string[]>;
  /**
   * Whether services have it among their pictures, or accounts show it, cut like this (null: not cut): `public` where
   * one of the services is or was published or an account has it, `draft` where none was, null where nobody has.
   */
  coverUse(id: string, crop: Crop | null): Promise<"public" | "draft" | null>;
};

/** Where bytes lie. */
export type ByteStore = {
  read(id: string, range?: ByteRange): Readable;
  /** Takes away the bytes; nothing happens when there are none. */
  remove(id: string): Promise<void>;
  /** The re-encoded whole picture of a service; null when there is none. What is cut of it, or smaller, is a preview. */
  readCover(id: string): Promise<Buffer | null>;
  writeCover(id: string, bytes: Buffer): Promise<void>;
  /** A part of a file's preview by our own name for it; null when it was not made. */
  readPreview(id: string, name: string): Promise<Buffer | null>;
  writePreview(id: string, name: string, bytes: Buffer): Promise<void>;
  /** Nothing happens when there is none. */
  removePreview(id: string, name: string): Promise<void>;
};

/** Uploads while they go on. `store` is the upload server's own kind of store. */
export type UploadStore<Store> = {
  store: Store;
  /** An upload that somebody began; `name` as it was sent. */
  find(id: string): Promise<{ owner: string; name: string; isComplete: boolean } | null>;
  /** Bytes that are free where uploads lie. */
  freeSpace(): Promise<number>;
  /** Takes away what nobody went on with for a day. */
  removeAbandoned(now: Date): Promise<void>;
};

export type FilePorts = {
  fileStore: FileStore;
  bytes: ByteStore;
  orders: Pick<OrderStore, "parties" | "ruling">;
  proposals: Pick<ProposalStore, "contents">;
  briefs: BriefReaders;
  maxFileSize: number;
};
