import { escrowAbi } from "@holdfast/sdk";
import { orderId, type Terms, type TermsJson, termsFromJson, ZERO_HASH } from "@holdfast/sdk/order";
import { offerTypedData } from "@holdfast/sdk/typed-data";
import { Client } from "pg";
import { encodeFunctionData, type Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../kit/api.ts";
import {
  createService,
  demand,
  publishService,
  type ServiceAnswer,
  serviceInput,
  signOffer,
} from "../kit/market.ts";
import { orderTerms, placeOrder } from "../kit/orders.ts";
import { allSignedIn, type Person, person, signedIn } from "../kit/person.ts";

const ETHER = 10n ** 18n;

let server: TestServer;
let client: Person;
let seller: Person;
let arbiter: Person;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, arbiter] = await allSignedIn(server, 1, 2, 3);
});
afterAll(() => server.stop());

const offerPath = ({ id }: ServiceAnswer, tier = 1) => `/api/services/${id}/packages/${tier}/offer`;
const see = async ({ id }: ServiceAnswer, who = client) =>
  demand(await who.request<ServiceAnswer>("GET", `/api/services/${id}`));

/** What somebody who holds the server could do. */
async function tamper(sql: string, values: unknown[]): Promise<void> {
  const db = new Client({ connectionString: server.databaseUrl });
  await db.connect();
  await db.query(sql, values);
  await db.end();
}

/** Pays as a wallet does: tries it first, and says the contract's reason when it would fail. */
async function pay(terms: Terms, signature: Hex): Promise<void> {
  const { client: node, escrow } = server.chain;
  const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;
  const { request } = await node.simulateContract({
    address: escrow,
    abi: escrowAbi,
    functionName: "place",
    args: [terms, signature, funding, ZERO_HASH],
    account: client.address,
    value: terms.price,
  });
  await node.waitForTransactionReceipt({ hash: await node.writeContract(request), pollingInterval: 20 });
}

const onChain = (terms: Terms) => {
  const { chainId, escrow } = server.chain;
  const id = orderId({ terms, chainId, escrow });
  return server.chain.client.readContract({
    address: escrow,
    abi: escrowAbi,
    functionName: "order",
    args: [id],
  });
};

describe("ORD-4 paying without trusting the server", () => {
  it("ORD-4 an offer that a hostile server altered is refused by the contract, whatever it changed", async () => {
    const service = await publishService(server, seller);
    const offer = service.packages[0]?.offer;
    if (!offer) throw new Error("A published package has an offer.");
    const changes: Partial<TermsJson>[] = [
      { price: (ETHER / 2n).toString() },
      { platform: arbiter.address, platformFeeBps: 2000 },
      { arbiter: person(server, 9).address },
      { reviewTime: offer.terms.reviewTime + 1 },
      { content: `0x${"cd".repeat(32)}` },
      { revisions: 0 },
    ];
    for (const change of changes) {
      const altered = JSON.stringify({ ...offer.terms, ...change });
      await tamper(`UPDATE "Offer" SET terms = $1 WHERE "termsHash" = $2`, [altered, offer.termsHash]);
      const terms = { ...termsFromJson(JSON.parse(altered) as TermsJson), client: client.address, salt: 77n };
      await expect(pay(terms, offer.signature), JSON.stringify(change)).rejects.toThrow(
        "Escrow_SignatureInvalid",
      );
      expect((await onChain(terms)).status, JSON.stringify(change)).toBe(0);
    }
    await tamper(`UPDATE "Offer" SET terms = $1 WHERE "termsHash" = $2`, [
      JSON.stringify(offer.terms),
      offer.termsHash,
    ]);
    const honest = { ...termsFromJson(offer.terms), client: client.address, salt: 77n };
    await pay(honest, offer.signature);
    expect((await onChain(honest)).remaining).toBe(ETHER);
  });

  it("ORD-4 a single-use quote is paid once; the chain refuses the second payment and keeps none of it", async () => {
    const service = await publishService(server, seller);
    const terms = orderTerms(service, client);
    const { chainId, escrow } = server.chain;
    const signature = await seller.account.signTypedData?.(
      offerTypedData({ chainId, escrow, terms, epoch: 0n }),
    );
    if (!signature) throw new Error("This account signs no typed data.");
    await pay(terms, signature);
    const held = await server.chain.client.getBalance({ address: escrow });
    await expect(pay(terms, signature)).rejects.toThrow("Escrow_StatusWrong");
    await expect(pay({ ...terms, salt: terms.salt + 1n }, signature)).rejects.toThrow(
      "Escrow_SignatureInvalid",
    );
    expect(await server.chain.client.getBalance({ address: escrow })).toBe(held);
  });
});

