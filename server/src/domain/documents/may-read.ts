import type { HoldfastDocument } from "@holdfast/sdk/document";
import type { Address, Hash } from "viem";
import type { OrderParties } from "../orders/ports.ts";
import type { DocumentRecord } from "./ports.ts";

/** What decides who reads an order's documents. `order` is null while the chain knows none. */
export type ReadingRoom = {
  order: OrderParties | null;
  rulingOffered: Hash | null;
  /** Words to what one party proposed to the other by signature (RQ-1, RQ-2, DSP-5). */
  proposed: ReadonlySet<Hash>;
};

/** Whether only the people of a quote may read it: a brief, or the promise that was made to one client (LST-4). */
export function isOfQuote({ kind, extra }: Pick<HoldfastDocument, "kind" | "extra">): boolean {
  return kind === "brief" || (kind === "listing" && extra?.quote !== undefined);
}

/**
 * Whether `viewer` may read a document. Listings are public, but for a quote's: that and its brief are its author's here, and
 * for `readsInQuote` to open to others. What belongs to an order is its author's until the chain
 * binds it, then its parties', and the arbiter's once there was a dispute (DLV-2, DSP-1). Three are shown before: drafts
 * of a delivery, a ruling that is signed and waits to be submitted, and the words to a signed proposal.
 */
export function mayRead(
  record: Pick<DocumentRecord, "hash" | "document" | "bound">,
  viewer: Address | null,
  room: ReadingRoom,
): boolean {
  const { kind, author } = record.document;
  if (kind === "listing" && !isOfQuote(record.document)) return true;
  if (viewer === null) return false;
  if (viewer === author) return true;
  if (isOfQuote(record.document)) return false;
  const { order } = room;
  if (!order) return false;
  const isOffered = room.rulingOffered === record.hash || room.proposed.has(record.hash);
  if (!record.bound && !isSharedDraft(record, order) && !isOffered) return false;
  if (viewer === order.client || viewer === order.seller) return true;
  return viewer === order.arbiter && order.disputed;
}

function isSharedDraft({ document }: Pick<DocumentRecord, "document">, order: OrderParties): boolean {
  return document.kind === "draft" && document.author === order.seller;
}
