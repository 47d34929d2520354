import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { escrowAbi } from "@holdfast/sdk";
import { ZERO_HASH } from "@holdfast/sdk/order";
import {
  type Address,
  concat,
  encodeErrorResult,
  encodeFunctionData,
  type Hex,
  numberToHex,
  parseAbi,
} from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../server/src/db/client.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { orderTerms, placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { chainNow, proposalsOf, propose, signAmendment, signSettlement } from "../kit/proposals.ts";
import { upload } from "../kit/upload.ts";

const ETHER = 10n ** 18n;
const HOUR = 3600;
const DAY = 24 * HOUR;

let server: TestServer;
let client: Person;
let seller: Person;
let arbiter: Person;
let stranger: Person;
let service: ServiceAnswer;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, arbiter, stranger] = await allSignedIn(server, 1, 2, 3, 6);
  service = await publishService(server, seller);
});
afterAll(() => server.stop());

type Working = TestOrder & { round: number };

/** An order whose work has begun. */
async function working(): Promise<Working> {
  const order = await placeOrder(server, { service, client });
  await order.act(client, "start", await write(client, "requirements", order.id));
  return { ...order, round: (await order.mirrored()).state.round };
}

/** What a contract says that wants to be answered for by a page of its own choice (EIP-3668). */
function lookup(sender: Address, url: string): Hex {
  const abi = parseAbi(["error OffchainLookup(address, string[], bytes, bytes4, bytes)"]);
  return encodeErrorResult({ abi, args: [sender, [url], "0x", "0x1626ba7e", "0x"] });
}

/** Code that answers every call with a refusal: CODECOPY what follows it, REVERT with that. */
function revertsWith(data: Hex): Hex {
  const length = numberToHex((data.length - 2) / 2, { size: 2 });
  return concat(["0x61", length, "0x600c5f39", "0x61", length, "0x5ffd", data]);
}

const states = async (who: Person, { id }: TestOrder) =>
  demand(await proposalsOf(who, id)).items.map(({ state }) => state);
const end = (who: Person, order: TestOrder, proposal: string, how: "decline" | "withdraw") =>
  who.request<{ code: string }>("POST", `/api/orders/${order.id}/proposals/${proposal}/${how}`);
const activity = async (who: Person, { id }: TestOrder) =>
  demand(
    await who.request<{ items: { event: string; document: { text: string } | null }[] }>(
      "GET",
      `/api/orders/${id}/activity`,
    ),
  ).items;
const refused = (code: string, detail?: RegExp) => ({
  body: expect.objectContaining({ code, ...(detail && { detail: expect.stringMatching(detail) }) }),
});
const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;

async function accept(
  who: Person,
  order: Working,
  json: Awaited<ReturnType<typeof signAmendment>>,
): Promise<void> {
  const { chain } = server;
  const { due, validUntil } = json;
  const amount = BigInt(json.amount);
  const amendment = { amount, due, validUntil, content: json.content };
  const data = encodeFunctionData({
    abi: escrowAbi,
    functionName: "amend",
    args: [order.terms, amendment, json.signature, funding],
  });
  await chain.send({ from: who.address, to: chain.escrow, data, value: amount });
  await order.mirrored();
}

