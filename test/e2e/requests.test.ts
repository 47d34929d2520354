import { escrowAbi } from "@holdfast/sdk";
import type { OrderPage } from "@holdfast/sdk/api";
import { RequestKind } from "@holdfast/sdk/order";
import type { Page } from "playwright-core";
import { encodeFunctionData, erc20Abi, type Hex, parseUnits, zeroAddress } from "viem";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { until } from "../chain/kit/until.ts";
import { publishService, type ServiceAnswer } from "../kit/market.ts";
import { placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { type Person, signedIn } from "../kit/person.ts";
import { confirmTransaction, connectAndSignIn, main, transactionDone } from "./kit/deeds.ts";
import { type Guest, giveDollars, openGuestWithWallet, takePictures } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";
import type { TestWallet } from "./kit/wallet.ts";

/*
 * Client and seller sit in two browsers at once: what one does, the other sees without a reload. Orders are paid in
 * dollars, so that network fees are in none of the sums.
 */
const site = siteOfFile({ services: [] });
const dollars = (amount: string) => parseUnits(amount, 6);
const PRICE = dollars("200");
const DAY = 86_400;

let buyer: Person;
let maker: Person;
let service: ServiceAnswer;
let client: Guest & { wallet: TestWallet };
let seller: Guest & { wallet: TestWallet };

beforeAll(async () => {
  const { server, dollar } = site.current;
  const person = (key: PersonKey) => signedIn(server, PEOPLE[key].index);
  [buyer, maker] = await Promise.all([person("ines"), person("mara")]);
  await giveDollars(site.current, buyer.address, "10000");
  const packageOf = { name: "Small", description: "", token: dollar, price: PRICE.toString(), features: [] };
  service = await publishService(server, maker, {
    packages: [{ ...packageOf, deliveryTime: 5 * DAY, revisions: 2 }],
  });
  [client, seller] = await Promise.all([enter("ines"), enter("mara")]);
  // They stay for all tests of the file.
  site.current.pages.splice(0);
});
afterAll(async () => {
  for (const guest of [client, seller]) await guest?.context.close();
});
beforeEach(({ task, onTestFailed }) => {
  onTestFailed(async () => {
    const pages = [client, seller].map(({ page }) => page);
    await takePictures({ ...site.current, pages }, task.name);
  });
});

async function enter(person: PersonKey) {
  const guest = await openGuestWithWallet(site.current, person);
  await guest.page.goto(`${site.current.origin}/orders`);
  await connectAndSignIn(guest.page);
  return guest;
}

/** Lets the escrow take exactly so much: nothing is left over for what the page has to collect. */
async function approve(amount: bigint): Promise<void> {
  const { server, dollar } = site.current;
  const args = [server.chain.escrow, amount] as const;
  const data = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args });
  await server.chain.send({ from: buyer.address, to: dollar, data });
}

/** A paid order, open in both browsers. `started`: the work has begun. */
async function open(started = true): Promise<TestOrder> {
  await approve(PRICE);
  const requirements = started ? { requirements: `0x${"2".repeat(64)}` as Hex } : {};
  const order = await placeOrder(site.current.server, { service, client: buyer, ...requirements });
  await show(order);
  return order;
}

async function show(order: TestOrder): Promise<void> {
  const path = `${site.current.origin}/orders/${order.id}`;
  await Promise.all([client, seller].map(({ page }) => page.goto(path)));
}

async function deliver(order: TestOrder): Promise<void> {
  const { round } = await stateOf(order);
  await order.act(maker, "deliver", round, await write(maker, "delivery", order.id));
}

async function stateOf({ id }: TestOrder) {
  const { client: node, escrow } = site.current.server.chain;
  return node.readContract({ address: escrow, abi: escrowAbi, functionName: "order", args: [id] });
}

const held = (person: Person) => site.current.walletBalance(person.address, site.current.dollar);
const button = (page: Page, name: RegExp | string) => main(page).getByRole("button", { name });
const dialog = (page: Page) => page.getByRole("dialog");
const assistant = (page: Page) => page.getByRole("region", { name: "Order assistant" });
const says = (page: Page, text: string | RegExp) => main(page).getByText(text).first().waitFor();

