import { escrowAbi } from "@holdfast/sdk";
import { amendTypedData, rulingTypedData, settlementTypedData } from "@holdfast/sdk/typed-data";
import { pino } from "pino";
import { type Hex, keccak256, toHex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clearMirror } from "../../server/src/db/chain-store/clear-mirror.ts";
import { createDatabase } from "../../server/src/db/client.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { type RunningServer, startServer } from "../../server/src/main.ts";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { publishService, type ServiceAnswer } from "../kit/market.ts";
import { placeOrder, type TestOrder } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { kinds, told, toldPage, untilTold } from "../kit/told.ts";

const ETHER = 10n ** 18n;
const HOUR = 3600;
const DAY = 24 * HOUR;
const words = (text: string): Hex => keccak256(toHex(text));
const SOME = words("what somebody wrote");
const NO_FUNDING = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;
const Request = { cancelByClient: 1, cancelBySeller: 2, progress: 3, refund: 4 } as const;

let server: TestServer;
let second: RunningServer;
let client: Person;
let seller: Person;
let arbiter: Person;
let stranger: Person;
let service: ServiceAnswer;

beforeAll(async () => {
  server = await startTestServer();
  // Another instance on the same database: what both hear of is told once all the same.
  second = await startServer(server.config, pino({ level: "silent" }));
  [client, seller, arbiter, stranger] = await allSignedIn(server, 1, 2, 3, 6);
  await seller.request("PATCH", "/api/me", { json: { name: "Mara" } });
  service = await publishService(server, seller);
});
afterAll(async () => {
  await second.stop();
  await server.stop();
});

const place = (requirements?: Hex) =>
  placeOrder(server, { service, client, ...(requirements ? { requirements } : {}) });
const started = () => place(SOME);
const chainState = ({ id }: TestOrder) =>
  server.chain.client.readContract({
    address: server.chain.escrow,
    abi: escrowAbi,
    functionName: "order",
    args: [id],
  });
const roundOf = async (order: TestOrder) => (await chainState(order)).round;
const now = async () => Number((await server.chain.client.getBlock()).timestamp);
const domain = () => ({ chainId: server.chain.chainId, escrow: server.chain.escrow });
async function deliver(order: TestOrder) {
  await order.act(seller, "deliver", await roundOf(order), SOME);
}
async function ask(order: TestOrder, who: Person, kind: number) {
  await order.act(who, "request", kind, SOME);
}
async function answer(order: TestOrder, who: Person, accepted: boolean) {
  await order.act(who, "answer", await roundOf(order), accepted, SOME);
}
async function sign(who: Person, data: object): Promise<Hex> {
  const signature = await who.account.signTypedData?.(data as never);
  if (!signature) throw new Error("This account signs no typed data.");
  return signature;
}
async function moveTo(timestamp: number) {
  await server.chain.client.setNextBlockTimestamp({ timestamp: BigInt(timestamp) });
  await server.chain.client.mine({ blocks: 1 });
}

/** What the three are told of an order, all of it, once every event was told. */
async function expectTold(
  order: TestOrder,
  expected: { client?: string[]; seller?: string[]; arbiter?: string[] },
) {
  const people = { client, seller, arbiter } as const;
  for (const role of ["client", "seller", "arbiter"] as const) {
    await untilTold(people[role], order, expected[role]?.length ?? 0);
  }
  for (const role of ["client", "seller", "arbiter"] as const) {
    expect(await kinds(people[role], order), role).toEqual(expected[role] ?? []);
  }
}