describe("LST-3 an offer that is shown", () => {
  it("is always the one of the package beside it, even when the two were changed at the same moment", async () => {
    const service = await publishService(server, seller);
    // What a signature handed in while the package is being edited would leave behind.
    await tamper(`UPDATE "Package" SET price = $1, revisions = 9 WHERE "serviceId" = $2 AND tier = 1`, [
      (ETHER / 10n).toString(),
      service.id,
    ]);
    expect((await see(service)).packages.map(({ offer }) => offer === null)).toEqual([true, false]);
    const own = await see(service, seller);
    expect(own.toCancel.map(({ price }) => price)).toEqual([ETHER.toString()]);
  });

  it("is refused, not a fault, when its terms have numbers that no contract holds", async () => {
    const service = await createService(seller);
    const toSign = service.packages[0]?.toSign;
    if (!toSign) throw new Error("The owner is told what to sign.");
    const signed = await signOffer(server, seller, toSign);
    for (const change of [
      { salt: "9".repeat(78) },
      { price: "9".repeat(34) },
      { deliveryTime: 2 ** 40 - 1 },
      { rulingTime: 2 ** 33 },
    ]) {
      const json = { ...signed, terms: { ...signed.terms, ...change } };
      const answer = await seller.request("PUT", offerPath(service), { json });
      expect(answer.status, JSON.stringify([change, answer.body])).toBeGreaterThanOrEqual(400);
      expect(answer.status, JSON.stringify([change, answer.body])).toBeLessThan(500);
    }
  });

  it("is never made by the arbiter, in whose own dispute the contract lets nobody order", async () => {
    const answer = await arbiter.request("POST", "/api/services", { json: serviceInput() });
    expect(answer).toMatchObject({ status: 403, body: { code: "not_allowed" } });
  });
});

describe("LST-2 the newest first", () => {
  it("is the day a service was first published: who publishes again does not climb", async () => {
    const service = await publishService(server, seller);
    const first = (await see(service)) as ServiceAnswer & { publishedAt: string };
    await seller.request("POST", `/api/services/${service.id}/publish`);
    await seller.request("POST", `/api/services/${service.id}/pause`);
    await seller.request("POST", `/api/services/${service.id}/publish`);
    expect(await see(service)).toMatchObject({ state: "published", publishedAt: first.publishedAt });
  });
});

describe("an order about a listing of somebody else's", () => {
  it("is not shown under that listing's name", async () => {
    const service = await publishService(server, seller);
    const victim = await signedIn(server, 8);
    const terms = { ...orderTerms(service, client), seller: victim.address };
    const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;
    const data = encodeFunctionData({
      abi: escrowAbi,
      functionName: "place",
      args: [terms, "0x", funding, ZERO_HASH],
    });
    const { chainId, escrow } = server.chain;
    await server.chain.send({ from: client.address, to: escrow, data, value: terms.price });
    const id = orderId({ terms, chainId, escrow });
    await expect
      .poll(async () => (await victim.request("GET", `/api/orders/${id}`)).status, { timeout: 20_000 })
      .toBe(200);
    expect(await victim.request("GET", `/api/orders/${id}`)).toMatchObject({
      body: { status: "pending", listing: null },
    });
    const own = await placeOrder(server, { service, client });
    expect(await own.mirrored()).toMatchObject({ listing: { title: service.title } });
  });
});