/** Fills the form that is open and sends it. */
async function fill(
  page: Page,
  form: { reason?: string; text?: RegExp; words?: string; submit: string | RegExp },
): Promise<void> {
  const { reason, text, words = "", submit } = form;
  if (reason) await dialog(page).getByRole("combobox", { name: "Reason" }).selectOption(reason);
  if (text) await dialog(page).getByRole("textbox", { name: text }).fill(words);
  await dialog(page).getByRole("button", { name: submit }).click();
}

async function propose(guest: Guest & { wallet: TestWallet }, option: string, fields: [RegExp, string][]) {
  const before = guest.wallet.asked.length;
  await assistant(guest.page).getByRole("button", { name: option }).click();
  for (const [name, value] of fields) await dialog(guest.page).getByLabel(name).fill(value);
  await dialog(guest.page).getByRole("button", { name: "Sign and propose" }).click();
  await dialog(guest.page).waitFor({ state: "detached" });
  const asked = guest.wallet.asked.slice(before);
  // A signature, and nothing that costs a fee.
  expect(asked).toContain("eth_signTypedData_v4");
  expect(asked).not.toContain("eth_sendTransaction");
}

test("RQ-1 additional work: the seller signs for free, the client sees it at once and accepts, paying from balance and wallet; declined, nothing changes", async () => {
  const { server, dollar } = site.current;
  const { escrow } = server.chain;
  await approve(dollars("20"));
  const deposit = encodeFunctionData({
    abi: escrowAbi,
    functionName: "deposit",
    args: [dollar, dollars("20")],
  });
  await server.chain.send({ from: buyer.address, to: escrow, data: deposit });
  const order = await open();
  const { due, round } = await stateOf(order);

  await propose(seller, "Propose additional work", [
    [/^Extra amount/, "50"],
    [/^Extra time/, "2"],
    [/^What would be done/, "Two more pages, in the same style."],
  ]);
  await says(seller.page, /^You proposed additional work. Ines Carvalho has to answer/);
  await says(client.page, "Mara Lindholm proposes additional work.");
  await says(client.page, "Two more pages, in the same style.");
  expect((await stateOf(order)).round).toBe(round);
  await assistant(client.page)
    .getByText("A proposal is open: it has to be answered first.")
    .first()
    .waitFor();
  expect(
    await assistant(client.page).getByRole("button", { name: "Change the order time" }).isDisabled(),
  ).toBe(true);

  const before = await held(buyer);
  await button(client.page, "Accept and pay 50 dUSD").click();
  await dialog(client.page).getByRole("radio", { name: /^Both/ }).check();
  await dialog(client.page).getByText("30 dUSD", { exact: true }).waitFor();
  await dialog(client.page).getByRole("button", { name: "Accept and pay 50 dUSD" }).click();
  await dialog(client.page).getByText("50 dUSD is in the contract, and the change is agreed.").waitFor();
  await transactionDone(client.page);
  const agreed = await stateOf(order);
  expect(agreed).toMatchObject({ remaining: PRICE + dollars("50"), due: due + 2 * DAY });
  expect(before - (await held(buyer))).toBe(dollars("30"));
  await button(seller.page, "Withdraw the proposal").waitFor({ state: "detached" });
  await seller.page.getByRole("tab", { name: "Activity" }).click();
  await says(seller.page, /Both agreed on additional work: 50 dUSD was added/);
  await says(seller.page, /Mara Lindholm proposed additional work for 50 dUSD/);

  await propose(seller, "Propose additional work", [
    [/^Extra amount/, "999"],
    [/^What would be done/, "Everything else."],
  ]);
  await button(client.page, "Decline the proposal").click();
  await says(seller.page, "Ines Carvalho declined the proposal");
  expect(await stateOf(order)).toEqual(agreed);
  expectQuiet(client, seller);
});