describe("RQ-1 a proposal of additional work", () => {
  it("is shown with its words and files to the other party, and is accepted once the chain says so", async () => {
    const order = await working();
    const fileId = await upload(seller, "sketch.txt", "two more pages");
    const content = await write(seller, "request", order.id, { text: "Two more pages", fileIds: [fileId] });
    const hidden = `/api/documents/${content}`;
    expect((await client.request("GET", hidden)).status).toBe(404);
    const json = await signAmendment(server, seller, order, { amount: ETHER / 2n, content });
    expect((await propose(seller, order.id, json)).status).toBe(200);
    const [shown] = demand(await proposalsOf(client, order.id)).items;
    expect(shown).toMatchObject({
      kind: "amendment",
      state: "open",
      amount: "500000000000000000",
      due: 0,
      sellerAmount: null,
      author: { address: seller.address },
      signature: json.signature,
      document: { text: "Two more pages" },
    });
    expect((await client.request("GET", hidden)).status).toBe(200);
    expect((await client.request("GET", `/api/files/${fileId}/content`)).body).toBe("two more pages");
    expect((await stranger.request("GET", hidden)).status).toBe(404);
    expect((await arbiter.request("GET", hidden)).status).toBe(404);

    await accept(client, order, json);
    expect(await states(client, order)).toEqual(["accepted"]);
    expect((await order.mirrored()).state.remaining).toBe((ETHER + ETHER / 2n).toString());
    const told = await activity(client, order);
    const made = told.find(({ event }) => event === "ProposalMade");
    expect(made?.document?.text).toBe("Two more pages");
    expect(told.map(({ event }) => event)).toContain("OrderAmended");
  });

  it("is refused from the client, who alone can pay it, and when nothing would change", async () => {
    const order = await working();
    const paid = await signAmendment(server, client, order, { amount: 1n });
    expect(await propose(client, order.id, paid)).toMatchObject(refused("invalid_input", /by the seller/));
    const nothing = await signAmendment(server, seller, order);
    expect(await propose(seller, order.id, nothing)).toMatchObject(refused("invalid_input", /both zero/));
    const much = await signAmendment(server, seller, order, { amount: 2n ** 112n - ETHER });
    expect(await propose(seller, order.id, much)).toMatchObject(refused("invalid_input", /can hold/));
  });
});

describe("RQ-2 a proposal of another date", () => {
  it("comes from either party, is declined by the other, and stands in the history", async () => {
    const order = await working();
    const due = (await chainNow(server)) + 9 * DAY;
    const json = await signAmendment(server, client, order, { due });
    const [made] = demand(await propose(client, order.id, json)).items;
    expect(made).toMatchObject({ due, amount: "0", state: "open" });
    const id = made?.id ?? "";
    expect(await end(client, order, id, "decline")).toMatchObject({ status: 403, ...refused("not_allowed") });
    expect(await end(seller, order, id, "withdraw")).toMatchObject({ status: 403 });
    expect(await end(arbiter, order, id, "decline")).toMatchObject({ status: 403 });
    expect(await end(stranger, order, id, "decline")).toMatchObject({ status: 404 });
    expect(await end(seller, order, id, "decline")).toMatchObject({ status: 200 });
    expect(await states(client, order)).toEqual(["declined"]);
    expect(await end(seller, order, id, "decline")).toMatchObject({ status: 409, ...refused("wrong_state") });
    expect(await end(client, order, id, "withdraw")).toMatchObject({ status: 409 });
    const events = (await activity(seller, order)).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["ProposalMade", "ProposalDeclined"]));
    // What the contract still takes is told as the chain has it, whatever was said here.
    await accept(seller, order, json);
    expect(await states(client, order)).toEqual(["accepted"]);
  });

  it("is refused with a date behind, or more than a year ahead", async () => {
    const order = await working();
    const now = await chainNow(server);
    for (const due of [now - HOUR, now + 366 * DAY]) {
      const json = await signAmendment(server, seller, order, { due });
      expect(await propose(seller, order.id, json)).toMatchObject(refused("invalid_input", /^due/));
    }
  });
});

describe("RQ-6 one's own proposal", () => {
  it("is withdrawn, another can follow, and the withdrawn signature is not taken again", async () => {
    const order = await working();
    const json = await signAmendment(server, seller, order, { amount: 5n });
    const id = demand(await propose(seller, order.id, json)).items[0]?.id ?? "";
    expect((await end(seller, order, id, "withdraw")).status).toBe(200);
    expect(await propose(seller, order.id, json)).toMatchObject({
      status: 409,
      ...refused("wrong_state", /over/),
    });
    const next = await signAmendment(server, seller, order, { amount: 6n });
    expect((await propose(seller, order.id, next)).status).toBe(200);
    expect(await states(client, order)).toEqual(["withdrawn", "open"]);
    await order.act(seller, "revoke");
    await order.mirrored();
    expect(await states(client, order)).toEqual(["withdrawn", "outdated"]);
  });
});

