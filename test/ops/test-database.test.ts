import { Client } from "pg";
import { expect, test } from "vitest";
import { createTestDatabase } from "../../server/src/db/embedded/test-database.ts";

test("OPS-1 test databases: two at once are migrated, empty and apart; dropped, they are gone", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new Client({ connectionString: one.url });
  await client.connect();
  await client.query(`INSERT INTO "Account" (address) VALUES ('0x1')`);
  await client.end();
  const other = new Client({ connectionString: two.url });
  await other.connect();
  const { rows } = await other.query(`SELECT count(*)::int AS accounts FROM "Account"`);
  expect(rows).toEqual([{ accounts: 0 }]);
  await other.end();
  await Promise.all([one.drop(), two.drop()]);
  await expect(new Client({ connectionString: one.url }).connect()).rejects.toThrow(/does not exist/);
});