test("RQ-1 additional work in an order of the chain's coin is paid in that coin, in one transaction", async () => {
  const price = 10n ** 17n;
  const packageOf = {
    name: "Small",
    description: "",
    token: zeroAddress,
    price: price.toString(),
    features: [],
  };
  const inCoin = await publishService(site.current.server, maker, {
    packages: [{ ...packageOf, deliveryTime: 5 * DAY, revisions: 2 }],
  });
  const order = await placeOrder(site.current.server, { service: inCoin, client: buyer });
  await show(order);
  await propose(seller, "Propose additional work", [
    [/^Extra amount/, "0.05"],
    [/^What would be done/, "A second size."],
  ]);
  await button(client.page, "Accept and pay 0.05 ETH").click();
  const sent = client.wallet.asked.length;
  await dialog(client.page).getByRole("button", { name: "Accept and pay 0.05 ETH" }).click();
  await transactionDone(client.page);
  expect(client.wallet.asked.slice(sent).filter((method) => method === "eth_sendTransaction")).toHaveLength(
    1,
  );
  expect((await stateOf(order)).remaining).toBe(price + price / 2n);
  await button(seller.page, "Withdraw the proposal").waitFor({ state: "detached" });
  expectQuiet(client, seller);
});

test("RQ-2 another date: from either party, before the work with its start in writing; accepted it is the contract's, declined nothing changes", async () => {
  const order = await open(false);
  const at = new Date(Date.now() + 30 * DAY * 1000);
  at.setSeconds(0, 0);
  const local = (date: Date) =>
    new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  await propose(seller, "Change the order time", [
    [/^New start date/, local(new Date(at.getTime() - 20 * DAY * 1000))],
    [/^New delivery date/, local(at)],
    [/^Why/, "I am away until then."],
  ]);
  await says(client.page, "Mara Lindholm proposes another date.");
  await says(client.page, "New start date");
  await button(client.page, "Accept the proposal").click();
  await confirmTransaction(client.page);
  expect((await stateOf(order)).due).toBe(at.getTime() / 1000);
  // The work begins, and the agreed date holds.
  await order.act(buyer, "start", await write(buyer, "requirements", order.id));
  await order.mirrored();
  expect((await stateOf(order)).due).toBe(at.getTime() / 1000);

  await propose(client, "Change the order time", [
    [/^New delivery date/, local(new Date(at.getTime() + 9 * DAY * 1000))],
    [/^Why/, "The fair is later."],
  ]);
  await says(seller.page, "Ines Carvalho proposes another date.");
  await button(seller.page, "Decline the proposal").click();
  await button(client.page, "Withdraw the proposal").waitFor({ state: "detached" });
  expect((await stateOf(order)).due).toBe(at.getTime() / 1000);
  expectQuiet(client, seller);
});

test("RQ-3 a progress update: the client asks, the seller answers with words and a file, the order goes on", async () => {
  const order = await open();
  await assistant(client.page).getByRole("button", { name: "Ask for a progress update" }).click();
  await fill(client.page, {
    text: /What would you like to know/,
    words: "Is the grid settled?",
    submit: /^Ask Mara/,
  });
  await transactionDone(client.page);
  await says(seller.page, "Is the grid settled?");
  await says(client.page, /If Mara Lindholm does not answer in time/);
  expect((await stateOf(order)).request).toBe(RequestKind.Progress);
  await button(seller.page, "Provide progress").click();
  const file = { name: "grid.txt", mimeType: "text/plain", buffer: Buffer.from("twelve columns") };
  await dialog(seller.page).locator('input[type="file"]').setInputFiles(file);
  await dialog(seller.page).getByText("Uploaded", { exact: true }).waitFor();
  await fill(seller.page, {
    text: /How is the work going/,
    words: "Yes, twelve columns.",
    submit: "Provide progress",
  });
  await transactionDone(seller.page);
  await client.page.getByRole("tab", { name: "Activity" }).click();
  await says(client.page, "Yes, twelve columns.");
  await says(client.page, "grid.txt");
  expect(await stateOf(order)).toMatchObject({ request: RequestKind.None, remaining: PRICE, status: 3 });
  expectQuiet(client, seller);
});

