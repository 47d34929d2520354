import { escrowAbi } from "@holdfast/sdk";
import { rulingTypedData } from "@holdfast/sdk/typed-data";
import { type Hex, keccak256, parseEventLogs, stringToBytes } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../server/src/db/client.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { type OrderAnswer, placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person } from "../kit/person.ts";
import { upload } from "../kit/upload.ts";

type DocumentAnswer = {
  hash: Hex;
  kind: string;
  author: string;
  order: Hex | null;
  bound: boolean;
  text: string;
  answers: object[];
  links: string[];
  files: { name: string; size: number; mediaType: string; hash: Hex; url: string }[];
  canonical: string;
};
type Step = { event: string; transaction: { hash: Hex } | null; document: DocumentAnswer | null };

let server: TestServer;
let client: Person;
let seller: Person;
let arbiter: Person;
let service: ServiceAnswer;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, arbiter] = await allSignedIn(server, 1, 2, 3);
  service = await publishService(server, seller);
});
afterAll(() => server.stop());

const round = async ({ id }: TestOrder) => {
  const { escrow, client: node } = server.chain;
  const state = await node.readContract({
    address: escrow,
    abi: escrowAbi,
    functionName: "order",
    args: [id],
  });
  return state.round;
};
const read = async (who: Person, { id }: TestOrder) =>
  demand(await who.request<OrderAnswer>("GET", `/api/orders/${id}`));
const activity = async (who: Person, { id }: TestOrder) =>
  demand(await who.request<{ items: Step[] }>("GET", `/api/orders/${id}/activity`)).items;

async function sign(order: TestOrder, ruling: { sellerAmount: bigint; content: Hex }): Promise<Hex> {
  const { chainId, escrow } = server.chain;
  const data = rulingTypedData({ chainId, escrow, ruling: { order: order.id, ...ruling } });
  const signature = await arbiter.account.signTypedData?.(data);
  if (!signature) throw new Error("This account signs no typed data.");
  return signature;
}

async function rulingOf(order: TestOrder, text: string, sellerAmount: bigint) {
  const content = await write(arbiter, "ruling", order.id, { text });
  const signature = await sign(order, { sellerAmount, content });
  const json = { sellerAmount: sellerAmount.toString(), content, signature };
  demand(await arbiter.request("PUT", `/api/orders/${order.id}/ruling`, { json }));
  return { sellerAmount, content, signature };
}

async function disputed(): Promise<TestOrder> {
  const order = await placeOrder(server, { service, client });
  await order.act(client, "start", await write(client, "requirements", order.id));
  await order.mirrored();
  await order.act(client, "dispute", await write(client, "statement", order.id));
  await order.mirrored();
  return order;
}

/** The bytes32 called `content`, `requirements` or `reason` in the escrow's event of a transaction, as the node tells it. */
async function hashesOnChain(hash: Hex): Promise<unknown[]> {
  const { logs } = await server.chain.client.getTransactionReceipt({ hash });
  return parseEventLogs({ abi: escrowAbi, logs }).flatMap(({ args }) => Object.values(args));
}