describe("NTF-1 what happens on the chain is told to whom it concerns, once", () => {
  it("NTF-1 the way to an approved delivery: each hears what the other did", async () => {
    const order = await place();
    await order.act(client, "start", SOME);
    await order.act(client, "release", ETHER / 10n);
    await deliver(order);
    await order.act(client, "requestRevision", SOME, (await now()) + 2 * DAY);
    await deliver(order);
    await order.act(client, "approve");
    await expectTold(order, {
      seller: ["paid", "requirements_given", "released", "revision_asked", "completed"],
      client: ["delivered", "delivered"],
    });
    const [paid] = await told(seller, order);
    expect(paid).toMatchObject({
      read: false,
      by: { address: client.address },
      order: { title: service.title },
      data: { amount: ETHER.toString(), started: false },
    });
    const by = { address: seller.address, name: "Mara", avatar: null };
    expect((await told(client, order))[0]?.by).toEqual(by);
  });

  it("NTF-1 an order without the seller's signature: asked, accepted, or declined", async () => {
    const unsigned = {
      ...service,
      packages: service.packages.map((one) => ({
        ...one,
        offer: one.offer && { ...one.offer, signature: "0x" as Hex },
      })),
    };
    const accepted = await placeOrder(server, { service: unsigned, client });
    await accepted.act(seller, "accept", await roundOf(accepted));
    const declined = await placeOrder(server, { service: unsigned, client });
    await declined.act(seller, "cancel", SOME);
    const withdrawn = await placeOrder(server, { service: unsigned, client });
    await withdrawn.act(client, "cancel", SOME);
    await expectTold(accepted, { seller: ["acceptance_wanted"], client: ["accepted"] });
    await expectTold(declined, { seller: ["acceptance_wanted"], client: ["cancelled"] });
    await expectTold(withdrawn, { seller: ["acceptance_wanted", "cancelled"] });
  });

  it("NTF-1 requests: asked, answered, refused, withdrawn, agreed", async () => {
    const progress = await started();
    await ask(progress, client, Request.progress);
    await answer(progress, seller, true);
    await expectTold(progress, { seller: ["paid", "progress_asked"], client: ["progress_given"] });

    const cancel = await started();
    await ask(cancel, seller, Request.cancelBySeller);
    await answer(cancel, client, false);
    await ask(cancel, seller, Request.cancelBySeller);
    await cancel.act(seller, "withdrawRequest");
    await ask(cancel, seller, Request.cancelBySeller);
    await answer(cancel, client, true);
    await expectTold(cancel, {
      client: ["cancel_asked", "cancel_asked", "request_withdrawn", "cancel_asked"],
      seller: ["paid", "request_refused", "cancelled_by_request"],
    });

    const refund = await started();
    await deliver(refund);
    await ask(refund, client, Request.refund);
    await answer(refund, seller, false);
    await expectTold(refund, { seller: ["paid", "refund_asked"], client: ["delivered", "request_refused"] });
    expect((await told(client, refund))[1]?.data).toMatchObject({
      request: Request.refund,
      until: (await chainState(refund)).due,
    });
  });

  it("NTF-1 agreements: who signed first hears that the other submitted it", async () => {
    const order = await started();
    const validUntil = (await now()) + HOUR;
    const amendment = { amount: 0n, due: (await now()) + 9 * DAY, validUntil, content: SOME };
    const round = await roundOf(order);
    const byClient = await sign(
      client,
      amendTypedData({ ...domain(), amend: { order: order.id, round, ...amendment } }),
    );
    await order.act(seller, "amend", amendment, byClient, NO_FUNDING);
    await order.act(seller, "revoke");
    const settlement = { order: order.id, round: await roundOf(order), sellerAmount: ETHER / 2n, validUntil };
    const bySeller = await sign(seller, settlementTypedData({ ...domain(), settlement }));
    await order.act(client, "settle", settlement.sellerAmount, validUntil, bySeller);
    await expectTold(order, { client: ["amended", "revoked"], seller: ["paid", "settled"] });
  });

  it("NTF-1 a dispute: the arbiter is told too, and of nothing before it", async () => {
    const ruled = await started();
    await deliver(ruled);
    await ruled.act(client, "dispute", SOME);
    await ruled.act(seller, "evidence", SOME);
    const ruling = { order: ruled.id, sellerAmount: ETHER / 4n, content: SOME };
    const signature = await sign(arbiter, rulingTypedData({ ...domain(), ruling }));
    await ruled.act(client, "rule", ruling.sellerAmount, SOME, signature);
    await expectTold(ruled, {
      client: ["delivered", "evidence"],
      seller: ["paid", "disputed", "ruled"],
      arbiter: ["disputed", "evidence", "ruled"],
    });

    const approved = await started();
    await approved.act(seller, "dispute", SOME);
    await approved.act(client, "approve");
    await expectTold(approved, {
      client: ["disputed"],
      seller: ["paid", "completed"],
      arbiter: ["disputed", "completed"],
    });
  });

  it("NTF-1 strangers are told nothing, and the signed out are refused", async () => {
    expect(await toldPage(stranger)).toEqual({ items: [], unread: 0, nextCursor: null });
    expect((await person(server, 9).request("GET", "/api/notifications")).status).toBe(401);
    const json = { upTo: "00000000-0000-7000-8000-000000000000" };
    expect((await person(server, 9).request("POST", "/api/notifications/read", { json })).status).toBe(401);
  });
});