test("RQ-4 asking to cancel with a reason from a list and words: declined the order goes on, accepted the client has everything back", async () => {
  const order = await open();
  await assistant(client.page).getByRole("button", { name: "Ask to cancel" }).click();
  const reasons = dialog(client.page).getByRole("combobox", { name: "Reason" }).getByRole("option");
  await expect.poll(() => reasons.count()).toBeGreaterThan(6);
  await fill(client.page, {
    text: /Describe it/,
    words: "The fair was called off.",
    submit: "Ask to cancel",
  });
  await dialog(client.page).getByText("Choose a reason.").waitFor();
  await fill(client.page, { reason: "I no longer need it", submit: "Ask to cancel" });
  await transactionDone(client.page);
  await says(seller.page, "I no longer need it");
  await says(seller.page, "The fair was called off.");
  // One at a time: nothing else can be asked for, and it says why.
  await assistant(seller.page).getByText("A request is open: it has to be answered first.").first().waitFor();
  expect(
    await assistant(seller.page).getByRole("button", { name: "Propose additional work" }).isDisabled(),
  ).toBe(true);

  await button(seller.page, "Decline the request").click();
  await fill(seller.page, { text: /Your words/, words: "It is nearly done.", submit: "Decline the request" });
  await transactionDone(seller.page);
  await button(client.page, "Withdraw your request").waitFor({ state: "detached" });
  expect(await stateOf(order)).toMatchObject({ status: 3, request: RequestKind.None, remaining: PRICE });
  await assistant(client.page)
    .getByText(/^Again in/)
    .first()
    .waitFor();

  await assistant(seller.page).getByRole("button", { name: "Ask to cancel" }).click();
  await fill(seller.page, {
    reason: "An illness or an emergency",
    text: /Describe it/,
    words: "I broke my wrist.",
    submit: "Ask to cancel",
  });
  await transactionDone(seller.page);
  await says(client.page, "I broke my wrist.");
  const before = await held(buyer);
  await button(client.page, "Accept the request").click();
  await fill(client.page, { submit: "Accept the request" });
  await transactionDone(client.page);
  expect((await held(buyer)) - before).toBe(PRICE);
  await main(seller.page).getByText("Cancelled", { exact: true }).first().waitFor();
  expect(await stateOf(order)).toMatchObject({ status: 9, remaining: 0n });
  expectQuiet(client, seller);
});

test("RQ-5 the seller cancels alone: told what it means for the cancellation rate, and all that remains goes back at once", async () => {
  const path = `/api/accounts/${maker.address}/record`;
  type Record = { seller: { ended: number; cancelledAlone: number } };
  const rate = async () => (await buyer.request<Record>("GET", path)).body.seller;
  // Records are counted a moment after an order's end: those of the tests before first.
  const { counts } = (await maker.request<OrderPage>("GET", "/api/orders?role=seller")).body;
  const { completed = 0, cancelled = 0, settled = 0 } = counts;
  await expect.poll(async () => (await rate()).ended).toBe(completed + cancelled + settled);
  const was = await rate();
  const order = await open();
  const before = await held(buyer);
  await assistant(seller.page).getByRole("button", { name: "Cancel alone" }).click();
  await dialog(seller.page)
    .getByText(/It counts in your cancellation rate/)
    .waitFor();
  await dialog(seller.page)
    .getByText(`With this one it is ${was.cancelledAlone + 1} of ${was.ended + 1}`, { exact: false })
    .waitFor();
  await fill(seller.page, {
    reason: "I can't do it in time",
    text: /Describe it/,
    words: "I took on too much.",
    submit: /^Cancel and return 200 dUSD/,
  });
  await transactionDone(seller.page);
  await main(client.page).getByText("Cancelled", { exact: true }).first().waitFor();
  expect((await held(buyer)) - before).toBe(PRICE);
  await client.page.getByRole("tab", { name: "Activity" }).click();
  await says(client.page, "I took on too much.");
  expect(await assistant(client.page).count()).toBe(0);
  expect((await stateOf(order)).status).toBe(9);
  await until(async () => (await rate()).ended > was.ended, { what: "the seller's record is counted again" });
  expect(await rate()).toMatchObject({ ended: was.ended + 1, cancelledAlone: was.cancelledAlone + 1 });
  expectQuiet(client, seller);
});

