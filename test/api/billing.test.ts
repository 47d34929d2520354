import { escrowAbi } from "@holdfast/sdk";
import type { Movement, MovementPage, MovementTotals } from "@holdfast/sdk/api";
import { platformFee, ZERO_HASH } from "@holdfast/sdk/order";
import { Client } from "pg";
import { type Address, encodeFunctionData, parseEther, zeroAddress } from "viem";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { readCsv } from "../kit/csv.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { placeOrder, type TestOrder } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";

type Call = Parameters<typeof encodeFunctionData<typeof escrowAbi>>[0];

const FORMULA = '=HYPERLINK("https://evil.example")';
const SOME_HASH = `0x${"ab".repeat(32)}` as const;
const DEPOSIT = 3n * 10n ** 17n + 7n;
const WITHDRAWAL = 10n ** 17n + 1n;

let server: TestServer;
let client: Person;
let seller: Person;
let stranger: Person;
let service: ServiceAnswer;
let done: TestOrder;
let cancelled: TestOrder;
let elsewhere: Address;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, stranger] = await allSignedIn(server, 1, 2, 6);
  elsewhere = person(server, 8).address;
  await seller.request("PATCH", "/api/me", { json: { name: FORMULA } });
  service = await publishService(server, seller);
  done = await placeOrder(server, {
    service,
    client,
    requirements: SOME_HASH,
  });
  const { round } = (await done.mirrored()).state;
  await done.act(seller, "deliver", round, SOME_HASH);
  await done.act(client, "approve");
  await escrow(client, "deposit", [zeroAddress, DEPOSIT], DEPOSIT);
  await escrow(client, "withdraw", [zeroAddress, WITHDRAWAL, elsewhere]);
  cancelled = await placeOrder(server, { service, client });
  await cancelled.act(seller, "cancel", ZERO_HASH);
  await cancelled.mirrored();
});
afterAll(() => server.stop());

async function escrow(who: Person, functionName: Call["functionName"], args: unknown[], value = 0n) {
  const data = encodeFunctionData({ abi: escrowAbi, functionName, args } as unknown as Call);
  await server.chain.send({ from: who.address, to: server.chain.escrow, data, value });
}

const list = async (who: Person, query = "") =>
  demand(await who.request<MovementPage>("GET", `/api/account/movements?limit=100${query}`));
const totals = async (who: Person, query = "") =>
  demand(await who.request<MovementTotals>("GET", `/api/account/movements/totals?${query}`));
const csv = async (who: Person, query = "") =>
  who.request<string>("GET", `/api/account/movements.csv?${query}`);
const kinds = ({ items }: MovementPage) => items.map(({ kind }) => kind);

it("PAY-2 every movement of an account, the newest first, with its order, the other party and what it did to the balance", async () => {
  const { items, nextCursor } = await list(client);
  expect(nextCursor).toBeNull();
  expect(kinds({ items, nextCursor })).toEqual(["refund", "paid", "withdrawal", "deposit", "paid"]);
  const price = done.terms.price.toString();
  expect(items[0]).toMatchObject({
    incoming: true,
    amount: price,
    ofBalance: "0",
    order: { id: cancelled.id },
  });
  expect(items[2]).toMatchObject({
    ...{ incoming: false, amount: WITHDRAWAL.toString(), ofBalance: WITHDRAWAL.toString(), order: null },
    counterparty: { address: elsewhere },
  });
  expect(items[4]).toMatchObject({
    ...{ incoming: false, amount: price, ofBalance: "0", token: zeroAddress },
    order: { id: done.id, title: service.title },
    counterparty: { address: seller.address, name: FORMULA },
  });
  const fee = platformFee(done.terms.price, done.terms.platformFeeBps);
  expect((await list(seller)).items).toMatchObject([
    { kind: "payout", amount: (done.terms.price - fee).toString(), fee: fee.toString(), incoming: true },
  ]);
});

it("PAY-2 sums by token are the chain's to the last unit, and the filter's", async () => {
  const onChain = await server.chain.client.readContract({
    ...{ address: server.chain.escrow, abi: escrowAbi, functionName: "balanceOf" },
    args: [client.address, zeroAddress],
  });
  const all = await totals(client);
  expect(all.balances).toEqual([{ token: zeroAddress, amount: onChain.toString() }]);
  const price = done.terms.price;
  expect(all.sums).toEqual([
    {
      ...{ token: zeroAddress, count: 5, fees: "0" },
      received: price.toString(),
      paid: (2n * price).toString(),
      deposited: DEPOSIT.toString(),
      withdrawn: WITHDRAWAL.toString(),
      balanceChange: onChain.toString(),
    },
  ]);
  const { sums, balances } = await totals(client, "kind=withdrawal");
  expect(sums).toMatchObject([{ count: 1, paid: "0", balanceChange: `-${WITHDRAWAL}` }]);
  expect(balances).toEqual(all.balances);
});