describe("NTF-1 reading", () => {
  it("marks one's own read: some, an order's, or all up to one; nobody else's", async () => {
    const [one, other] = [await started(), await started()];
    await untilTold(seller, one, 1);
    await untilTold(seller, other, 1);
    const before = (await toldPage(seller)).unread;
    const [first] = await told(seller, one);
    const read = (who: Person, json: object) =>
      who.request<{ unread: number }>("POST", "/api/notifications/read", { json });
    const foreign = await read(client, { ids: [first?.id] });
    expect(foreign.status).toBe(200);
    expect((await told(seller, one))[0]?.read).toBe(false);

    expect((await read(seller, { ids: [first?.id] })).body).toEqual({ unread: before - 1 });
    expect((await read(seller, { order: other.id })).body).toEqual({ unread: before - 2 });
    const newest = (await toldPage(seller)).items[0]?.id;
    expect((await read(seller, { upTo: newest })).body).toEqual({ unread: 0 });
    expect((await told(seller)).every(({ read: isRead }) => isRead)).toBe(true);
    expect((await toldPage(client)).unread).toBeGreaterThan(0);
  });

  it("refuses what names nothing", async () => {
    for (const json of [
      {},
      { ids: [] },
      { ids: ["1"] },
      { upTo: "x" },
      { order: "0x1" },
      { order: SOME, upTo: SOME },
    ]) {
      expect((await seller.request("POST", "/api/notifications/read", { json })).status).toBe(400);
    }
    expect((await seller.request("GET", "/api/notifications?cursor=abc")).status).toBe(400);
  });

  it("comes in pages that neither repeat nor leave out", async () => {
    const all = (await told(seller)).map(({ id }) => id).reverse();
    const paged: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor && `&cursor=${cursor}`;
      const page = await seller.request<{ items: { id: string }[]; nextCursor: string | null }>(
        "GET",
        `/api/notifications?limit=3${query}`,
      );
      paged.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(paged.length);
  });
});

describe("NTF-1 a chain that changes its mind, and a mirror that is built again", () => {
  it("NTF-1 tells nobody twice of a transaction that a reorganisation puts elsewhere, and tells what is new", async () => {
    const { chain } = server;
    const order = await place();
    const { transactions } = await chain.client.getBlock({ includeTransactions: false });
    const raw = await chain.client.request({
      method: "eth_getRawTransactionByHash",
      params: [transactions[0]],
    } as never);
    await chain.client.mine({ blocks: 3 });
    const lost = await place();
    await untilTold(seller, lost, 1);
    await chain.client.request({ method: "anvil_rollback", params: [5] } as never);
    // The same transaction in another block, then something new below what was told already.
    await chain.client.mine({ blocks: 1 });
    await chain.client.request({ method: "eth_sendRawTransaction", params: [raw] } as never);
    await order.act(client, "start", SOME);
    await chain.client.mine({ blocks: 5 });
    expect(await untilTold(seller, order, 2)).toEqual(["paid", "requirements_given"]);
    expect(await kinds(seller, lost)).toEqual(["paid"]);
  });

  it("NTF-1 tells again of nothing when the mirror is built anew", async () => {
    const before = await told(seller);
    const db = createDatabase(server.databaseUrl);
    await clearMirror(db);
    const order = await until(
      async () =>
        (await client.request("GET", "/api/orders?role=client&limit=60")).status === 200 && started(),
      { what: "an order is mirrored again" },
    );
    await untilTold(seller, order, 1);
    await db.$disconnect();
    expect((await told(seller)).map(({ id }) => id)).toEqual([
      ...before.map(({ id }) => id),
      ...(await told(seller, order)).map(({ id }) => id),
    ]);
  });
});

describe("NTF-1 a database that followed a longer chain before", () => {
  it("NTF-1 tells people of this chain's events from its head on", async () => {
    const other = await startTestServer({}, async (_chain, databaseUrl) => {
      await migrate({ url: databaseUrl });
      const db = createDatabase(databaseUrl);
      await db.notifiedUpTo.create({ data: { blockNumber: 10n ** 9n, logIndex: 3 } });
      await db.$disconnect();
      return {};
    });
    const [buyer, maker] = await allSignedIn(other, 1, 2);
    const order = await placeOrder(other, { service: await publishService(other, maker), client: buyer });
    expect(await untilTold(maker, order, 1)).toEqual(["paid"]);
    await other.stop();
  });
});

describe("NTF-1 what time allows", () => {
  it("NTF-1 silence, a missed date, a review that ended and a ruling that never came", async () => {
    const [asked, late, claimed, disputed] = [
      await started(),
      await started(),
      await started(),
      await started(),
    ];
    await ask(asked, client, Request.cancelByClient);
    await deliver(claimed);
    await disputed.act(client, "dispute", SOME);

    await moveTo((await chainState(asked)).respondBy + 1);
    await asked.act(stranger, "expireRequest");
    await moveTo((await chainState(claimed)).due + 1);
    await claimed.act(seller, "claim");
    await moveTo((await chainState(late)).due + DAY + 1);
    await late.act(client, "reclaim");
    await moveTo((await chainState(disputed)).due + 1);
    await disputed.act(seller, "expireDispute");

    const happened = async (who: Person, order: TestOrder, kind: string) =>
      until(async () => (await kinds(who, order)).includes(kind), { what: `${kind} is told` });
    await happened(client, asked, "cancelled_by_silence");
    await happened(seller, asked, "cancelled_by_silence");
    await happened(client, claimed, "claimed");
    expect(await kinds(seller, claimed)).not.toContain("claimed");
    await happened(seller, late, "reclaimed");
    await happened(client, disputed, "dispute_expired");
    await happened(arbiter, disputed, "dispute_expired");
    expect(await kinds(seller, disputed)).not.toContain("dispute_expired");
  });
});