test("RQ-6 withdrawing: an open request by a transaction; a proposal without one, and its signature, still alive, is voided on the chain", async () => {
  const order = await open();
  await order.act(buyer, "request", RequestKind.CancelByClient, await write(buyer, "request", order.id));
  await button(seller.page, "Accept the request").waitFor();
  await button(client.page, "Withdraw your request").click();
  await confirmTransaction(client.page);
  await button(seller.page, "Accept the request").waitFor({ state: "detached" });
  const { round } = await stateOf(order);

  await propose(seller, "Propose additional work", [
    [/^Extra amount/, "5"],
    [/^What would be done/, "A second look."],
  ]);
  await button(client.page, "Accept and pay 5 dUSD").waitFor();
  await button(seller.page, "Withdraw the proposal").click();
  await dialog(seller.page)
    .getByText(/The signature itself lives until/)
    .waitFor();
  await dialog(seller.page).getByRole("button", { name: "Withdraw", exact: true }).click();
  await button(client.page, "Accept and pay 5 dUSD").waitFor({ state: "detached" });
  await says(seller.page, /A signature you gave out can still be submitted until/);
  expect((await stateOf(order)).round).toBe(round);
  // Who gave no signature out has none to void.
  expect(await main(client.page).getByText("Void my signatures").count()).toBe(0);
  await main(seller.page).getByText("More you can do").click();
  await button(seller.page, "Void my signatures").click();
  await confirmTransaction(seller.page);
  expect(await stateOf(order)).toMatchObject({ round: round + 1, remaining: PRICE, status: 3 });
  await main(seller.page)
    .getByText(/A signature you gave out/)
    .waitFor({ state: "detached" });
  expectQuiet(client, seller);
});

test("REV-2 a revision with a reason and a new date, the number left always shown, and no more than the package has", async () => {
  const order = await open();
  for (const left of [2, 1]) {
    await deliver(order);
    await button(client.page, "I am not satisfied").click();
    await dialog(client.page).getByText(`${left} of 2 revisions left`, { exact: false }).waitFor();
    await dialog(client.page)
      .getByRole("radio", { name: /^I still need revisions/ })
      .check();
    await dialog(client.page).getByRole("button", { name: "Continue" }).click();
    await dialog(client.page).getByText(`${left} of 2 revisions left`, { exact: true }).waitFor();
    const date = await dialog(client.page)
      .getByLabel(/New delivery date/)
      .inputValue();
    await fill(client.page, {
      reason: "There is a mistake in it",
      text: /What should change/,
      words: `Mend it, time ${3 - left}.`,
      submit: "Ask for a revision",
    });
    await transactionDone(client.page);
    await seller.page.getByRole("tab", { name: "Activity" }).click();
    await says(seller.page, `Mend it, time ${3 - left}.`);
    expect(await stateOf(order)).toMatchObject({
      status: 5,
      revisionsUsed: 3 - left,
      due: new Date(date).getTime() / 1000,
    });
  }
  await deliver(order);
  await button(client.page, "I am not satisfied").click();
  await dialog(client.page).getByText("All 2 revisions are used.").waitFor();
  expect(
    await dialog(client.page)
      .getByRole("radio", { name: /^I still need revisions/ })
      .isDisabled(),
  ).toBe(true);
  // Where the desk is asked, it is one of the ways (REV-4).
  await dialog(client.page)
    .getByRole("radio", { name: /^Explain dissatisfaction/ })
    .check();
  await dialog(client.page).getByRole("button", { name: "Continue" }).click();
  await dialog(client.page).getByRole("button", { name: "Send to the help desk" }).waitFor();
  await client.page.keyboard.press("Escape");
  expectQuiet(client, seller);
});

