import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mirrorDigest } from "../../server/src/db/chain-store/mirror-digest.ts";
import { createTestDatabase, type TestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { startChain, type TestChain } from "../kit/chain.ts";
import { createRandom, testSeed } from "../kit/random.ts";
import { caughtUp, mirrorOf, type TestMirror } from "./kit/mirror.ts";
import { createTraffic } from "./kit/traffic.ts";

describe("OPS-5 npm run reindex", () => {
  let chain: TestChain;
  let database: TestDatabase;
  let mirror: TestMirror;

  beforeAll(async () => {
    chain = await startChain();
    await createTraffic(chain, createRandom(testSeed("reindex"))).mine(60);
    database = await createTestDatabase();
    mirror = mirrorOf(chain, { databaseUrl: database.url });
    await caughtUp(chain, mirror.db);
  });

  afterAll(async () => {
    await mirror?.stop();
    await chain?.stop();
    await database?.drop();
  });

  async function reindex(): Promise<{ code: number; said: string }> {
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      RPC_URL: chain.url,
      ESCROW_ADDRESS: chain.escrow,
      ESCROW_START_BLOCK: chain.startBlock.toString(),
    };
    const script = fileURLToPath(new URL("../../scripts/reindex.ts", import.meta.url));
    const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "inherit"] });
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
    return { code, said };
  }

  test("OPS-5 npm run reindex beside a running server gives the same mirror, row for row", async () => {
    const before = await mirrorDigest(mirror.db);
    expect(await reindex()).toMatchObject({
      code: 0,
      said: expect.stringContaining("equal to the one before"),
    });
    expect(await mirrorDigest(mirror.db)).toEqual(before);
  });

  test("OPS-5 npm run reindex alone gives the same mirror and keeps what is not the chain's", async () => {
    const before = await mirrorDigest(mirror.db);
    const { address } = await mirror.db.account.create({
      data: { address: chain.accounts[1] as string, name: "Ines" },
    });
    await mirror.stop();
    expect(await reindex()).toMatchObject({
      code: 0,
      said: expect.stringContaining("equal to the one before"),
    });
    mirror = mirrorOf(chain, { databaseUrl: database.url });
    expect(await mirrorDigest(mirror.db)).toEqual(before);
    expect(await mirror.db.account.count({ where: { address } })).toBe(1);
  });

  test("OPS-5 npm run reindex mends rows that were changed by hand, and says that they differed", async () => {
    const before = await mirrorDigest(mirror.db);
    await mirror.db.order.updateMany({ data: { remaining: "1" } });
    expect((await reindex()).code).toBe(1);
    expect(await mirrorDigest(mirror.db)).toEqual(before);
  });
});
