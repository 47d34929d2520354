import { escrowAbi } from "@holdfast/sdk";
import { pino } from "pino";
import { type Hex, keccak256, toHex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../../server/src/main.ts";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { publishService, type ServiceAnswer } from "../kit/market.ts";
import { orderTerms, placeOrder, type TestOrder } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { kinds, told } from "../kit/told.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const SOME: Hex = keccak256(toHex("what somebody wrote"));

let server: TestServer;
let second: RunningServer;
let client: Person;
let seller: Person;
let arbiter: Person;
let stranger: Person;
let service: ServiceAnswer;

beforeAll(async () => {
  server = await startTestServer();
  // Both are asked for reminders by every block and every minute.
  second = await startServer(server.config, pino({ level: "silent" }));
  [client, seller, arbiter, stranger] = await allSignedIn(server, 1, 2, 3, 6);
  service = await publishService(server, seller);
});
afterAll(async () => {
  await second.stop();
  await server.stop();
});

const place = (requirements?: Hex) =>
  placeOrder(server, { service, client, ...(requirements ? { requirements } : {}) });
const stateOf = ({ id }: TestOrder) =>
  server.chain.client.readContract({
    address: server.chain.escrow,
    abi: escrowAbi,
    functionName: "order",
    args: [id],
  });
const now = async () => Number((await server.chain.client.getBlock()).timestamp);
async function moveTo(timestamp: number) {
  await server.chain.client.setNextBlockTimestamp({ timestamp: BigInt(timestamp) });
  await server.chain.client.mine({ blocks: 1 });
}
/** What time told of an order, without what people did. */
const reminders = async (who: Person, order: TestOrder) =>
  (await told(who, order)).filter(({ by }) => by === null).map(({ kind }) => kind);
const comes = (who: Person, order: TestOrder, expected: string[]) =>
  until(async () => (await reminders(who, order)).length >= expected.length, {
    what: `${expected.at(-1)} is told`,
    within: 20_000,
  }).then(async () => expect(await reminders(who, order)).toEqual(expected));

describe("ORD-5 remind me later", () => {
  const put = (who: Person, { id }: TestOrder, json: object) =>
    who.request<{ at: number }>("PUT", `/api/orders/${id}/reminder`, { json });

  it("ORD-5 is for the client of an order that waits for requirements", async () => {
    const order = await place();
    expect((await put(person(server, 9), order, { hours: 24 })).status).toBe(401);
    expect((await put(stranger, order, { hours: 24 })).status).toBe(404);
    expect((await put(seller, order, { hours: 24 })).status).toBe(403);
    for (const json of [{}, { hours: 0 }, { hours: 1.5 }, { hours: 721 }, { hours: "24" }]) {
      expect((await put(client, order, json)).status).toBe(400);
    }
    const started = await place(SOME);
    expect((await put(client, started, { hours: 24 })).status).toBe(409);
  });

  it("ORD-5 comes once when its time has come; the last time that was set holds; not when nothing waits any more", async () => {
    const [order, given] = [await place(), await place()];
    await put(client, order, { hours: 1 });
    const set = await put(client, order, { hours: 24 });
    expect(set.status).toBe(200);
    await put(client, given, { hours: 24 });
    await given.act(client, "start", SOME);
    await given.mirrored();

    await moveTo((await now()) + 2 * HOUR);
    await moveTo(set.body.at);
    await comes(client, order, ["remind_later"]);
    await moveTo(set.body.at + HOUR);
    await moveTo(set.body.at + 2 * HOUR);
    const again = await put(client, order, { hours: 1 });
    // The server may still have counted from the block before.
    await moveTo(Math.max(again.body.at, (await now()) + 1));
    await comes(client, order, ["remind_later", "remind_later"]);
    expect(await kinds(client, given)).toEqual([]);
    expect(await reminders(seller, order)).toEqual([]);
  });
});

describe("NTF-1 reminders before limits and after", () => {
  it("NTF-1 REV-3 come once with two servers, as the chain's clock goes by", async () => {
    const terms = { ...orderTerms(service, client), validUntil: (await now()) + 30 * DAY };
    const unsigned = {
      ...service,
      packages: service.packages.map((one) => ({
        ...one,
        offer: one.offer && { ...one.offer, signature: "0x" as Hex },
      })),
    };
    const pending = await placeOrder(server, { service: unsigned, client, terms });
    const [asked, late, contested, disputed] = [
      await place(SOME),
      await place(SOME),
      await place(SOME),
      await place(SOME),
    ];
    await asked.act(client, "request", 1, SOME);
    await contested.act(seller, "deliver", (await stateOf(contested)).round, SOME);
    await contested.act(client, "request", 4, SOME);
    await contested.act(seller, "answer", (await stateOf(contested)).round, false, SOME);
    await disputed.act(client, "dispute", SOME);
    for (const order of [asked, late, contested, disputed]) await order.mirrored();

    const { respondBy } = await stateOf(asked);
    await moveTo(respondBy - DAY);
    await comes(seller, asked, ["answer_due"]);
    await moveTo(respondBy - 2 * HOUR);
    await comes(seller, asked, ["answer_due", "answer_due"]);
    await moveTo(respondBy + 1);
    await comes(seller, asked, ["answer_due", "answer_due", "answer_over"]);
    await comes(client, asked, ["answer_over"]);

    const review = (await stateOf(contested)).due;
    await moveTo(review - DAY + 1);
    await comes(client, contested, ["contested_ending"]);
    await moveTo(review - 2 * HOUR);
    await comes(client, contested, ["contested_ending", "contested_ending"]);
    await moveTo(review + 1);
    await comes(client, contested, ["contested_ending", "contested_ending", "review_over"]);
    await comes(seller, contested, ["review_over"]);

    const { due } = await stateOf(late);
    await moveTo(due - DAY);
    await comes(seller, late, ["delivery_due"]);
    await moveTo(due - 2 * HOUR);
    await comes(seller, late, ["delivery_due", "delivery_due"]);
    await moveTo(due + 1);
    await comes(seller, late, ["delivery_due", "delivery_due", "overdue"]);
    await comes(client, late, ["overdue"]);
    await moveTo(due + DAY + 1);
    await comes(client, late, ["overdue", "seriously_overdue"]);
    await comes(seller, late, ["delivery_due", "delivery_due", "overdue", "seriously_overdue"]);

    const ruling = (await stateOf(disputed)).due;
    await moveTo(ruling - 2 * HOUR);
    await comes(arbiter, disputed, ["ruling_due"]);
    await moveTo(ruling + 1);
    await comes(arbiter, disputed, ["ruling_due", "ruling_over"]);
    await comes(client, disputed, ["ruling_over"]);

    await moveTo(terms.validUntil - DAY);
    await comes(seller, pending, ["acceptance_due"]);
    await moveTo(terms.validUntil + 1);
    await comes(client, pending, ["acceptance_over"]);
    await comes(seller, pending, ["acceptance_due"]);
    expect(await reminders(stranger, late)).toEqual([]);
  });
});
