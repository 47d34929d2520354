import { type Address, encodeFunctionData, zeroAddress } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mirrorDigest } from "../../server/src/db/chain-store/mirror-digest.ts";
import { createTestDatabase, type TestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { abi, startChain, type TestChain } from "../kit/chain.ts";
import { createRandom, type Random, testSeed } from "../kit/random.ts";
import { caughtUp, freshDigest, mirrorOf, type TestMirror } from "./kit/mirror.ts";
import { makeTerms } from "./kit/terms.ts";
import { createTraffic, type Traffic } from "./kit/traffic.ts";
import { expectChainTruth } from "./kit/truth.ts";

const EVENT_NAMES = abi.flatMap((item) =>
  item.type === "event" && item.name !== "EIP712DomainChanged" ? [item.name] : [],
);

describe("OPS-5 a reorganisation leaves the mirror equal to a fresh one", () => {
  let database: TestDatabase;
  let chain: TestChain;
  let traffic: Traffic;
  let random: Random;
  let mirror: TestMirror;

  beforeAll(async () => {
    random = createRandom(testSeed("reorganisations"));
    database = await createTestDatabase();
    chain = await startChain();
    traffic = createTraffic(chain, random);
    await traffic.mine(70);
    mirror = mirrorOf(chain, { databaseUrl: database.url });
    await caughtUp(chain, mirror.db);
  });

  afterAll(async () => {
    await mirror?.stop();
    await chain?.stop();
    await database?.drop();
  });

  const expectEqualToFresh = async () => {
    await caughtUp(chain, mirror.db);
    expect(await mirrorDigest(mirror.db)).toEqual(await freshDigest(chain));
    await expectChainTruth(chain, mirror.db);
  };

  test.each([1, 7, 50])(
    "OPS-5 the last %i blocks are replaced by others with different events",
    async (depth) => {
      const before = mirror.status().reorgs;
      const old = await chain.client.getBlock();
      await chain.client.request({ method: "anvil_rollback", params: [depth] } as never);
      await traffic.mine(depth + 2);
      await expectEqualToFresh();
      expect((await chain.client.getBlock({ blockNumber: old.number })).hash).not.toBe(old.hash);
      expect(mirror.status().reorgs).toBeGreaterThan(before);
    },
  );

  test("LST-3 an offer that only the old branch cancelled is not cancelled any more", async () => {
    const seller = chain.accounts[5] as Address;
    const terms = makeTerms({ client: zeroAddress, seller, arbiter: seller, platform: seller }, 0n);
    await chain.client.setAutomine(true);
    for (const data of [
      encodeFunctionData({ abi, functionName: "cancelOffer", args: [terms] }),
      encodeFunctionData({ abi, functionName: "cancelAllOffers" }),
    ]) {
      await chain.send({ from: seller, to: chain.escrow, data });
    }
    await caughtUp(chain, mirror.db);
    const voided = async () => [
      await mirror.db.offerCancellation.count({ where: { seller } }),
      await mirror.db.sellerEpoch.count({ where: { seller } }),
    ];
    expect(await voided()).toEqual([1, 1]);

    await chain.client.request({ method: "anvil_rollback", params: [2] } as never);
    await traffic.mine(3);
    await expectEqualToFresh();
    expect(await voided()).toEqual([0, 0]);
  });

  test("OPS-5 the new branch is shorter than the one it replaces", async () => {
    await chain.client.request({ method: "anvil_rollback", params: [20] } as never);
    await traffic.mine(9);
    await expectEqualToFresh();
  });

  test("OPS-5 blocks are taken away while the mirror is down", async () => {
    await mirror.stop();
    await chain.client.request({ method: "anvil_rollback", params: [30] } as never);
    await traffic.mine(40);
    mirror = mirrorOf(chain, { databaseUrl: database.url });
    await expectEqualToFresh();
  });

  test("OPS-5 a local chain that lost its newest blocks, and mines no others, is believed", async () => {
    await mirror.stop();
    await chain.client.request({ method: "anvil_rollback", params: [8] } as never);
    mirror = mirrorOf(chain, { databaseUrl: database.url, believeShorter: 200 });
    await expectEqualToFresh();
  });

  test("OPS-5 everything since the deployment is replaced", async () => {
    const head = await chain.client.getBlock();
    await chain.client.request({
      method: "anvil_rollback",
      params: [Number(head.number - chain.startBlock)],
    } as never);
    await traffic.mine(40);
    await expectEqualToFresh();
  });

  test("OPS-5 traffic with every event the escrow has is mirrored as the chain tells it", async () => {
    const missing = async () => {
      await traffic.mine(20);
      await caughtUp(chain, mirror.db);
      const rows = await mirror.db.chainEvent.groupBy({ by: ["name"] });
      return EVENT_NAMES.filter((name) => !rows.some((row) => row.name === name));
    };
    // A few hundred blocks bring even the rare ones; a kind the traffic can't make would never come.
    for (let rounds = 0; rounds < 30; rounds++) if ((await missing()).length === 0) break;
    expect(await missing()).toEqual([]);
    await expectEqualToFresh();
  });
});
