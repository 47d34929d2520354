import { escrowAbi } from "@holdfast/sdk";
import { arbiterFee, orderId } from "@holdfast/sdk/order";
import { rulingTypedData } from "@holdfast/sdk/typed-data";
import { type Hex, keccak256, stringToBytes } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { type OrderAnswer, orderTerms, placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { kinds } from "../kit/told.ts";
import { upload } from "../kit/upload.ts";

type Entry = {
  event: string;
  actor: { address: string } | null;
  transaction: object | null;
  document: { text: string } | null;
};
type Payments = {
  items: { kind: string; direction: string; amount: string; via: string; account: { address: string } }[];
  paidIn: string;
  paidOut: string;
  remaining: string;
};

let server: TestServer;
let client: Person;
let seller: Person;
let arbiter: Person;
let stranger: Person;
let visitor: Person;
let service: ServiceAnswer;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, arbiter, stranger] = await allSignedIn(server, 1, 2, 3, 6);
  visitor = person(server, 9);
  await seller.request("PATCH", "/api/me", { json: { name: "Mara" } });
  service = await publishService(server, seller);
});
afterAll(() => server.stop());

const place = (requirements?: Hex) =>
  placeOrder(server, { service, client, ...(requirements ? { requirements } : {}) });
const activity = async (who: Person, { id }: TestOrder) =>
  demand(await who.request<{ items: Entry[] }>("GET", `/api/orders/${id}/activity`)).items;
const payments = async ({ id }: TestOrder) =>
  demand(await client.request<Payments>("GET", `/api/orders/${id}/payments`));
const chainState = ({ id }: TestOrder) =>
  server.chain.client.readContract({
    address: server.chain.escrow,
    abi: escrowAbi,
    functionName: "order",
    args: [id],
  });

describe("ORD-5 an order that is paid", () => {
  it("waits as paid for requirements, with its listing, and for the client", async () => {
    const order = await place();
    const answer = await order.mirrored();
    const listing = await visitor.request("GET", `/api/documents/${order.terms.content}`);
    expect(listing).toMatchObject({ status: 200, body: { kind: "listing", author: seller.address } });
    expect(answer).toMatchObject({
      id: order.id,
      status: "paid",
      marks: [],
      listing: {
        title: service.title,
        packageName: "Small",
        questions: [{ id: "q1" }],
        serviceId: service.id,
      },
      totals: { paidIn: "1000000000000000000", remaining: "1000000000000000000", toSeller: "0" },
      seller: { address: seller.address, name: "Mara" },
    });
    const list = demand(
      await client.request<{ items: { id: string }[]; counts: Record<string, number> }>(
        "GET",
        "/api/orders?role=client",
      ),
    );
    expect(list.items[0]).toMatchObject({
      id: order.id,
      title: service.title,
      role: "client",
      counterparty: { address: seller.address, name: "Mara" },
      waitsForYou: true,
    });
    expect(list.counts.paid).toBeGreaterThan(0);
    const sellers = demand(await seller.request<{ items: object[] }>("GET", "/api/orders?role=seller"));
    expect(sellers.items[0]).toMatchObject({ id: order.id, waitsForYou: false });
  });

  it("is cancelled by the client, and all the money is back", async () => {
    const order = await place();
    const reason = await write(client, "reason", order.id, { text: "Changed my mind" });
    await order.act(client, "cancel", reason);
    expect(await order.mirrored()).toMatchObject({
      status: "cancelled",
      totals: { toClient: "1000000000000000000" },
    });
    const [cancelled] = await activity(seller, order);
    expect(cancelled).toMatchObject({ event: "OrderCancelled", document: { text: "Changed my mind" } });
  });
});

describe("ORD-6 an order placed with requirements", () => {
  it("is in progress at once; the seller reads what was written before there was an order", async () => {
    const terms = orderTerms(service, client);
    const id = orderId({ terms, chainId: server.chain.chainId, escrow: server.chain.escrow });
    const fileId = await upload(client, "brief.txt", "We sell clay.");
    const requirements = await write(client, "requirements", id, {
      answers: [{ question: "What do you sell?", answer: "Clay <b>pots</b>" }],
      fileIds: [fileId],
    });
    expect((await seller.request("GET", `/api/documents/${requirements}`)).status).toBe(404);
    expect((await seller.request("GET", `/api/files/${fileId}/content`)).status).toBe(404);
    const order = await placeOrder(server, { service, client, terms, requirements });
    expect(order.id).toBe(id);
    expect(await order.mirrored()).toMatchObject({ status: "in_progress" });
    const read = demand(
      await seller.request<{ bound: boolean; canonical: string; files: { url: string }[] }>(
        "GET",
        `/api/documents/${requirements}`,
      ),
    );
    expect(read).toMatchObject({ bound: true, answers: [{ answer: "Clay <b>pots</b>" }] });
    expect(keccak256(stringToBytes(read.canonical))).toBe(requirements);
    const file = await seller.request("GET", read.files[0]?.url ?? "");
    expect(file).toMatchObject({ status: 200, body: "We sell clay." });
    expect((await stranger.request("GET", read.files[0]?.url ?? "")).status).toBe(404);
    expect((await arbiter.request("GET", `/api/documents/${requirements}`)).status).toBe(404);
  });
});

