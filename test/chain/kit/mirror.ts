import type { MirrorLogger } from "../../../server/src/chain/logger.ts";
import type { Identity } from "../../../server/src/chain/model.ts";
import { type Mirror, startMirror } from "../../../server/src/chain/start-mirror.ts";
import type { TryLead } from "../../../server/src/chain/store.ts";
import { createMirrorStore } from "../../../server/src/db/chain-store/create-mirror-store.ts";
import { mirrorDigest, type TableDigest } from "../../../server/src/db/chain-store/mirror-digest.ts";
import { createTryLead } from "../../../server/src/db/chain-store/take-lead.ts";
import { createDatabase, type PrismaClient } from "../../../server/src/db/client.ts";
import { createTestDatabase } from "../../../server/src/db/embedded/test-database.ts";
import type { TestChain } from "../../kit/chain.ts";
import { until } from "./until.ts";

/** So few, that short test chains have a part far below the head and one near it. */
export const CONFIRMATIONS = 16;

export type TestMirror = Mirror & { db: PrismaClient; databaseUrl: string };
export type TestMirrorOptions = {
  databaseUrl: string;
  rpcUrl?: string;
  logger?: MirrorLogger;
  identity?: Identity;
  believeShorter?: number;
  tryLead?: TryLead;
};

export function mirrorOf(chain: TestChain, options: TestMirrorOptions): TestMirror {
  const { databaseUrl, rpcUrl = chain.url } = options;
  const db = createDatabase(databaseUrl);
  const { logger, believeShorter } = options;
  const mirror = startMirror({
    identity: options.identity ?? identityOf(chain),
    rpcUrl,
    store: createMirrorStore(db),
    tryLead: options.tryLead ?? createTryLead(databaseUrl),
    confirmations: CONFIRMATIONS,
    pollInterval: 20,
    rpcTimeout: 2_000,
    ...(logger ? { logger } : {}),
    ...(believeShorter === undefined ? {} : { believeShorter }),
  });
  return {
    ...mirror,
    db,
    databaseUrl,
    async stop() {
      await mirror.stop();
      await db.$disconnect();
    },
  };
}

export function identityOf({ chainId, escrow, startBlock }: TestChain): Identity {
  return { chainId, escrow, startBlock };
}

/** Waits until the database's checkpoint is the chain's newest block, by hash. */
export async function caughtUp(chain: TestChain, db: PrismaClient): Promise<void> {
  const head = await chain.client.getBlock();
  await until(async () => (await db.checkpoint.findFirst())?.blockHash === head.hash, {
    what: `the mirror is at block ${head.number}`,
  });
}

/** What a mirror is that never saw anything but the chain as it is now. */
export async function freshDigest(chain: TestChain): Promise<Record<string, TableDigest>> {
  const database = await createTestDatabase();
  const mirror = mirrorOf(chain, { databaseUrl: database.url });
  try {
    await caughtUp(chain, mirror.db);
    return await mirrorDigest(mirror.db);
  } finally {
    await mirror.stop();
    await database.drop();
  }
}
