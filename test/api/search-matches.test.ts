import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type PrismaClient } from "../../server/src/db/client.ts";
import { createTestDatabase, type TestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { Prisma } from "../../server/src/db/generated/client.ts";
import { firstMatches } from "../../server/src/db/repositories/search-matches.ts";
import { createRandom, testSeed } from "../kit/random.ts";

const ROWS = 12_000;
const CASES = 200;

let database: TestDatabase;
let db: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  db = createDatabase(database.url);
  // More rows than are walked at most. The best are of a "house" of their own: what only they have is common in the sample alone.
  await db.$executeRaw`
    CREATE TABLE "Thing" AS SELECT n AS id, (n * 7919) % 1000 AS chance,
      round((1 - n::numeric / ${ROWS}::int), 2)::float8 AS score, n / 40 AS house FROM generate_series(1, ${ROWS}::int) n`;
  await db.$executeRaw`CREATE INDEX ON "Thing" (score DESC, id DESC)`;
  await db.$executeRaw`ANALYZE "Thing"`;
});
afterAll(async () => {
  await db?.$disconnect();
  await database?.drop();
});

describe("LST-2 the first matches in an order", () => {
  it("are those that a plain look at all rows finds, however rare they are and wherever they stand", async () => {
    const random = createRandom(testSeed("first matches"));
    let pages = 0;
    for (let run = 0; run < CASES; run += 1) {
      const perThousand = random.pick([0, 1, 5, 20, 50, 60, 70, 80, 200, 1000]);
      const conditions = random.pick([
        [],
        [Prisma.sql`t.chance < ${perThousand}::int`],
        [Prisma.sql`t.house < ${random.pick([1, 4, 200])}::int`],
        // Common among the best, and too rare after them to be found by walking.
        [Prisma.sql`(t.house < 4 OR t.chance < ${random.pick([2, 5])}::int)`],
        [Prisma.sql`t.house > ${random.pick([150, 290])}::int`, Prisma.sql`t.chance < ${perThousand}::int`],
      ]);
      const base = random.pick([Prisma.sql`true`, Prisma.sql`t.id > ${random.integer(ROWS)}::int`]);
      const limit = random.pick([1, 25, 201]);
      const score = random.integer(100) / 100;
      const beyond = random.pick([
        Prisma.sql`true`,
        Prisma.sql`(t.score, t.id) < (${score}::float8, ${random.integer(ROWS)}::int)`,
      ]);
      const order = Prisma.sql`t.score DESC, t.id DESC`;
      const best = random
        .pick([[0.999, 0.8], [0.7], [0.9, 0.2, 0]])
        .map((least) => Prisma.sql`t.score >= ${least}::float8`);
      const page = Math.min(limit, random.pick([limit, 1, 20]));
      const first = firstMatches({
        table: Prisma.sql`"Thing"`,
        row: Prisma.sql`t`,
        columns: Prisma.sql`t.id, t.score AS sortkey`,
        ...{ base, conditions, order, beyond, limit, sample: order },
        ...(random.chance(0.5) ? { best } : { page }),
      });
      const all = Prisma.join([base, beyond, ...conditions], " AND ");
      const found = await db.$queryRaw<{ id: number }[]>(first);
      const plain = await db.$queryRaw<{ id: number }[]>`
        SELECT t.id FROM "Thing" t WHERE ${all} ORDER BY ${order} LIMIT ${limit}::int`;
      // A page is enough where more would have to be walked for: so many then, and not one less.
      if (found.length === page && page < plain.length) pages += 1;
      else expect(found.length, first.text).toBe(plain.length);
      expect(
        found.map(({ id }) => id),
        first.text,
      ).toEqual(plain.slice(0, found.length).map(({ id }) => id));
    }
    expect(pages).toBeGreaterThan(0);
  });
});