describe("a proposal in an order", () => {
  it("is one at a time, from whichever party, even of two at once; the same again changes nothing", async () => {
    const order = await working();
    const [mine, theirs] = await Promise.all([
      signAmendment(server, seller, order, { amount: 1n }),
      signSettlement(server, client, order, { sellerAmount: 1n }),
    ]);
    const answers = await Promise.all([propose(seller, order.id, mine), propose(client, order.id, theirs)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await states(client, order)).toEqual(["open"]);
    const [who, json] = answers[0].status === 200 ? [seller, mine] : [client, theirs];
    expect((await propose(who, order.id, json)).status).toBe(200);
    expect(await states(client, order)).toEqual(["open"]);
  });

  it("waits until an open request is answered; a split does not have to", async () => {
    const order = await working();
    await order.act(client, "request", 3, await write(client, "request", order.id));
    const { round } = (await order.mirrored()).state;
    const json = await signAmendment(server, seller, { ...order, round }, { amount: 1n });
    expect(await propose(seller, order.id, json)).toMatchObject(refused("wrong_state", /request is open/));
    const split = await signSettlement(server, seller, { ...order, round });
    expect((await propose(seller, order.id, split)).status).toBe(200);
  });

  it("is outdated when the order moves on, and cannot be made outside of the work", async () => {
    const order = await working();
    const json = await signAmendment(server, seller, order, { amount: 1n });
    demand(await propose(seller, order.id, json));
    await order.act(seller, "deliver", order.round, await write(seller, "delivery", order.id));
    const { round } = await order.mirrored().then(({ state }) => state);
    expect(await states(client, order)).toEqual(["outdated"]);
    const late = await signAmendment(server, seller, { ...order, round }, { amount: 1n });
    expect(await propose(seller, order.id, late)).toMatchObject(refused("wrong_state", /during the work/));
    const id = demand(await proposalsOf(client, order.id)).items[0]?.id ?? "";
    expect(await end(client, order, id, "decline")).toMatchObject({ status: 409 });
  });

  it("is refused by its signature: another's, of another round, order, amount or chain", async () => {
    const order = await working();
    const other = await working();
    const bad = async (changes: Parameters<typeof signAmendment>[3], change: object = {}) => {
      const json = await signAmendment(server, seller, order, { amount: 7n, ...changes });
      return propose(seller, order.id, { ...json, ...change });
    };
    const invalid = { status: 422, ...refused("signature_invalid") };
    expect(await bad({ signer: client.account })).toMatchObject(invalid);
    expect(await bad({ signer: stranger.account })).toMatchObject(invalid);
    expect(await bad({ order: other.id })).toMatchObject(invalid);
    expect(await bad({ round: order.round - 1 }, { round: order.round })).toMatchObject(invalid);
    expect(await bad({}, { amount: "8" })).toMatchObject(invalid);
    expect(await bad({}, { due: (await chainNow(server)) + DAY })).toMatchObject(invalid);
    expect(await bad({}, { validUntil: (await chainNow(server)) + HOUR })).toMatchObject(invalid);
    expect(await bad({}, { signature: `0x${"11".repeat(65)}` })).toMatchObject(invalid);
    const chain = { ...server.chain, chainId: 1 };
    const foreign = await signAmendment({ chain }, seller, order, { amount: 7n });
    expect(await propose(seller, order.id, foreign)).toMatchObject(invalid);
    expect(await states(seller, order)).toEqual([]);
  });

  it("is refused of a round that is not the present one, and with a time over or more than 48 hours ahead", async () => {
    const order = await working();
    const now = await chainNow(server);
    const hand = async (changes: Parameters<typeof signAmendment>[3]) =>
      propose(seller, order.id, await signAmendment(server, seller, order, { amount: 7n, ...changes }));
    expect(await hand({ round: order.round - 1 })).toMatchObject(refused("wrong_state", /moved on/));
    expect(await hand({ round: order.round + 1 })).toMatchObject(refused("wrong_state", /moved on/));
    expect(await hand({ validUntil: now - 60 })).toMatchObject(refused("invalid_input", /over/));
    expect(await hand({ validUntil: now + 2 * DAY + HOUR })).toMatchObject(
      refused("invalid_input", /48 hours/),
    );
  });

  it("is refused with words that are not one's own, of another kind or of another order", async () => {
    const order = await working();
    const other = await working();
    const hand = async (content: Hex) =>
      propose(seller, order.id, await signAmendment(server, seller, order, { amount: 7n, content }));
    const wrong = refused("invalid_input", /^content/);
    expect(await hand(ZERO_HASH)).toMatchObject(wrong);
    expect(await hand(await write(client, "request", order.id))).toMatchObject(wrong);
    expect(await hand(await write(seller, "request", other.id))).toMatchObject(wrong);
    expect(await hand(await write(seller, "draft", order.id))).toMatchObject(wrong);
  });

  it("of a party is of no use to a stranger, an arbiter, or in another order", async () => {
    const order = await working();
    const other = await working();
    const json = await signAmendment(server, seller, order, { amount: 7n });
    expect(await propose(client, order.id, json)).toMatchObject({ status: 400 });
    expect(await propose(stranger, order.id, json)).toMatchObject({ status: 404 });
    expect(await propose(arbiter, order.id, json)).toMatchObject({ status: 403 });
    expect(await propose(seller, other.id, json)).toMatchObject({ status: 400 });
    expect((await propose(person(server, 9), order.id, json)).status).toBe(401);
    demand(await propose(seller, order.id, json));
    expect((await proposalsOf(stranger, order.id)).status).toBe(404);
    expect(demand(await proposalsOf(arbiter, order.id)).items[0]).toMatchObject({
      signature: null,
      document: null,
    });
    const id = demand(await proposalsOf(client, order.id)).items[0]?.id ?? "";
    expect(await end(client, other, id, "decline")).toMatchObject({ status: 404 });
  });

  it("of a smart account is taken by its own word (ERC-1271)", async () => {
    const wallet = await server.chain.deploy("Wallet");
    const owner = person(server, 0);
    demand(await owner.signIn({ address: wallet }));
    const shop = await publishService(server, owner);
    const order = await placeOrder(server, { service: shop, client, terms: orderTerms(shop, client) });
    const { round } = (await order.mirrored()).state;
    const json = await signAmendment(server, owner, { id: order.id, round }, { amount: 9n });
    const [made] = demand(await propose(owner, order.id, json)).items;
    expect(made).toMatchObject({ author: { address: wallet }, state: "open" });
    const forged = { ...json, signature: `0x${"22".repeat(65)}` as Hex, amount: "10" };
    expect(await propose(owner, order.id, forged)).toMatchObject({ status: 422 });
  });

  it("of a smart account that sends whoever asks it elsewhere (EIP-3668) makes the server ask nobody", async () => {
    const wallet = await server.chain.deploy("Wallet");
    const owner = person(server, 0);
    demand(await owner.signIn({ address: wallet }));
    const shop = await publishService(server, owner);
    const order = await placeOrder(server, { service: shop, client, terms: orderTerms(shop, client) });
    const { round } = (await order.mirrored()).state;
    const json = await signAmendment(server, owner, { id: order.id, round }, { amount: 9n });
    const asked: string[] = [];
    const elsewhere = createServer(({ url }, response) => {
      asked.push(url ?? "");
      response.end(JSON.stringify({ data: `0x1626ba7e${"00".repeat(28)}` }));
    });
    elsewhere.listen(0, "127.0.0.1");
    await once(elsewhere, "listening");
    const { port } = elsewhere.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/{sender}/{data}`;
    await server.chain.client.setCode({ address: wallet, bytecode: revertsWith(lookup(wallet, url)) });
    expect(await propose(owner, order.id, json)).toMatchObject({ status: 422 });
    expect(asked).toEqual([]);
    elsewhere.close();
  });
});

describe("a party that proposes and withdraws without end", () => {
  it("is stopped, for every page of the order reads all of it; the other can still propose", async () => {
    const order = await working();
    const { signature } = await signSettlement(server, client, order);
    const db = createDatabase(server.databaseUrl);
    await db.proposal.createMany({
      data: Array.from({ length: 100 }, (_, number) => ({
        id: numberToHex(number, { size: 32 }),
        ...{ orderId: order.id, kind: "settlement", author: client.address, round: order.round, signature },
        ...{ message: { sellerAmount: "0" }, validUntil: 1, ended: "withdrawn", endedAt: new Date() },
      })),
    });
    await db.$disconnect();
    const more = await signSettlement(server, client, order);
    expect(await propose(client, order.id, more)).toMatchObject(refused("wrong_state", /at most 100/));
    expect((await propose(seller, order.id, await signSettlement(server, seller, order))).status).toBe(200);
  });
});

describe("DSP-5 a proposed split", () => {
  it("is of at most what remains, from before the work to the dispute, and is accepted as both signed", async () => {
    const placed = await placeOrder(server, { service, client });
    const before = { ...placed, round: (await placed.mirrored()).state.round };
    expect((await propose(client, before.id, await signSettlement(server, client, before))).status).toBe(200);

    const order = await working();
    const over = await signSettlement(server, seller, order, { sellerAmount: ETHER + 1n });
    expect(await propose(seller, order.id, over)).toMatchObject(refused("invalid_input", /at most/));
    await order.act(client, "dispute", await write(client, "statement", order.id));
    const { round } = (await order.mirrored()).state;
    const sellerAmount = ETHER / 3n;
    const json = await signSettlement(server, seller, { ...order, round }, { sellerAmount });
    expect(demand(await propose(seller, order.id, json)).items[0]).toMatchObject({
      kind: "settlement",
      sellerAmount: sellerAmount.toString(),
      amount: null,
      content: null,
      state: "open",
    });
    await order.act(client, "settle", sellerAmount, json.validUntil, json.signature);
    const done = await order.mirrored();
    expect(done).toMatchObject({
      status: "settled",
      totals: { toClient: (ETHER - sellerAmount).toString() },
    });
    expect(await states(client, order)).toEqual(["accepted"]);
    const late = await signSettlement(server, client, { ...order, round: done.state.round });
    expect(await propose(client, order.id, late)).toMatchObject(refused("wrong_state"));
  });
});

describe("RQ-1 and RQ-2 an unanswered proposal", () => {
  // Moves the chain's clock: last in this file.
  it("is over after 48 hours and changes nothing", async () => {
    const order = await working();
    const json = await signAmendment(server, seller, order, { amount: 7n });
    demand(await propose(seller, order.id, json));
    const before = await order.mirrored();
    await server.chain.client.setNextBlockTimestamp({ timestamp: BigInt(json.validUntil) });
    await server.chain.client.mine({ blocks: 1 });
    expect(await states(client, order)).toEqual(["open"]);
    await server.chain.client.setNextBlockTimestamp({ timestamp: BigInt(json.validUntil + 1) });
    await server.chain.client.mine({ blocks: 1 });
    await expect.poll(() => states(client, order), { timeout: 20_000 }).toEqual(["expired"]);
    expect((await order.mirrored()).state).toEqual(before.state);
    expect((await activity(client, order)).map(({ event }) => event)).toContain("ProposalExpired");
    const next = await signAmendment(server, seller, order, { amount: 8n });
    expect((await propose(seller, order.id, next)).status).toBe(200);
  });
});
