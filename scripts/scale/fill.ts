import pg from "pg";
import { type Address, getContractAddress } from "viem";
import type { Identity } from "../../server/src/chain/model.ts";
import { LOCAL_CHAIN_ID } from "../../server/src/config/config.ts";
import { DEMO_ACCOUNTS, demoAccount } from "../../server/src/config/demo-people.ts";
import { LAST_LOG } from "../../server/src/db/chain-store/write-tables.ts";
import { createDatabase, type PrismaClient } from "../../server/src/db/client.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { learnWords } from "../../server/src/db/repositories/search-vocabulary.ts";
import { createStandingStore } from "../../server/src/db/repositories/standings.ts";
import { judge } from "../../server/src/domain/standing/score.ts";
import { type Lived, makeMessages, makeReviews } from "./around.ts";
import { type Chance, createChance, zipf } from "./chance.ts";
import { demandEmpty, writeFill } from "./guard.ts";
import { tellMirror } from "./history.ts";
import { dropIndexes } from "./indexes.ts";
import { makeJobs } from "./jobs.ts";
import { liveOrder } from "./life.ts";
import { makeServices, TOKENS, type Ware } from "./market.ts";
import type { ScaleOptions } from "./options.ts";
import { makePeople, type People } from "./people.ts";
import { makePictures } from "./pictures.ts";

const DAY = 86_400;
/** How long the market has been open. */
const AGE = 500 * DAY;
const ORDERS_AT_A_TIME = 10_000;
const ACCOUNTS_AT_A_TIME = 200;
/** Where the local chain's deployer puts its first contract. */
const ESCROW = getContractAddress({ from: demoAccount(DEMO_ACCOUNTS.deployer).address, nonce: 0n });
const IDENTITY: Identity = { chainId: LOCAL_CHAIN_ID, escrow: ESCROW, startBlock: 1n };

/**
 * Fills an empty database with a market of a given size (issue "Around the order", show 3): people, services with
 * offers, the events of whole orders, from which the mirror's own code makes all its rows, messages, reviews. Keys,
 * signatures and hashes of documents are made up: nothing of it stands on a chain.
 * @throws Failure when the database holds rows
 */
export async function fillAtScale(
  url: string,
  options: ScaleOptions,
  onProgress: (what: string, done: number, total: number) => void,
): Promise<void> {
  await migrate({ url });
  const db = new pg.Client(url);
  const mirrorDb = createDatabase(url);
  await db.connect();
  try {
    await demandEmpty(db);
    await writeFill(db, { done: false, options });
    const index = await dropIndexes(db);
    const chance = createChance(options.seed);
    const people = await makePeople(db, chance, options);
    const wares = await makeServices(db, chance, {
      options,
      people,
      onProgress: (done) => onProgress("services", done, options.services),
    });
    const orders = livesOf(chance, { options, people, wares });
    const last = await tellMirror(mirrorDb, {
      identity: IDENTITY,
      happenings: orders.flatMap(({ life }) => life),
      since: options.now - AGE,
      onProgress: (done, total) => onProgress("events", done, total),
    });
    // Nobody is told of history.
    await db.query(
      `INSERT INTO "NotifiedUpTo" ("id", "blockNumber", "logIndex") VALUES (1, $1, $2)
       ON CONFLICT ("id") DO UPDATE SET "blockNumber" = EXCLUDED."blockNumber"`,
      [String(last), LAST_LOG],
    );
    for (let start = 0; start < orders.length; start += ORDERS_AT_A_TIME) {
      const some = orders.slice(start, start + ORDERS_AT_A_TIME);
      await makeMessages(db, chance, some, options.now);
      await makeReviews(db, chance, some, options.now);
      onProgress("messages and reviews", start + some.length, orders.length);
    }
    onProgress("jobs", 0, options.jobs);
    await makeJobs(db, chance, { options, people });
    await makePictures(db, chance);
    // As between the days on which it all happened: what is counted next is written where older rows stood.
    await db.query(`VACUUM "Service"`);
    onProgress("indexes", 0, 1);
    await index();
    await learnVocabulary(db, mirrorDb);
    await db.query("ANALYZE");
    await countStandings(db, { serverDb: mirrorDb, now: options.now }, onProgress);
    // As the server's own autovacuum would have done by then; index-only scans want the map of visible rows.
    await db.query("VACUUM ANALYZE");
    await writeFill(db, { done: true, options });
  } finally {
    await mirrorDb.$disconnect();
    await db.end();
  }
}

/** The words that a mistyped one is taken for, kept by the server's own code. */
async function learnVocabulary(db: pg.Client, serverDb: PrismaClient): Promise<void> {
  type Said = { title: string; tags: string[]; category: string; description: string };
  const { rows } = await db.query<Said>(
    `SELECT "title", "tags", "category", "description" FROM "Service" WHERE "state" = 'published'
     UNION ALL SELECT "title", "tags", "category", "description" FROM "Job"`,
  );
  await learnWords(serverDb, rows);
}

/** The server's own count of everybody's record, which search ranks by. */
async function countStandings(
  db: pg.Client,
  { serverDb, now }: { serverDb: PrismaClient; now: number },
  onProgress: (what: string, done: number, total: number) => void,
): Promise<void> {
  const { rowCount: total } = await db.query(
    `INSERT INTO "StaleStanding" ("account") SELECT "address" FROM "Account" ON CONFLICT DO NOTHING`,
  );
  const standings = createStandingStore(serverDb, TOKENS);
  let done = 0;
  for (let counted = -1; counted !== 0; done += counted) {
    counted = await standings.refresh({ limit: ACCOUNTS_AT_A_TIME, now }, judge);
    onProgress("standings", done, total ?? 0);
  }
}

function livesOf(
  chance: Chance,
  input: { options: ScaleOptions; people: People; wares: Map<Address, Ware[]> },
): Lived[] {
  const { options, people, wares } = input;
  const open = people.sellers.filter((seller) => wares.has(seller));
  const pickSeller = zipf(open, 0.8);
  const pickClient = zipf(people.clients, 0.6);
  return Array.from({ length: options.orders }, (_, index): Lived => {
    const seller = pickSeller(chance);
    // The first ones are bought most.
    const ware = zipf(wares.get(seller) ?? [], 1)(chance);
    const client = pickClient(chance);
    const id = chance.hash();
    const terms = { ...ware.terms, client, salt: BigInt(index + 1) };
    // The market grows: later days have more orders.
    const placedAt = options.now - Math.floor((1 - Math.sqrt(chance.next())) * (AGE - DAY)) - 60;
    const { byRequest, serviceId } = ware;
    const life = liveOrder(chance, { id, terms, byRequest, placedAt, until: options.now });
    return { id, client, seller, serviceId, life };
  });
}