describe("DLV-2 what the chain commits to", () => {
  it("DLV-2 anyone with the API's answer and the files recomputes the hash that the chain carries, of every kind", async () => {
    const brief = await upload(client, "brief.txt", "We sell clay pots.");
    const work = await upload(seller, "work.txt", "Here it is: ümläut & <b>bold</b>");
    const order = await placeOrder(server, { service, client });
    const answers = [{ question: "What do you sell?", answer: 'Pots "of clay" \u{1f3fa}' }];
    await order.act(
      client,
      "start",
      await write(client, "requirements", order.id, { answers, fileIds: [brief] }),
    );
    await order.mirrored();
    const links = ["https://example.org/final?a=1&b=2"];
    const delivery = await write(seller, "delivery", order.id, { links, fileIds: [work] });
    await order.act(seller, "deliver", await round(order), delivery);
    await order.mirrored();
    const { timestamp } = await server.chain.client.getBlock();
    const due = Number(timestamp) + 10 * 86_400;
    await order.act(client, "requestRevision", await write(client, "revision", order.id), due);
    await order.mirrored();
    await order.act(client, "dispute", await write(client, "statement", order.id, { fileIds: [brief] }));
    await order.mirrored();
    await order.act(seller, "evidence", await write(seller, "evidence", order.id, { fileIds: [work] }));
    await order.mirrored();
    const { sellerAmount, content, signature } = await rulingOf(order, "Half each.", 100n);
    await order.act(seller, "rule", sellerAmount, content, signature);
    await order.mirrored();

    const steps = (await activity(arbiter, order)).filter(({ document }) => document !== null);
    expect(steps.map(({ document }) => document?.kind)).toEqual([
      "ruling",
      "evidence",
      "statement",
      "revision",
      "delivery",
      "requirements",
    ]);
    for (const { document, transaction } of steps) {
      if (!document || !transaction) throw new Error("A commitment has a document and a transaction.");
      const { hash, canonical, bound, kind, author, text, answers: said, links: linked, files } = document;
      expect(keccak256(stringToBytes(canonical)), kind).toBe(hash);
      expect(await hashesOnChain(transaction.hash), kind).toContain(hash);
      const named = files.map(({ name, size, mediaType, hash: of }) => ({ name, size, mediaType, hash: of }));
      // What is shown is what was committed to, word for word.
      expect(JSON.parse(canonical), kind).toEqual({
        ...{ version: 1, kind, author, text, order: order.id, answers: said, links: linked, files: named },
        salt: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      });
      for (const file of files) {
        const bytes = await arbiter.request<string>("GET", file.url);
        expect(keccak256(stringToBytes(bytes.body))).toBe(file.hash);
      }
      expect(bound, kind).toBe(true);
    }
    expect(steps.flatMap(({ document }) => document?.files ?? [])).toHaveLength(4);
  });

  it("DLV-2 a document that was changed where it is kept is not bound by the chain's hash, and shows it", async () => {
    const listing = await client.request<DocumentAnswer>(
      "GET",
      `/api/documents/${service.packages[0]?.offer?.terms.content}`,
    );
    expect(keccak256(stringToBytes(listing.body.canonical))).toBe(listing.body.hash);
    expect(keccak256(stringToBytes(listing.body.canonical.replace("logo", "lago")))).not.toBe(
      listing.body.hash,
    );
  });
});

describe("a party that writes without end", () => {
  it("is stopped: whoever lists the order's files looks through all that was written", async () => {
    const order = await placeOrder(server, { service, client });
    const db = createDatabase(server.databaseUrl);
    await db.document.createMany({
      data: Array.from({ length: 1000 }, (_, number) => ({
        hash: keccak256(stringToBytes(`${order.id} ${number}`)),
        ...{ kind: "reason", author: client.address, orderId: order.id, body: {} },
      })),
    });
    await db.$disconnect();
    const json = { kind: "reason", order: order.id, text: "One more." };
    expect(await client.request("POST", "/api/documents", { json })).toMatchObject({
      status: 409,
      body: { code: "wrong_state" },
    });
    expect((await seller.request("POST", "/api/documents", { json })).status).toBe(200);
  });
});

describe("DSP-3 a ruling that was replaced", () => {
  it("is what is shown, once it is the one that was submitted", async () => {
    const order = await disputed();
    const first = await rulingOf(order, "Thirty to seventy.", 300n);
    const second = await rulingOf(order, "On reflection, half each.", 500n);
    expect((await read(client, order)).ruling).toMatchObject({
      content: second.content,
      sellerAmount: "500",
    });
    // Whoever kept the first one may still submit it: it was signed.
    await order.act(client, "rule", first.sellerAmount, first.content, first.signature);
    const after = await order.mirrored();
    expect(after).toMatchObject({ status: "settled", totals: { toSeller: "285" } });
    expect(after.ruling?.content ?? first.content).toBe(first.content);
    const settled = (await activity(seller, order)).find(({ event }) => event === "OrderSettled");
    expect(settled?.document?.text).toBe("Thirty to seventy.");
  });

  it("is shown no more when the parties ended the order without it", async () => {
    const order = await disputed();
    await rulingOf(order, "Nothing for the seller.", 0n);
    await order.act(client, "approve");
    expect(await order.mirrored()).toMatchObject({ status: "completed", ruling: null });
  });
});