test("REV-3 a refund with a reason: accepted, the money is back; refused, the order is contested and either party can open the dispute", async () => {
  const ask = async (order: TestOrder) => {
    await deliver(order);
    await button(client.page, "I am not satisfied").click();
    await dialog(client.page)
      .getByRole("radio", { name: /^Request refund/ })
      .check();
    await dialog(client.page).getByRole("button", { name: "Continue" }).click();
    await fill(client.page, {
      reason: "It is not what was agreed",
      text: /Describe it/,
      words: "I asked for a poster.",
      submit: "Ask for a refund",
    });
    await transactionDone(client.page);
    await says(seller.page, "I asked for a poster.");
    await says(seller.page, "It is not what was agreed");
  };
  const accepted = await open();
  await ask(accepted);
  const before = await held(buyer);
  await button(seller.page, "Accept the request").click();
  await fill(seller.page, { submit: "Accept the request" });
  await transactionDone(seller.page);
  await main(client.page).getByText("Cancelled", { exact: true }).first().waitFor();
  expect((await held(buyer)) - before).toBe(PRICE);

  const refused = await open();
  await ask(refused);
  await button(seller.page, "Decline the request").click();
  await fill(seller.page, { text: /Your words/, words: "It is a poster.", submit: "Decline the request" });
  await transactionDone(seller.page);
  await main(client.page).getByText("Dispute order", { exact: true }).first().waitFor();
  for (const { page } of [client, seller]) await button(page, "Open a dispute").waitFor();
  expect(await stateOf(refused)).toMatchObject({ status: 6, remaining: PRICE });
  await button(seller.page, "Open a dispute").click();
  await fill(seller.page, {
    text: /Your statement/,
    words: "It is what was ordered.",
    submit: "Open a dispute",
  });
  await transactionDone(seller.page);
  await main(client.page).getByText("Disputed", { exact: true }).first().waitFor();
  expectQuiet(client, seller);
});

test("REV-6 a part released early: the nearest amount without a fraction of commission is paid, and the order goes on", async () => {
  const order = await open();
  const before = await held(maker);
  await assistant(client.page).getByRole("button", { name: "Release a part" }).click();
  await dialog(client.page)
    .getByRole("textbox", { name: /Amount/ })
    .fill("50.000013");
  await dialog(client.page)
    .getByText(/: 50 dUSD will be released/)
    .waitFor();
  await dialog(client.page).getByText("47.5 dUSD", { exact: true }).waitFor();
  await dialog(client.page).getByRole("button", { name: "Release a part" }).click();
  await transactionDone(client.page);
  expect((await held(maker)) - before).toBe(dollars("47.5"));
  expect(await stateOf(order)).toMatchObject({ status: 3, remaining: dollars("150") });
  await seller.page.getByRole("tab", { name: "Payments" }).click();
  await seller.page
    .getByRole("tabpanel")
    .getByText("47.5", { exact: false })
    .filter({ visible: true })
    .first()
    .waitFor();
  expectQuiet(client, seller);
});

test("DSP-5 a split that both sign: proposed by slider or to the last unit, declined, proposed again in the dispute, and carried out by one transaction", async () => {
  const order = await open();
  await propose(seller, "Propose a split", [[/^Exact amount/, "120"]]);
  await says(client.page, "Mara Lindholm proposes a split that ends the order.");
  await button(client.page, "Decline the proposal").click();
  await button(seller.page, "Withdraw the proposal").waitFor({ state: "detached" });
  await order.act(buyer, "dispute", await write(buyer, "statement", order.id));
  await main(seller.page).getByText("Disputed", { exact: true }).first().waitFor();
  await main(client.page).getByText("Disputed", { exact: true }).first().waitFor();

  const before = { buyer: await held(buyer), maker: await held(maker) };
  await propose(client, "Propose a split", [[/^Share of the seller/, "30"]]);
  await says(seller.page, "Ines Carvalho proposes a split that ends the order.");
  await main(seller.page).getByText("57 dUSD", { exact: true }).first().waitFor();
  await button(seller.page, "Accept the split").click();
  await confirmTransaction(seller.page);
  // 30 % of 200 is 60, less 5 % commission.
  expect((await held(maker)) - before.maker).toBe(dollars("57"));
  expect((await held(buyer)) - before.buyer).toBe(dollars("140"));
  for (const { page } of [client, seller])
    await main(page).getByText("Settled", { exact: true }).first().waitFor();
  expect(await stateOf(order)).toMatchObject({ status: 10, remaining: 0n });
  expectQuiet(client, seller);
});
