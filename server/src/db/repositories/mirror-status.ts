import { CONNECTION_WAIT_MS, type PrismaClient } from "../client.ts";
import { shareNext } from "../share-next.ts";

/** How far the mirror got. `timestamp` is unix seconds of the newest block it keeps. */
export type MirrorStatus = { indexed: number | null; timestamp: number };

export function createMirrorStatus(db: PrismaClient): () => Promise<MirrorStatus> {
  // Nearly every answer asks for the time: one round trip for all who ask while another is under way.
  return shareNext(async () => {
    const [row] = await db.$queryRaw<{ indexed: bigint | null; timestamp: bigint | null }[]>`
      SELECT (SELECT "blockNumber" FROM "Checkpoint" WHERE "id" = 1) AS indexed,
        (SELECT "timestamp" FROM "ChainBlock" ORDER BY "number" DESC LIMIT 1) AS timestamp`;
    return {
      indexed: row?.indexed == null ? null : Number(row.indexed),
      timestamp: Number(row?.timestamp ?? 0n),
    };
  }, CONNECTION_WAIT_MS);
}