describe("REV-1 an order from payment to payout", () => {
  it("tells every step with its transaction, and sums that are the chain's", async () => {
    const order = await place();
    const requirements = await write(client, "requirements", order.id);
    await order.act(client, "start", requirements);
    const sketch = await upload(seller, "sketch.txt", "a first look");
    const draft = await write(seller, "draft", order.id, { text: "A first look", fileIds: [sketch] });
    // Shown as a preview; the original is the client's when the delivery is approved (DLV-3).
    expect((await client.request("GET", `/api/files/${sketch}`)).status).toBe(200);
    expect((await client.request("GET", `/api/files/${sketch}/content`)).status).toBeGreaterThanOrEqual(400);
    expect((await stranger.request("GET", `/api/documents/${draft}`)).status).toBe(404);
    expect((await client.request("GET", `/api/documents/${draft}`)).status).toBe(200);
    expect(await kinds(client, order)).toEqual(["draft"]);
    const { round } = await chainState(order);
    const delivery = await write(seller, "delivery", order.id, { links: ["https://example.org/final"] });
    expect((await client.request("GET", `/api/documents/${delivery}`)).status).toBe(404);
    await order.act(seller, "deliver", round, delivery);
    expect(await order.mirrored()).toMatchObject({ status: "delivered" });
    expect((await client.request("GET", `/api/documents/${delivery}`)).status).toBe(200);
    await order.act(client, "approve");
    const done = await order.mirrored();
    expect(done).toMatchObject({
      status: "completed",
      totals: {
        paidIn: "1000000000000000000",
        toSeller: "950000000000000000",
        platformFees: "50000000000000000",
        remaining: "0",
      },
    });

    const steps = await activity(client, order);
    expect(steps.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        "OrderPlaced",
        "OrderStarted",
        "DraftShared",
        "OrderDelivered",
        "OrderCompleted",
      ]),
    );
    for (const { event, transaction } of steps) expect(transaction === null).toBe(event === "DraftShared");
    const actorOf = (name: string) => steps.find(({ event }) => event === name)?.actor?.address;
    expect([actorOf("OrderPlaced"), actorOf("OrderDelivered"), actorOf("OrderCompleted")]).toEqual([
      client.address,
      seller.address,
      client.address,
    ]);

    const money = await payments(order);
    expect(money).toMatchObject({
      paidIn: "1000000000000000000",
      paidOut: "1000000000000000000",
      remaining: "0",
    });
    expect(money.items.map(({ kind, direction }) => `${direction} ${kind}`)).toEqual(
      expect.arrayContaining(["in payment", "out payout", "out commission"]),
    );
  });

  it("marks what is late by the chain's clock", async () => {
    const order = await place(unknownWords());
    const due = (await chainState(order)).due;
    await server.chain.client.setNextBlockTimestamp({ timestamp: BigInt(due + 10) });
    await server.chain.client.mine({ blocks: 1 });
    await expect.poll(async () => (await get(order)).marks, { timeout: 20_000 }).toEqual(["overdue"]);
    await server.chain.client.setNextBlockTimestamp({ timestamp: BigInt(due + 86_400 + 10) });
    await server.chain.client.mine({ blocks: 1 });
    await expect
      .poll(async () => (await get(order)).marks, { timeout: 20_000 })
      .toEqual(["seriously_overdue"]);
  });
});

