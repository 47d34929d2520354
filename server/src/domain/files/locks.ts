import { OrderStatus } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { DeliveredIn, FileStore } from "./ports.ts";

/**
 * Whether the client of an order has its originals (DLV-3, REV-1): the order is completed, or it was settled and the
 * seller got something of that: what the client released before is no approval. A cancelled order gave the money back,
 * and keeps the work with its maker.
 * docs/decisions/originals.md has the reasons.
 */
export function originalsOpen({
  status,
  settledToSeller,
}: Pick<DeliveredIn, "status" | "settledToSeller">): boolean {
  return status === OrderStatus.Completed || (status === OrderStatus.Settled && settledToSeller > 0n);
}

/** Files that an account may see only as previews, each with an order whose client it is and has not approved. */
export type Locks = ReadonlyMap<string, Hash>;

export const NO_LOCKS: Locks = new Map();

/**
 * Which files are locked for `viewer`: those that a seller gave out as a delivery or a draft to them, in orders none of
 * which is paid for. It is the file that is locked, wherever else it is attached: the same work in a message or in
 * another order's words would be a way round.
 */
export async function findLocks(
  ports: { fileStore: Pick<FileStore, "deliveredTo"> },
  input: { ids: readonly string[]; viewer: Address | null },
): Promise<Locks> {
  const { ids, viewer } = input;
  if (viewer === null || ids.length === 0) return NO_LOCKS;
  const delivered = await ports.fileStore.deliveredTo(ids, viewer);
  const locks = new Map<string, Hash>();
  for (const [id, orders] of Map.groupBy(delivered, ({ fileId }) => fileId)) {
    const first = orders[0];
    // Words that were never sent lock a file, but it was not they that were paid for.
    if (first && !orders.some((one) => one.isShown && originalsOpen(one))) locks.set(id, first.order);
  }
  return locks;
}
