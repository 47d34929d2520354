import type { PrismaClient } from "../client.ts";

/** How far the mirror got. `timestamp` is unix seconds of the newest block it keeps. */
export type MirrorStatus = { indexed: number | null; timestamp: number };

export function createMirrorStatus(db: PrismaClient): () => Promise<MirrorStatus> {
  return async () => {
    const [checkpoint, block] = await Promise.all([
      db.checkpoint.findUnique({ where: { id: 1 }, select: { blockNumber: true } }),
      db.chainBlock.findFirst({ orderBy: { number: "desc" }, select: { timestamp: true } }),
    ]);
    return {
      indexed: checkpoint ? Number(checkpoint.blockNumber) : null,
      timestamp: block ? Number(block.timestamp) : 0,
    };
  };
}
