import { type Address, encodeFunctionData, zeroAddress } from "viem";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clearMirror } from "../../server/src/db/chain-store/clear-mirror.ts";
import { mirrorDigest } from "../../server/src/db/chain-store/mirror-digest.ts";
import { createTestDatabase, type TestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { listenNotifications, type Notification } from "../../server/src/db/notifications.ts";
import { abi, startChain, type TestChain } from "../kit/chain.ts";
import { createRandom, testSeed } from "../kit/random.ts";
import { CONFIRMATIONS, caughtUp, freshDigest, identityOf, mirrorOf, type TestMirror } from "./kit/mirror.ts";
import { createTraffic, type Traffic } from "./kit/traffic.ts";
import { expectChainTruth } from "./kit/truth.ts";
import { until } from "./kit/until.ts";

describe("OPS-5 the mirror follows the chain", () => {
  let chain: TestChain;
  let traffic: Traffic;
  let database: TestDatabase;
  const running: TestMirror[] = [];

  beforeAll(async () => {
    chain = await startChain();
    traffic = createTraffic(chain, createRandom(testSeed("following")));
    await traffic.mine(60);
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((mirror) => mirror.stop()));
  });

  afterAll(async () => {
    await chain?.stop();
    await database?.drop();
  });

  const run = (options: Partial<Parameters<typeof mirrorOf>[1]> = {}) => {
    const mirror = mirrorOf(chain, { databaseUrl: database.url, ...options });
    running.push(mirror);
    return mirror;
  };

  const expectEqualToFresh = async (mirror: TestMirror) => {
    await caughtUp(chain, mirror.db);
    expect(await mirrorDigest(mirror.db)).toEqual(await freshDigest(chain));
    await expectChainTruth(chain, mirror.db);
  };

  test("OPS-5 a back-fill mirrors what happened before it started", async () => {
    const mirror = run();
    await caughtUp(chain, mirror.db);
    await expectChainTruth(chain, mirror.db);
    expect(await mirror.db.order.count()).toBeGreaterThan(0);
    const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
    await until(() => mirror.status().indexed === head, { what: "the status names the newest block" });
    expect(mirror.status()).toMatchObject({
      role: "indexing",
      head,
      lag: 0,
      error: null,
      reorgs: 0,
      rpcErrors: 0,
    });
  });

  test("OPS-5 a restarted mirror goes on where it stopped", async () => {
    const first = run();
    await caughtUp(chain, first.db);
    await first.stop();
    running.splice(0);
    await traffic.mine(30);
    await expectEqualToFresh(run());
  });

  test("OPS-5 new blocks are mirrored as they come, old blocks without events are dropped", async () => {
    const mirror = run();
    for (let round = 0; round < 6; round++) {
      await traffic.mine(3);
      await caughtUp(chain, mirror.db);
    }
    await expectEqualToFresh(mirror);
    const head = await chain.client.getBlockNumber({ cacheTime: 0 });
    const old = { number: { lte: head - BigInt(CONFIRMATIONS) } };
    expect(await mirror.db.chainBlock.count({ where: { ...old, events: { none: {} } } })).toBe(0);
    expect(await mirror.db.chainBlock.count({ where: { NOT: old } })).toBe(CONFIRMATIONS);
  });

  test("OPS-5 every commit tells the other instances which orders moved and where the head is", async () => {
    const notifications = await listenNotifications(database.url);
    const heard: Notification[] = [];
    notifications.subscribe((notification) => heard.push(notification));
    const mirror = run();
    await traffic.mine(10);
    await caughtUp(chain, mirror.db);
    const head = await chain.client.getBlock();
    const place = { type: "head", number: Number(head.number), timestamp: Number(head.timestamp) };
    await until(() => heard.some((notice) => notice.type === "head" && notice.number === place.number), {
      what: "the head is told",
    });
    expect(heard).toContainEqual(place);
    for (const notice of heard) {
      if (notice.type !== "order") continue;
      const { round } = await mirror.db.order.findUniqueOrThrow({ where: { id: notice.id } });
      expect(notice.round).toBeLessThanOrEqual(Number(round));
    }
    expect(heard.some((notice) => notice.type === "order")).toBe(true);
    await notifications.stop();
  });

  test("OPS-2 of two instances one indexes, and the other takes over when it ends", async () => {
    const [first, second] = [run(), run()];
    await until(() => running.some((mirror) => mirror.status().role === "indexing"), { what: "one leads" });
    const leader = first.status().role === "indexing" ? first : second;
    const other = leader === first ? second : first;
    await traffic.mine(5);
    await caughtUp(chain, other.db);
    await until(() => other.status().role === "waiting" && other.status().lag === 0, {
      what: "the waiting instance knows where the mirror stands",
    });
    expect(leader.status().role).toBe("indexing");

    running.splice(running.indexOf(leader), 1);
    await leader.stop();
    await traffic.mine(5);
    await until(() => other.status().role === "indexing", { what: "the other takes over" });
    await expectEqualToFresh(other);
  });

  test("OPS-2 two instances that both believe to lead write every event once", async () => {
    const own = await createTestDatabase();
    const tryLead = async () => ({ lost: new AbortController().signal, release: async () => undefined });
    const [first] = [run({ databaseUrl: own.url, tryLead }), run({ databaseUrl: own.url, tryLead })];
    for (let round = 0; round < 8; round++) {
      await traffic.mine(2);
      await caughtUp(chain, first.db);
    }
    await expectEqualToFresh(first);
    await Promise.all(running.splice(0).map((mirror) => mirror.stop()));
    await own.drop();
  });

  test("OPS-2 an indexer whose database connections are cut comes back", async () => {
    const mirror = run();
    await caughtUp(chain, mirror.db);
    await mirror.db.$queryRaw`
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await traffic.mine(5);
    await expectEqualToFresh(mirror);
    expect(mirror.status().role).toBe("indexing");
  });

  test("OPS-5 a mirror that is emptied while it runs is built anew, equal row for row", async () => {
    const mirror = run();
    await caughtUp(chain, mirror.db);
    const before = await mirrorDigest(mirror.db);
    await clearMirror(mirror.db);
    await caughtUp(chain, mirror.db);
    expect(await mirrorDigest(mirror.db)).toEqual(before);
  });

  test("OPS-4 a node of another chain stops the mirror, with the reason", async () => {
    const mirror = run({ identity: { ...identityOf(chain), chainId: 1 } });
    await until(() => mirror.status().error, { what: "the error is told" });
    expect(mirror.status().error).toBe("The node is of chain 31337, the settings say 1.");
  });

  test("OPS-4 an escrow address without a contract stops the mirror, with the reason", async () => {
    const escrow: Address = "0x00000000000000000000000000000000000000AA";
    const mirror = run({ identity: { ...identityOf(chain), escrow } });
    await until(() => mirror.status().error, { what: "the error is told" });
    expect(mirror.status().error).toContain(`no contract at the escrow's address ${escrow}`);
  });

  test("OPS-4 a database that mirrors another escrow stops the mirror, with the reason", async () => {
    const escrow = await redeploy();
    const mirror = run({ identity: { ...identityOf(chain), escrow } });
    await until(() => mirror.status().error, { what: "the error is told" });
    expect(mirror.status().error).toContain("npm run reindex");
  });

  const redeploy = async () => {
    await chain.client.setAutomine(true);
    const escrow = await chain.deploy("Escrow");
    const data = encodeFunctionData({ abi, functionName: "deposit", args: [zeroAddress, 5n] });
    await chain.send({ from: chain.accounts[1] as Address, to: escrow, data, value: 5n });
    return escrow;
  };
});
