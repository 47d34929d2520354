import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { fillAtScale } from "../../scripts/scale/fill.ts";
import type { ScaleOptions } from "../../scripts/scale/options.ts";
import { readScaleOptions } from "../../scripts/scale/options.ts";
import { ensureFilled } from "../../scripts/scale/run.ts";
import { mirrorDigest } from "../../server/src/db/chain-store/mirror-digest.ts";
import { createDatabase } from "../../server/src/db/client.ts";
import { createTestDatabase } from "../../server/src/db/embedded/test-database.ts";

const SMALL: ScaleOptions = {
  ...{ services: 60, sellers: 12, clients: 20, orders: 300, jobs: 10, seed: 5, now: 1_790_000_000 },
};

async function emptyDatabase(): Promise<{ url: string; db: pg.Client }> {
  const { url, drop } = await createTestDatabase();
  const db = new pg.Client(url);
  await db.connect();
  onTestFinished(async () => {
    await db.end();
    await drop();
  });
  return { url, db };
}

async function digest(url: string) {
  const db = createDatabase(url);
  try {
    return await mirrorDigest(db);
  } finally {
    await db.$disconnect();
  }
}

const fill = (url: string, options = SMALL) => fillAtScale(url, options, () => {});

async function numbers(db: pg.Client, query: string): Promise<number[]> {
  const { rows } = await db.query({ text: query, rowMode: "array" });
  return (rows as unknown[][]).flat().map(Number);
}

test("seed --scale, small sizes, gives whole orders in every state, of all sellers, with all their indexes", async () => {
  const { url, db } = await emptyDatabase();
  const indexes = `SELECT count(*) FROM pg_indexes WHERE schemaname = 'public'`;
  const before = await numbers(db, indexes);
  await fill(url);
  expect(await numbers(db, indexes)).toEqual(before);
  expect(
    await numbers(db, `SELECT (SELECT count(*) FROM "Service"), (SELECT count(*) FROM "Order")`),
  ).toEqual([60, 300]);
  expect(await numbers(db, `SELECT count(*) FROM "Job"`)).toEqual([10]);
  expect(await numbers(db, `SELECT count(DISTINCT "seller") FROM "Service"`)).toEqual([12]);
  const statuses = await numbers(db, `SELECT DISTINCT "status" FROM "Order" ORDER BY 1`);
  expect(statuses).toEqual(expect.arrayContaining([8, 9, 10]));
  expect(statuses.some((status) => status < 8)).toBe(true);
  const pictures = `SELECT count(*) FILTER (WHERE f."owner" = s."seller"), count(*) FILTER (WHERE f."owner" <> s."seller")
    FROM "ServiceImage" i JOIN "Service" s ON s."id" = i."serviceId" JOIN "File" f ON f."id" = i."fileId"`;
  const [own = 0, others] = await numbers(db, pictures);
  expect(own).toBeGreaterThan(60);
  expect(others).toBe(0);
  const [faces] = await numbers(db, `SELECT count(*) FROM "Account" WHERE "avatarId" IS NOT NULL`);
  expect(faces).toBeGreaterThan(6);
  // What came in is what went out and what is still held.
  const sums = `SELECT count(*) FROM "Order"
    WHERE "paidIn" <> "toSeller" + "toClient" + "platformFees" + "arbiterFees" + "remaining"`;
  expect(await numbers(db, sums)).toEqual([0]);
  expect(await numbers(db, `SELECT count(*) FROM "StaleStanding"`)).toEqual([0]);
  for (const table of [
    "Movement",
    "Message",
    "Review",
    "Commitment",
    "Balance",
    "Offer",
    "Listing",
    "Standing",
    "SearchWord",
    "Quote",
  ])
    expect.soft((await numbers(db, `SELECT count(*) FROM "${table}"`))[0], table).toBeGreaterThan(0);
});

test("seed --scale, the same seed twice and another, is the same twice and another", async () => {
  const made = await Promise.all(
    [SMALL, SMALL, { ...SMALL, seed: 6 }].map(async (options) => {
      const { url } = await emptyDatabase();
      await fill(url, options);
      return digest(url);
    }),
  );
  expect(made[1]).toEqual(made[0]);
  expect(made[2]?.ChainEvent?.digest).not.toBe(made[0]?.ChainEvent?.digest);
});

test("seed --scale, database with somebody's rows, is refused and leaves them", async () => {
  const { url, db } = await emptyDatabase();
  await db.query(`INSERT INTO "Account" ("address", "name") VALUES ('0xabc', 'Somebody')`);
  await expect(ensureFilled(url, { options: SMALL, anew: true })).rejects.toThrow(/somebody's data.*Account/);
  expect(await numbers(db, `SELECT count(*) FROM "Account"`)).toEqual([1]);
});

test("seed --scale, options, are whole numbers and have the promised sizes when not named", () => {
  const { options } = readScaleOptions(["--scale", "--orders", "7", "--seed", "3"]);
  expect(options).toMatchObject({ services: 50_000, sellers: 5_000, orders: 7, seed: 3 });
  expect(() => readScaleOptions(["--orders", "many"])).toThrow("--orders must be a whole number");
});
