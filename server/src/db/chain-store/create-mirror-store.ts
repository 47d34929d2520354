import { StaleCheckpoint } from "../../chain/errors.ts";
import { type BlockRef, type Checkpoint, type Identity, originOf } from "../../chain/model.ts";
import type { MirrorStore } from "../../chain/store.ts";
import type { PrismaClient } from "../client.ts";
import { readTables } from "./read-tables.ts";
import { writeTables } from "./write-tables.ts";

/** Milliseconds: a commit of thousands of events on a slow disk, with room. */
const TRANSACTION_TIMEOUT = 120_000;
const CONNECTION_WAIT = 20_000;

/** The mirror's store in PostgreSQL. */
export function createMirrorStore(db: PrismaClient): MirrorStore {
  return {
    async checkpoint(identity) {
      const row = (await db.checkpoint.findUnique({ where: { id: 1 } })) ?? (await begin(db, identity));
      return {
        chainId: row.chainId,
        escrow: row.escrow as Checkpoint["escrow"],
        startBlock: row.startBlock,
        number: row.blockNumber,
        hash: row.blockHash as Checkpoint["hash"],
      };
    },

    async storedBlocks({ upTo, limit }) {
      const rows = await db.chainBlock.findMany({
        where: { number: { lte: upTo } },
        orderBy: { number: "desc" },
        take: limit,
        select: { number: true, hash: true },
      });
      return rows.map(({ number, hash }): BlockRef => ({ number, hash: hash as BlockRef["hash"] }));
    },

    async advance(from, to, write) {
      await db.$transaction(
        async (tx) => {
          // The row's lock keeps a second indexer waiting; the comparison then shows it that it came too late.
          const { count } = await tx.checkpoint.updateMany({
            where: { id: 1, ...pick(from), blockNumber: from.number, blockHash: from.hash },
            data: { blockNumber: to.number, blockHash: to.hash },
          });
          if (count !== 1) {
            throw new StaleCheckpoint(`The mirror is not at block ${from.number} (${from.hash}) any more.`);
          }
          await write({ ...readTables(tx), ...writeTables(tx) });
        },
        { timeout: TRANSACTION_TIMEOUT, maxWait: CONNECTION_WAIT },
      );
    },
  };
}

async function begin(db: PrismaClient, identity: Identity) {
  const origin = originOf(identity);
  await db.checkpoint.createMany({
    data: { ...pick(identity), blockNumber: origin.number, blockHash: origin.hash },
    skipDuplicates: true,
  });
  return db.checkpoint.findUniqueOrThrow({ where: { id: 1 } });
}

function pick({ chainId, escrow, startBlock }: Identity): Identity {
  return { chainId, escrow, startBlock };
}