describe("DSP-1 DSP-3 a dispute", () => {
  let order: TestOrder;
  let statement: Hex;
  let reasons: Hex;
  const sellerAmount = 291_000_000_000_000_000n;

  beforeAll(async () => {
    order = await place(unknownWords());
    statement = await write(client, "statement", order.id, { text: "It is not what we agreed." });
  });

  it("opens the order's documents to its arbiter, and not before", async () => {
    expect((await arbiter.request("GET", `/api/orders/${order.id}`)).status).toBe(200);
    expect((await activity(arbiter, order)).every(({ document }) => document === null)).toBe(true);
    expect(
      (
        await arbiter.request("POST", "/api/documents", {
          json: { kind: "evidence", order: order.id, text: "x" },
        })
      ).status,
    ).toBe(404);
    await order.act(client, "dispute", statement);
    expect(await order.mirrored()).toMatchObject({ status: "disputed" });
    expect((await arbiter.request("GET", `/api/documents/${statement}`)).status).toBe(200);
    const cards = demand(
      await arbiter.request<{ items: object[] }>("GET", "/api/orders?role=arbiter&status=disputed"),
    );
    expect(cards.items).toContainEqual(expect.objectContaining({ id: order.id, waitsForYou: true }));
  });

  const sign = (who: Person, changes: object = {}) => {
    const { chainId, escrow } = server.chain;
    const ruling = { order: order.id, sellerAmount, content: reasons, ...changes };
    return who.account.signTypedData?.(rulingTypedData({ chainId, escrow, ruling }));
  };
  const hand = async (who: Person, json: object) =>
    who.request<OrderAnswer & { code: string }>("PUT", `/api/orders/${order.id}/ruling`, { json });

  it("takes no ruling that the contract would refuse", async () => {
    reasons = await write(arbiter, "ruling", order.id, { text: "Thirty to seventy." });
    const good = { sellerAmount: sellerAmount.toString(), content: reasons, signature: await sign(arbiter) };
    expect(await hand(client, good)).toMatchObject({ status: 403, body: { code: "not_allowed" } });
    expect(await hand(stranger, good)).toMatchObject({ status: 404 });
    expect(await hand(visitor, good)).toMatchObject({ status: 401 });
    for (const [changes, code] of [
      [{ signature: await sign(client) }, "signature_invalid"],
      [{ signature: await sign(arbiter, { order: `0x${"12".repeat(32)}` }) }, "signature_invalid"],
      [{ sellerAmount: "5" }, "signature_invalid"],
      [{ sellerAmount: "999999999999999999999" }, "invalid_input"],
      [{ sellerAmount: "-1" }, "invalid_input"],
      [{ content: statement }, "invalid_input"],
      [{ content: `0x${"ab".repeat(32)}` }, "invalid_input"],
      [{ signature: "0x" }, "invalid_input"],
    ] as const) {
      expect((await hand(arbiter, { ...good, ...changes })).body.code, JSON.stringify(changes)).toBe(code);
    }
    expect((await client.request("GET", `/api/documents/${reasons}`)).status).toBe(404);
  });

  it("shows a signed ruling to both parties, who can submit it; balances are right to the last unit", async () => {
    const signature = (await sign(arbiter)) ?? "0x";
    const answer = await hand(arbiter, {
      sellerAmount: sellerAmount.toString(),
      content: reasons,
      signature,
    });
    expect(answer.status).toBe(200);
    const seen = demand(await seller.request<OrderAnswer>("GET", `/api/orders/${order.id}`));
    expect(seen.ruling).toEqual(
      expect.objectContaining({
        sellerAmount: sellerAmount.toString(),
        content: reasons,
        text: "Thirty to seventy.",
      }),
    );
    expect((await seller.request("GET", `/api/documents/${reasons}`)).status).toBe(200);
    for (const party of [client, seller]) expect(await kinds(party, order)).toContain("ruling_ready");
    await order.act(client, "rule", sellerAmount, reasons, signature);
    const fee = arbiterFee(order.terms.price, 300);
    const commission = (sellerAmount * 500n + 9_999n) / 10_000n;
    expect(await order.mirrored()).toMatchObject({
      status: "settled",
      totals: {
        toSeller: (sellerAmount - commission).toString(),
        toClient: (order.terms.price - fee - sellerAmount).toString(),
        platformFees: commission.toString(),
        arbiterFees: fee.toString(),
        remaining: "0",
      },
    });
    expect(await payments(order)).toMatchObject({
      paidIn: order.terms.price.toString(),
      paidOut: order.terms.price.toString(),
    });
    const late = await hand(arbiter, {
      sellerAmount: "0",
      content: reasons,
      signature: await sign(arbiter, { sellerAmount: 0n }),
    });
    expect(late).toMatchObject({ status: 409, body: { code: "wrong_state" } });
  });
});

describe("orders in pages", () => {
  it("come each once, the latest moved first", async () => {
    const all = demand(
      await client.request<{ items: { id: string }[] }>("GET", "/api/orders?role=client&limit=60"),
    );
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page: { items: { id: string }[]; nextCursor: string | null } = demand(
        await client.request("GET", `/api/orders?role=client&limit=2${query}`),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

/** A hash that nobody knows the words of: the chain takes any. */
function unknownWords(): Hex {
  return keccak256(stringToBytes("words that are kept elsewhere"));
}

async function get(order: TestOrder): Promise<OrderAnswer> {
  return demand(await client.request<OrderAnswer>("GET", `/api/orders/${order.id}`));
}
