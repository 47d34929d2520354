import { escrowAbi } from "@holdfast/sdk";
import { orderId, RequestKind, ZERO_HASH } from "@holdfast/sdk/order";
import { Client } from "pg";
import { encodeFunctionData, type Hex } from "viem";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { orderTerms, placeOrder } from "../kit/orders.ts";
import { allSignedIn, type Person } from "../kit/person.ts";

/** A hash whose words nobody keeps here: with it an order begins at once. */
const NOT_KEPT: Hex = `0x${"ab".repeat(32)}`;

type Rate = {
  completed: number;
  ended: number;
  cancelledAlone: number;
  cancelledAgreed: number;
  cancellationRate: number | null;
};

let server: TestServer;
let client: Person;
let seller: Person;
let service: ServiceAnswer;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller] = await allSignedIn(server, 1, 2);
  service = await publishService(server, seller);
});
afterAll(() => server.stop());

const rate = async () =>
  demand(await client.request<{ seller: Rate }>("GET", `/api/accounts/${seller.address}/record`)).seller;

/** Waits until the record says so: it is counted again after the mirror has written. */
const becomes = async (wanted: Partial<Rate>) => {
  await until(async () => matches(await rate(), wanted), { what: `the record is ${JSON.stringify(wanted)}` });
};
const matches = (found: Rate, wanted: Partial<Rate>) =>
  Object.entries(wanted).every(([name, value]) => found[name as keyof Rate] === value);

it("RQ-5 the cancellation rate counts what the seller cancelled alone, not what the client agreed to, took back, or was declined", async () => {
  await becomes({ ended: 0, cancelledAlone: 0, cancelledAgreed: 0, cancellationRate: null });

  const alone = await placeOrder(server, { service, client });
  await alone.act(seller, "cancel", ZERO_HASH);
  await alone.mirrored();
  await becomes({ ended: 1, cancelledAlone: 1, cancelledAgreed: 0, cancellationRate: 10_000 });

  const agreed = await placeOrder(server, { service, client });
  await agreed.act(seller, "request", RequestKind.CancelBySeller, ZERO_HASH);
  const { round } = (await agreed.mirrored()).state;
  await agreed.act(client, "answer", round, true, ZERO_HASH);
  await agreed.mirrored();
  await becomes({ ended: 2, cancelledAlone: 1, cancelledAgreed: 1, cancellationRate: 5_000 });

  const takenBack = await placeOrder(server, { service, client });
  await takenBack.act(client, "cancel", ZERO_HASH);
  await takenBack.mirrored();

  // Without the seller's signature the order waits for them, and declining it is no cancellation.
  const terms = orderTerms(service, client);
  const { chainId, escrow } = server.chain;
  const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;
  const place = encodeFunctionData({
    abi: escrowAbi,
    functionName: "place",
    args: [terms, "0x", funding, ZERO_HASH],
  });
  await server.chain.send({ from: client.address, to: escrow, data: place, value: terms.price });
  const decline = encodeFunctionData({ abi: escrowAbi, functionName: "cancel", args: [terms, ZERO_HASH] });
  await server.chain.send({ from: seller.address, to: escrow, data: decline });
  const id = orderId({ terms, chainId, escrow });
  await until(
    async () =>
      (await client.request<{ status: string }>("GET", `/api/orders/${id}`)).body.status === "cancelled",
    { what: "the declined order is mirrored" },
  );

  // Another that counts, so that the two before it were surely counted, too.
  const last = await placeOrder(server, { service, client });
  await last.act(seller, "cancel", ZERO_HASH);
  await last.mirrored();
  await becomes({ ended: 3, cancelledAlone: 2, cancelledAgreed: 1, cancellationRate: 6_667 });
});

it("RVW-2 an order moves on while its people's records are counted, and is counted then", async () => {
  const db = new Client({ connectionString: server.databaseUrl });
  await db.connect();
  try {
    // Readers pass, who writes a record waits: a count that takes as long as this test wants.
    await db.query(`BEGIN; LOCK TABLE "Standing" IN EXCLUSIVE MODE`);
    const order = await placeOrder(server, { service, client, requirements: NOT_KEPT });
    await until(
      async () =>
        (await db.query(`SELECT FROM pg_locks WHERE NOT granted AND relation = '"Standing"'::regclass`))
          .rowCount !== 0,
      { what: "the records are being counted" },
    );
    await order.act(client, "approve");
    expect((await order.mirrored()).status).toBe("completed");
  } finally {
    await db.end();
  }
  await until(async () => (await rate()).completed === 1, { what: "the order is counted" });
});