it("PAY-2 filters by kind, token, time and order, and refuses what is none", async () => {
  const { items } = await list(client);
  const [first, last] = [items.at(-1) as Movement, items[0] as Movement];
  expect(kinds(await list(client, "&kind=deposit"))).toEqual(["deposit"]);
  expect(kinds(await list(client, `&order=${cancelled.id}`))).toEqual(["refund", "paid"]);
  expect(await list(client, `&token=${elsewhere}`)).toEqual({ items: [], nextCursor: null });
  expect((await list(client, `&token=${zeroAddress}`)).items).toHaveLength(5);
  expect((await list(client, `&from=${first.at}&to=${last.at}`)).items).toEqual(items);
  expect((await list(client, `&to=${first.at - 1}`)).items).toEqual([]);
  expect((await list(client, `&from=${last.at}`)).items).toContainEqual(last);
  for (const query of ["kind=gift", "token=0x1", "from=soon", "order=1", "cursor=x", "limit=0", "from=-1"]) {
    const answer = await client.request("GET", `/api/account/movements?${query}`);
    expect(answer.status, query).toBe(400);
  }
});

it("PAY-2 pages go on where they ended, whatever came meanwhile", async () => {
  const whole = (await list(client)).items;
  const first = demand(await client.request<MovementPage>("GET", "/api/account/movements?limit=2"));
  await escrow(client, "deposit", [zeroAddress, 5n], 5n);
  await until(async () => (await list(client)).items.length === whole.length + 1, {
    what: "the deposit is there",
  });
  const path = `/api/account/movements?limit=3&cursor=${first.nextCursor}`;
  const second = demand(await client.request<MovementPage>("GET", path));
  expect([...first.items, ...second.items]).toEqual(whole);
  expect(second.nextCursor).toBeNull();
  await escrow(client, "withdraw", [zeroAddress, 5n, client.address]);
  await until(async () => (await list(client)).items[0]?.kind === "withdrawal", { what: "it is gone again" });
});

it("PAY-2 the CSV has every row, exact amounts, and no cell that a spreadsheet would run", async () => {
  const { status, headers, body } = await csv(client);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toMatch(/^text\/csv/);
  expect(headers.get("content-disposition")).toContain("attachment");
  const rows = readCsv(body);
  const { items } = await list(client);
  expect(rows).toHaveLength(items.length);
  for (const [at, item] of items.entries()) {
    expect(rows[at]).toMatchObject({
      time: new Date(item.at * 1000).toISOString(),
      kind: item.kind,
      direction: item.incoming ? "in" : "out",
      "amount in smallest units": item.amount,
      "of platform balance in smallest units": item.ofBalance,
      symbol: "ETH",
      order: item.order?.id ?? "",
      transaction: item.txHash,
      counterparty: item.counterparty?.address ?? "",
    });
    expect(parseEther(rows[at]?.amount ?? "")).toBe(BigInt(item.amount));
  }
  for (const row of rows) {
    for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
  expect(rows.at(-1)?.["counterparty name"]).toBe(`'${FORMULA}`);
  expect(readCsv((await csv(client, "kind=deposit")).body)).toHaveLength(2);
});

it("PAY-2 the CSV has all rows of a long history, and a token that the site does not know in smallest units", async () => {
  const COUNT = 1_700;
  const db = new Client({ connectionString: server.databaseUrl });
  await db.connect();
  await db.query(
    `INSERT INTO "Movement" (
       "blockNumber", "logIndex", "position", "account", "token", "kind", "orderId", "txHash", "counterparty",
       "amount", "fee", "incoming", "ofBalance", "at")
     SELECT 0, n, 0, $1, $2, 'payout', $3, $3, $4, 10::numeric ^ 40 + n, 1, true, 0, 1700000000
     FROM generate_series(1, ${COUNT}) n`,
    [stranger.address, elsewhere, ZERO_HASH, client.address],
  );
  const rows = readCsv((await csv(stranger)).body);
  expect(new Set(rows.map(({ log }) => log)).size).toBe(COUNT);
  expect(rows[0]).toMatchObject({
    amount: "",
    symbol: "",
    decimals: "",
    "amount in smallest units": `${10n ** 40n + BigInt(COUNT)}`,
  });
  const sum = rows.reduce((total, row) => total + BigInt(row["amount in smallest units"] ?? ""), 0n);
  expect((await totals(stranger)).sums).toMatchObject([
    { token: elsewhere, received: sum.toString(), fees: `${COUNT}` },
  ]);
  await db.query(`DELETE FROM "Movement" WHERE "account" = $1`, [stranger.address]);
  await db.end();
});

it("PAY-2 nobody sees another's movements, and the signed out none", async () => {
  const away = person(server, 9);
  for (const path of ["", "/totals", ".csv"]) {
    expect((await away.request("GET", `/api/account/movements${path}`)).status).toBe(401);
  }
  expect((await list(stranger)).items).toEqual([]);
  expect(await list(stranger, `&order=${done.id}`)).toEqual({ items: [], nextCursor: null });
  expect(await totals(stranger, `order=${done.id}`)).toEqual({ sums: [], balances: [] });
  expect(readCsv((await csv(stranger, `order=${done.id}`)).body)).toEqual([]);
});
