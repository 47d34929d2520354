import { escrowAbi } from "@holdfast/sdk";
import { OrderStatus, ZERO_HASH } from "@holdfast/sdk/order";
import { amendTypedData, rulingTypedData, settlementTypedData } from "@holdfast/sdk/typed-data";
import pg from "pg";
import type { Page } from "playwright-core";
import { encodeFunctionData, formatEther, type Hex, keccak256, parseEther, toHex, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import { demand, type ServiceAnswer } from "../kit/market.ts";
import { insertOrderRows, type OrderRowInput, rowId } from "../kit/order-rows.ts";
import { placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { type Person, signedIn } from "../kit/person.ts";
import { confirmTransaction, connectAndSignIn, main, transactionDone } from "./kit/deeds.ts";
import { type Guest, openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: ["logo"] });

/** Somebody's browser, signed in on a page. */
async function arrive(person: PersonKey, path: string, options: { phone?: boolean; dark?: boolean } = {}) {
  const guest = await openGuestWithWallet(site.current, person, options);
  await guest.page.goto(path.startsWith("http") ? path : `${site.current.origin}${path}`);
  await connectAndSignIn(guest.page);
  return guest;
}

/** The same person as a program. */
const program = (person: PersonKey): Promise<Person> => signedIn(site.current.server, PEOPLE[person].index);
const addressOf = (person: PersonKey) => demoAccount(PEOPLE[person].index).address;
const serviceIdOf = (key: string) => site.current.packages.get(key)?.serviceId ?? "";

async function serviceOf(client: Person, key: string): Promise<ServiceAnswer> {
  return demand(await client.request<ServiceAnswer>("GET", `/api/services/${serviceIdOf(key)}`));
}

/** Pays for a package whose seller accepts each order; ends on the order's page. */
async function payAndAsk(page: Page, serviceId: string): Promise<string> {
  await page.goto(`${site.current.origin}/checkout/${serviceId}/1`);
  await main(page).getByText("Mara Lindholm accepts each order").waitFor();
  await page.getByRole("radio", { name: /^Later/ }).check();
  await page.getByRole("button", { name: /answer later/ }).click();
  await page.waitForURL(/\/orders\/0x/);
  await transactionDone(page);
  await main(page).getByText("has to accept your order first", { exact: false }).waitFor();
  return page.url();
}

/** What the Payments tab says, in the token's smallest unit, read off the page. */
async function moneyOnPage(page: Page) {
  const panel = page.getByRole("tabpanel");
  await panel.getByText("Remains in the contract").waitFor();
  const cells = (column: number) =>
    panel
      .locator(`tbody tr td:nth-child(${column}) data`)
      .evaluateAll((all) => all.map((one) => one.getAttribute("value")));
  const [inn, out] = [await cells(3), await cells(4)];
  const sum = (all: readonly (string | null)[]) => all.reduce((total, one) => total + BigInt(one ?? 0), 0n);
  const remains = await panel.locator("dl data").last().getAttribute("value");
  return { paidIn: sum(inn), paidOut: sum(out), remains: BigInt(remains ?? -1), panel };
}

const remainingOf = async ({ id }: TestOrder) =>
  (
    await site.current.server.chain.client.readContract({
      address: site.current.server.chain.escrow,
      abi: escrowAbi,
      functionName: "order",
      args: [id],
    })
  ).remaining;
const balanceOf = (person: PersonKey) =>
  site.current.server.chain.client.readContract({
    address: site.current.server.chain.escrow,
    abi: escrowAbi,
    functionName: "balanceOf",
    args: [addressOf(person), zeroAddress],
  });
const wallet = (person: PersonKey) => site.current.walletBalance(addressOf(person), zeroAddress);
const NO_FUNDING = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;

/** A started order of Mara's logo, as programs place it. */
async function started(): Promise<{ order: TestOrder; ines: Person }> {
  const ines = await program("ines");
  const service = await serviceOf(ines, "logo/1");
  const order = await placeOrder(site.current.server, { service, client: ines });
  await order.act(ines, "start", await write(ines, "requirements", order.id, { text: "We sell clay." }));
  await order.mirrored();
  return { order, ines };
}

/** The client pays more under the seller's signature. */
async function amend(order: TestOrder, ines: Person, amount: bigint): Promise<void> {
  const { chainId, escrow, client, send } = site.current.server.chain;
  const { state } = await order.mirrored();
  const validUntil = Number((await client.getBlock()).timestamp) + 3600;
  const content = await write(ines, "amendment", order.id, { text: "A second colour." }).catch(
    () => ZERO_HASH as Hex,
  );
  const change = { amount, due: 0, validUntil, content };
  const signature = await demoAccount(PEOPLE.mara.index).signTypedData(
    amendTypedData({ chainId, escrow, amend: { order: order.id, round: state.round, ...change } }),
  );
  const data = encodeFunctionData({
    abi: escrowAbi,
    functionName: "amend",
    args: [order.terms, change, signature, NO_FUNDING],
  });
  await send({ from: ines.address, to: escrow, data, value: amount });
  await order.mirrored();
}

test("PAY-1 after payment, extra work, a part release, a dispute and its ruling, the page's sums are the contract's to the last unit, each movement with its transaction; so after a settlement", async () => {
  const { chainId, escrow } = site.current.server.chain;
  const { order, ines } = await started();
  const before = {
    mara: await wallet("mara"),
    desk: await balanceOf("desk"),
    tomas: await balanceOf("tomas"),
  };
  await amend(order, ines, 33_333_333_333_333_333n);
  await order.act(ines, "release", 40_000_000_000_000_000n);
  await order.mirrored();
  const client = await arrive("ines", `/orders/${order.id}?tab=payments`);
  const { page } = client;
  await page.getByRole("tabpanel").locator("table").getByText("Part released").waitFor();
  const open = await moneyOnPage(page);
  expect(open.remains).toBe(await remainingOf(order));
  expect(open.paidIn).toBe(order.terms.price + 33_333_333_333_333_333n);
  expect(open.paidIn - open.paidOut).toBe(open.remains);

  await order.act(ines, "dispute", await write(ines, "statement", order.id));
  await order.mirrored();
  const tomas = await program("tomas");
  const content = await write(tomas, "ruling", order.id, { text: "Forty to sixty." });
  const ruling = { order: order.id, sellerAmount: 44_444_444_444_444_444n, content };
  const signature = await demoAccount(PEOPLE.tomas.index).signTypedData(
    rulingTypedData({ chainId, escrow, ruling }),
  );
  await order.act(ines, "rule", ruling.sellerAmount, content, signature);
  await order.mirrored();
  await page.getByRole("tabpanel").locator("table").getByText("Arbiter's fee").waitFor();
  // The rows and the sums are two answers.
  await expect.poll(async () => (await moneyOnPage(page)).remains).toBe(0n);
  const done = await moneyOnPage(page);
  expect([done.remains, await remainingOf(order)]).toEqual([0n, 0n]);
  expect(done.paidOut).toBe(done.paidIn);
  const { totals } = await order.mirrored();
  expect(BigInt(totals.toSeller ?? 0)).toBe((await wallet("mara")) - before.mara);
  expect(BigInt(totals.platformFees ?? 0)).toBe((await balanceOf("desk")) - before.desk);
  expect(BigInt(totals.arbiterFees ?? 0)).toBe((await balanceOf("tomas")) - before.tomas);
  // Each of them stands on the page to the last digit, with its transaction.
  const sums = done.panel.locator("dl");
  for (const part of [totals.toSeller, totals.toClient, totals.platformFees, totals.arbiterFees]) {
    await sums
      .getByText(formatEther(BigInt(part ?? 0)), { exact: false })
      .first()
      .waitFor();
  }
  const rows = await done.panel.locator("tbody tr").count();
  expect(await done.panel.getByRole("button", { name: "Copy transaction" }).count()).toBe(rows);

  const settled = await started();
  const { state } = await settled.order.mirrored();
  const validUntil = Number((await site.current.server.chain.client.getBlock()).timestamp) + 3600;
  const settlement = {
    order: settled.order.id,
    round: state.round,
    sellerAmount: 70_000_000_000_000_001n,
    validUntil,
  };
  const agreed = await demoAccount(PEOPLE.mara.index).signTypedData(
    settlementTypedData({ chainId, escrow, settlement }),
  );
  const { sellerAmount } = settlement;
  await settled.order.act(settled.ines, "settle", sellerAmount, validUntil, agreed);
  await settled.order.mirrored();
  await page.goto(`${site.current.origin}/orders/${settled.order.id}?tab=payments`);
  await page.getByRole("tabpanel").locator("table").getByText("Refund").waitFor();
  const split = await moneyOnPage(page);
  expect([split.paidIn, split.paidOut]).toEqual([settled.order.terms.price, settled.order.terms.price]);
  expect(split.remains).toBe(await remainingOf(settled.order));
  expectQuiet(client);
});

test("DLV-5 the order's history, newest first and by day, shows each on-chain step with its transaction, goes back on demand and can be narrowed; DSH-2 the overview says amount, type, dates, features and revisions", async () => {
  const { order, ines } = await started();
  const mara = await program("mara");
  await write(mara, "draft", order.id, { text: "Three rough directions." });
  const { state } = await order.mirrored();
  await order.act(
    mara,
    "deliver",
    state.round,
    await write(mara, "delivery", order.id, { text: "The mark." }),
  );
  await order.mirrored();
  await order.act(ines, "dispute", await write(ines, "statement", order.id));
  const words = await write(ines, "evidence", order.id, { text: "See here." });
  for (let turn = 0; turn < 18; turn += 1) await order.act(ines, "evidence", words);
  const client = await arrive("ines", `/orders/${order.id}?tab=activity`);
  const { page } = client;
  const panel = page.getByRole("tabpanel");
  await panel.getByRole("heading", { name: "Today" }).waitFor();
  await expect.poll(() => panel.getByText("added evidence", { exact: false }).count()).toBe(18);
  expect(await panel.getByText("into the contract", { exact: false }).count()).toBe(0);
  await panel.getByRole("button", { name: "Show older" }).click();
  await panel.getByText("paid 0.12 ETH into the contract", { exact: false }).waitFor();
  // 18 pieces of evidence, dispute, delivery, requirements, payment; the draft has none.
  expect(await panel.getByRole("button", { name: "Copy transaction" }).count()).toBe(22);
  expect(await panel.getByText("Shared without a transaction").count()).toBe(1);
  await panel.getByRole("button", { name: "Deliveries" }).click();
  await panel.getByText("The mark.").waitFor();
  await expect.poll(() => panel.getByText("added evidence", { exact: false }).count()).toBe(0);
  await panel.getByText("Three rough directions.").waitFor();
  await panel.getByRole("button", { name: "Money" }).click();
  await expect.poll(() => panel.getByRole("button", { name: "Copy transaction" }).count()).toBe(1);

  await page.getByRole("tab", { name: "Overview" }).click();
  for (const text of ["0.12", "Service", "1 of 1 left", "What the package includes", "Vector files"]) {
    await panel.getByText(text, { exact: false }).first().waitFor();
  }
  for (const label of ["Amount", "Type", "Started", "Revisions"]) {
    await panel.getByText(label, { exact: true }).first().waitFor();
  }
  expectQuiet(client);
});

/** Ines' orders of long ago, beside those that the tests before placed. */
async function manyOrders(): Promise<OrderRowInput[]> {
  const db = new pg.Client(site.current.server.databaseUrl);
  await db.connect();
  const { rows } = await db.query<{ content: Hex }>(
    `SELECT "content" FROM "Listing" WHERE "title" LIKE 'A logo%' LIMIT 1`,
  );
  const past = 1_700_000_000;
  const orders = Array.from(
    { length: 45 },
    (_, index): OrderRowInput => ({
      id: rowId(`many ${index}`),
      ...{ client: addressOf("ines"), seller: addressOf("mara"), arbiter: addressOf("tomas") },
      content: rows[0]?.content ?? ZERO_HASH,
      status:
        index === 0 ? OrderStatus.InProgress : index < 4 ? OrderStatus.Delivered : OrderStatus.Completed,
      request: 0,
      ...{ due: past + 100, updatedAt: past + index, placedAt: past + index },
      ...{ token: zeroAddress, price: parseEther("0.001") * BigInt(index + 1) },
    }),
  );
  await insertOrderRows(db, orders);
  await db.end();
  return orders;
}

test("DSH-1 the dashboard has services and jobs, buying and selling; counts by status, search, sort and pages stand in the URL; what is late or waits is marked; a row moves when its order does", async () => {
  const many = await manyOrders();
  const client = await arrive("ines", "/orders");
  const { page } = client;
  const rows = main(page).getByRole("row");
  const statuses = main(page).getByRole("navigation", { name: "Status" });
  await statuses.getByRole("link", { name: /^Completed 41$/ }).waitFor();
  await expect.poll(() => rows.count()).toBe(21);
  await main(page).getByRole("button", { name: "Show more" }).click();
  await expect.poll(() => rows.count()).toBe(41);

  await statuses.getByRole("link", { name: /^Overdue/ }).click();
  await page.waitForURL(/status=overdue/);
  await expect.poll(() => rows.count()).toBe(2);
  await rows.last().getByText("Seriously overdue", { exact: false }).waitFor();
  await statuses.getByRole("link", { name: /^Waiting for you/ }).click();
  await rows.getByText("Waits for you").first().waitFor();
  await statuses.getByRole("link", { name: /^All/ }).click();
  await page.waitForURL((url) => !url.searchParams.has("status"));

  await page.getByRole("combobox", { name: "Sort" }).selectOption({ label: "Due first" });
  await page.waitForURL(/sort=due/);
  await page.getByRole("searchbox", { name: "Search your orders" }).fill("logo mara");
  await page.waitForURL(/q=logo/);
  await statuses.getByRole("link", { name: /^Completed 41$/ }).waitFor();
  await page.getByRole("searchbox", { name: "Search your orders" }).fill(many[7]?.id.slice(0, 12) ?? "");
  await expect.poll(() => rows.count()).toBe(2);
  const search = new URL(page.url());
  // A link to what was found finds the same.
  await page.goto(search.href);
  await rows.nth(1).waitFor();
  await expect.poll(() => rows.count()).toBe(2);
  expect(await page.getByRole("searchbox", { name: "Search your orders" }).inputValue()).toBe(
    many[7]?.id.slice(0, 12),
  );
  await page.getByRole("searchbox", { name: "Search your orders" }).fill("nothing of the kind");
  await main(page).getByText("No orders like that").waitFor();
  await main(page).getByRole("link", { name: "Show all" }).click();
  await expect.poll(() => rows.count()).toBe(21);

  await page.getByRole("tab", { name: "Jobs" }).click();
  await main(page).getByText("No orders from jobs").waitFor();
  await page.getByRole("tab", { name: "Services" }).click();
  await main(page).getByRole("link", { name: "Selling", exact: true }).click();
  await main(page).getByText("Nobody has ordered from you yet").waitFor();

  const seller = await arrive("mara", "/orders?role=seller");
  await expect.poll(() => seller.page.getByRole("row").count()).toBe(21);
  const { order, ines } = await started();
  const first = main(seller.page).getByRole("row").nth(1);
  await first.getByText("In progress").waitFor();
  await first.getByRole("link").click();
  await seller.page.waitForURL(new RegExp(order.id));
  await seller.page.goBack();
  await order.act(ines, "approve");
  await first.getByText("Completed").waitFor();
  const phone: Guest = await arrive("mara", "/orders?role=seller", { phone: true, dark: true });
  await main(phone.page).getByRole("listitem").first().waitFor();
  const wide = await phone.page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(wide).toBe(0);
  expectQuiet(client, seller, phone);
});

test("LST-6 a seller who accepts each order publishes without signing; of three paid orders one is accepted, one declined, one withdrawn, and the money of both is back; the page marks terms that the client wrote", async () => {
  const maker = await arrive("mara", `/sell/${serviceIdOf("logo/1")}/edit`);
  const sell = maker.page;
  const signatures = () => maker.wallet.asked.filter((method) => method === "eth_signTypedData_v4").length;
  await sell.getByRole("radio", { name: /I accept each order/ }).check();
  await sell.getByRole("button", { name: "Save and publish" }).click();
  await sell.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await sell.waitForURL(/\/services\/[0-9a-f-]+$/);
  expect(signatures()).toBe(0);
  // Who looks at the own service edits it, and is not asked to order it.
  await main(sell).getByRole("link", { name: "Edit service" }).first().waitFor();
  expect(
    await main(sell)
      .getByRole("link", { name: /^Order / })
      .count(),
  ).toBe(0);
  const serviceId = serviceIdOf("logo/1");

  const client = await arrive("oskar", `/services/${serviceId}`);
  const { page } = client;
  await main(page).getByText("The seller accepts or declines within", { exact: false }).first().waitFor();
  const withdrawn = await payAndAsk(page, serviceId);
  await page.getByRole("button", { name: /^Cancel and take .* back$/ }).click();
  await confirmOrForm(page, "Cancel");
  await main(page).getByText("Cancelled", { exact: true }).first().waitFor();

  await payAndAsk(page, serviceId);
  await sell.goto(page.url());
  await main(sell).getByText("The terms are those of your package and of this site.").waitFor();
  const back = new RegExp(`^Decline, .* goes back to ${addressOf("oskar").slice(0, 6)}`);
  await sell.getByRole("button", { name: back }).click();
  await confirmOrForm(sell, "Decline");
  await main(page).getByText("Cancelled", { exact: true }).first().waitFor();

  await payAndAsk(page, serviceId);
  await sell.goto(page.url());
  await sell.getByRole("button", { name: "Accept the order" }).click();
  await confirmTransaction(sell);
  await main(page).getByText("Tell Mara Lindholm what you need", { exact: false }).waitFor();

  // A client who writes terms of their own: the seller is told before the yes.
  const ines = await program("ines");
  const service = await serviceOf(ines, "logo/1");
  const toRequest = (service.packages[0] as { toRequest?: { responseTime: number } } | undefined)?.toRequest;
  const odd = await strangeOrder(ines, service);
  expect(toRequest?.responseTime).toBe(172_800);
  await sell.goto(`${site.current.origin}/orders/${odd.id}`);
  const notice = main(sell);
  // What the client wrote is read before the yes.
  await notice.getByRole("link", { name: "Read what was asked for" }).click();
  await sell.waitForURL(/tab=activity/);
  await notice.getByText("These are not the terms you offer").waitFor();
  await notice.getByText(/^Price: 0\.01 \S+ instead of/).waitFor();
  await notice.getByText("Who decides a quarrel:", { exact: false }).waitFor();
  expect(withdrawn).toMatch(/0x/);
  expectQuiet(client, maker);
});

/** An order placed by a program under terms that no package has. */
async function strangeOrder(client: Person, service: ServiceAnswer): Promise<TestOrder> {
  const { termsFromJson } = await import("@holdfast/sdk/order");
  const [first] = service.packages as unknown as { toRequest: Parameters<typeof termsFromJson>[0] }[];
  if (!first) throw new Error("The service has no package.");
  const terms = {
    ...termsFromJson(first.toRequest),
    client: client.address,
    token: zeroAddress,
    price: parseEther("0.01"),
    arbiter: addressOf("jonas"),
    salt: 77n,
  } as const;
  return placeOrder(site.current.server, {
    service,
    client,
    terms,
    requirements: keccak256(toHex("Blue, please.")),
  });
}

/** The deed is confirmed in a form with words, or in the transaction's own dialog. */
async function confirmOrForm(page: Page, verb: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("button", { name: new RegExp(`^${verb}|^Confirm in wallet$`) })
    .last()
    .click();
  await transactionDone(page);
}

test("LST-1 a paused service says that it is paused and where to go on; a service that never was is not found", async () => {
  const mara = await program("mara");
  const id = serviceIdOf("logo/1");
  await mara.request("POST", `/api/services/${id}/pause`);
  const guest = await arrive("ines", `/services/${id}`);
  await main(guest.page).getByRole("heading", { name: "This service is paused" }).waitFor();
  await main(guest.page).getByRole("link", { name: "Find another service" }).click();
  await guest.page.waitForURL(/\/services$/);
  await mara.request("POST", `/api/services/${id}/publish`);
  expectQuiet(guest);
});
