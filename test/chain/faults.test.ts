import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mirrorDigest } from "../../server/src/db/chain-store/mirror-digest.ts";
import { createTestDatabase, type TestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { startChain, type TestChain } from "../kit/chain.ts";
import { createRandom, type Random, testSeed } from "../kit/random.ts";
import { type Faults, type FaultyNode, type RpcCall, startFaultyNode } from "./kit/faulty-node.ts";
import { caughtUp, freshDigest, mirrorOf, type TestMirror } from "./kit/mirror.ts";
import { createTraffic, type Traffic } from "./kit/traffic.ts";
import { expectChainTruth } from "./kit/truth.ts";
import { until } from "./kit/until.ts";

type Log = Record<string, unknown> & {
  blockHash: string;
  blockNumber: string;
  data: string;
  topics: string[];
};

describe("OPS-5 the mirror behind a bad node", () => {
  let chain: TestChain;
  let traffic: Traffic;
  let random: Random;
  let node: FaultyNode;
  let database: TestDatabase;
  let mirror: TestMirror | undefined;

  beforeAll(async () => {
    random = createRandom(testSeed("faults"));
    chain = await startChain();
    traffic = createTraffic(chain, random);
    await traffic.mine(60);
    node = await startFaultyNode(chain.url, random);
  });

  beforeEach(async () => {
    node.faults = {};
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await mirror?.stop();
    mirror = undefined;
    await database?.drop();
  });

  afterAll(async () => {
    await node?.stop();
    await chain?.stop();
  });

  const start = (faults: Faults) => {
    node.faults = faults;
    mirror = mirrorOf(chain, { databaseUrl: database.url, rpcUrl: node.url });
    return mirror;
  };

  const expectEqualToFresh = async ({ db }: TestMirror) => {
    await caughtUp(chain, db);
    expect(await mirrorDigest(db)).toEqual(await freshDigest(chain));
    await expectChainTruth(chain, db);
  };

  test.each<[string, Faults]>([
    ["cuts connections", { cut: 0.2 }],
    ["answers with error pages and refusals", { gateway: 0.1, refuse: 0.1 }],
    ["answers logs of single blocks only", { range: 1 }],
    ["shows heads of some blocks ago", { staleHead: 0.5 }],
    [
      "does all of it at once",
      { cut: 0.05, gateway: 0.05, refuse: 0.05, delay: 20, range: 7, staleHead: 0.3 },
    ],
  ])("OPS-5 a node that %s does not change what is mirrored", async (_, faults) => {
    const running = start(faults);
    await caughtUp(chain, running.db);
    await traffic.mine(6);
    await expectEqualToFresh(running);
  });

  test("OPS-5 a node that reorganises while it fails leaves the mirror equal to a fresh one", async () => {
    const running = start({ cut: 0.1, refuse: 0.1, range: 5, staleHead: 0.2 });
    for (const depth of [1, 12, 25]) {
      await caughtUp(chain, running.db);
      await chain.client.request({ method: "anvil_rollback", params: [depth] } as never);
      await traffic.mine(depth + 1);
    }
    await expectEqualToFresh(running);
  });

  test("OPS-5 logs that a node has not indexed yet are asked of the block itself", async () => {
    const running = start({});
    await caughtUp(chain, running.db);
    // Ranges come back empty, as from a node whose log index lags; a block asked by its hash is complete.
    node.faults.tamper = ({ method, params }) =>
      method === "eth_getLogs" && !("blockHash" in (params[0] as object)) ? [] : undefined;
    await traffic.mine(10);
    await expectEqualToFresh(running);
  });

  test("OPS-4 a node that is down is told in the health, and the mirror goes on when it is back", async () => {
    const running = start({});
    await caughtUp(chain, running.db);
    node.faults.cut = 1;
    await until(() => running.status().error, { what: "the failure is told" });
    expect(running.status().rpcErrors).toBeGreaterThan(0);
    await traffic.mine(3);
    node.faults.cut = 0;
    await expectEqualToFresh(running);
    await until(() => running.status().error === null, { what: "the failure is over" });
  });

  const onLogs =
    (change: (logs: Log[]) => unknown) =>
    ({ method }: RpcCall, result: unknown) =>
      method === "eth_getLogs" && Array.isArray(result) && result.length > 0
        ? change(result as Log[])
        : undefined;
  const changeFirst = (change: (log: Log) => Partial<Log>) =>
    onLogs(([first, ...rest]) => (first ? [{ ...first, ...change(first) }, ...rest] : []));
  const other = `0x${"ab".repeat(32)}`;

  test.each<[string, NonNullable<Faults["tamper"]>, RegExp]>([
    ["removed logs", changeFirst(() => ({ removed: true })), /removed log/],
    [
      "logs of another contract",
      changeFirst(() => ({ address: `0x${"11".repeat(20)}` })),
      /another contract/,
    ],
    ["logs of blocks not asked for", changeFirst(() => ({ blockNumber: "0xfffff" })), /outside blocks/],
    [
      "logs of a block with another hash",
      changeFirst(() => ({ blockHash: other })),
      /two blocks|changed while/,
    ],
    ["a log twice", onLogs((logs) => [...logs, ...logs.slice(0, 1)]), /twice/],
    [
      "logs of unknown transactions",
      changeFirst(() => ({ transactionHash: other })),
      /does not hold transaction/,
    ],
    ["logs without a block", changeFirst(() => ({ blockNumber: null as never })), /blockNumber is wrong/],
    ["something else instead of logs", onLogs(() => ({ logs: "none" })), /form is wrong/],
    [
      "an unknown event",
      changeFirst(({ topics }) => ({ topics: [other, ...topics.slice(1)] })),
      /no event of the escrow/,
    ],
    ["an event with half its data", onLogs((logs) => logs.map(halved)), /no event of the escrow/],
    ["an order's events without its beginning", onLogs(withoutBeginning), /contradicts the events before it/],
  ])(
    "OPS-5 nothing is mirrored of a node that answers %s, and the reason is told",
    async (_, tamper, reason) => {
      const running = start({ tamper });
      const error = await until(() => running.status().error, { what: "the error is told" });
      expect(error).toMatch(reason);
      expect(await running.db.chainEvent.count()).toBe(0);
      expect(await running.db.order.count()).toBe(0);
    },
  );

  test("OPS-5 headers that are not each other's children are not mirrored", async () => {
    const running = start({});
    await caughtUp(chain, running.db);
    const held = (await running.db.checkpoint.findFirstOrThrow()).blockNumber;
    node.faults.tamper = ({ method }, result) =>
      method === "eth_getBlockByNumber" ? { ...(result as object), parentHash: other } : undefined;
    await traffic.mine(3);
    await until(() => running.status().error, { what: "the error is told" });
    expect((await running.db.checkpoint.findFirstOrThrow()).blockNumber).toBe(held);
    node.faults = {};
    await expectEqualToFresh(running);
  });
});

function halved(log: Log): Log {
  return {
    ...log,
    data: log.data.length > 66 ? log.data.slice(0, 66) : log.data,
    topics: log.topics.slice(0, 1),
  };
}

/** Takes away every log with the topic of the first one: the order was never placed. */
function withoutBeginning(logs: Log[]): Log[] {
  const PLACED = logs.find((log) => log.topics.length === 4 && log.data.length > 1_000)?.topics[0];
  return logs.filter((log) => log.topics[0] !== PLACED);
}
