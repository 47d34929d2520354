import { escrowAbi } from "@holdfast/sdk";
import { RequestKind, splitExpired } from "@holdfast/sdk/order";
import type { Page } from "playwright-core";
import { type Address, encodeFunctionData, getAddress, type Hex, zeroAddress } from "viem";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { demand, publishService } from "../kit/market.ts";
import { placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { type Person, signedIn } from "../kit/person.ts";
import { propose, signAmendment } from "../kit/proposals.ts";
import { confirmTransaction, connectAndSignIn, main } from "./kit/deeds.ts";
import { type FrozenTime, freezeTime } from "./kit/frozen-time.ts";
import { type Guest, openGuestWithWallet, takePictures } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

/*
 * The chain's clock stands, and so does each page's own: what a page shows is the second that the server tells it, and the
 * contract decides by the same. Orders are independent and their limits lie one behind the other, so that the clock only
 * ever goes ahead.
 */
const site = siteOfFile({ services: [] });
const HOUR = 3_600;
const PRICE = 10n ** 18n;
const COMMISSION = PRICE / 20n;

/** Whose pages' own clock stands where it was put. */
type Timed = Guest & { stands: Date };
type Name =
  | "work"
  | "date"
  | "progress"
  | "answered"
  | "byClient"
  | "bySeller"
  | "refund"
  | "silent"
  | "late"
  | "disputed";
const orders = {} as Record<Name, TestOrder>;
const proposals = {} as Record<"work" | "date", Awaited<ReturnType<typeof signAmendment>>>;
let time: FrozenTime;
let client: Timed;
let seller: Timed;
let arbiter: Timed;

beforeAll(async () => {
  const { server } = site.current;
  const person = (key: PersonKey) => signedIn(server, PEOPLE[key].index);
  const [buyer, maker] = await Promise.all([person("ines"), person("mara")]);
  const packageOf = { name: "Small", description: "", token: zeroAddress, price: PRICE.toString() };
  const service = await publishService(server, maker, {
    packages: [{ ...packageOf, deliveryTime: 5 * 24 * HOUR, revisions: 2, features: [] }],
  });
  time = await freezeTime(server.chain);
  const place = () => placeOrder(server, { service, client: buyer, requirements: `0x${"2".repeat(64)}` });
  const ask = async (order: TestOrder, who: Person, kind: RequestKind) =>
    order.act(who, "request", kind, await write(who, "request", order.id));
  const deliver = async (order: TestOrder) => {
    const { round } = (await order.mirrored()).state;
    await order.act(maker, "deliver", round, await write(maker, "delivery", order.id));
  };
  for (const name of [
    "work",
    "date",
    "progress",
    "answered",
    "byClient",
    "bySeller",
    "refund",
    "silent",
    "late",
    "disputed",
  ] as const) {
    orders[name] = await place();
  }
  for (const [name, who, change] of [
    ["work", maker, { amount: PRICE / 4n }],
    ["date", buyer, { due: (await time.now()) + 9 * 24 * HOUR }],
  ] as const) {
    const { round } = (await orders[name].mirrored()).state;
    const validUntil = (await time.now()) + (name === "work" ? 46 : 47) * HOUR;
    const signed = await signAmendment(
      server,
      who,
      { id: orders[name].id, round },
      { ...change, validUntil },
    );
    proposals[name] = signed;
    demand(await propose(who, orders[name].id, signed));
  }
  // Minutes between the requests, so that each has a limit of its own.
  const pause = async () => time.moveTo((await time.now()) + 300);
  await ask(orders.progress, buyer, RequestKind.Progress);
  await pause();
  await ask(orders.byClient, buyer, RequestKind.CancelByClient);
  await pause();
  await ask(orders.bySeller, maker, RequestKind.CancelBySeller);
  await pause();
  await deliver(orders.refund);
  await ask(orders.refund, buyer, RequestKind.Refund);
  await pause();
  await ask(orders.answered, buyer, RequestKind.Progress);
  await deliver(orders.silent);
  await orders.disputed.act(buyer, "dispute", await write(buyer, "statement", orders.disputed.id));
  for (const order of Object.values(orders)) await order.mirrored();
  [client, seller, arbiter] = await Promise.all([enter("ines"), enter("mara"), enter("tomas")]);
  // They stay for all tests of the file.
  site.current.pages.splice(0);
});
afterAll(async () => {
  for (const guest of [client, seller, arbiter]) await guest?.context.close();
});
beforeEach(({ task, onTestFailed }) => {
  onTestFailed(async () => {
    const pages = [client, seller, arbiter].map(({ page }) => page);
    await takePictures({ ...site.current, pages }, task.name);
  });
});

/** Signed in, with a clock of their own that stands: what moves on the page is what the server says of the chain. */
async function enter(person: PersonKey): Promise<Timed> {
  const guest = await openGuestWithWallet(site.current, person);
  await guest.page.goto(`${site.current.origin}/orders`);
  await connectAndSignIn(guest.page);
  const stands = new Date();
  await guest.context.clock.setFixedTime(stands);
  return { ...guest, stands };
}

async function visit(order: TestOrder, ...guests: Guest[]): Promise<void> {
  const path = `${site.current.origin}/orders/${order.id}`;
  await Promise.all(guests.map(({ page }) => page.goto(path)));
}

/** Puts the chain's clock on a second and waits until every page counts from it. */
async function at(seconds: number, counts: RegExp | string, ...guests: Guest[]): Promise<void> {
  await time.moveTo(seconds);
  const card = ({ page }: Guest) => page.getByRole("region", { name: "What next" });
  await Promise.all(guests.map((guest) => card(guest).getByText(counts, { exact: true }).waitFor()));
}

const button = (page: Page, name: RegExp | string) => main(page).getByRole("button", { name });

/** Whether the contract would take a call in this very second. */
async function contractTakes(
  order: TestOrder,
  who: Address,
  functionName: "expireRequest" | "reclaim" | "claim" | "expireDispute",
) {
  const { escrow } = site.current.server.chain;
  const data = encodeFunctionData({ abi: escrowAbi, functionName, args: [order.terms] });
  return time.takes({ from: who, to: escrow, data });
}

/** What an account's wallet gained, network fees apart, while something was done. */
async function gainOf(account: Address, deed: () => Promise<void>): Promise<bigint> {
  const { client: node } = site.current.server.chain;
  const first = await node.getBlockNumber({ cacheTime: 0 });
  const before = await site.current.walletBalance(account, zeroAddress);
  await deed();
  const last = await node.getBlockNumber({ cacheTime: 0 });
  let fees = 0n;
  for (let number = first + 1n; number <= last; number++) {
    const { transactions } = await node.getBlock({ blockNumber: number });
    for (const hash of transactions) {
      const { from, gasUsed, effectiveGasPrice } = await node.getTransactionReceipt({ hash });
      if (getAddress(from) === account) fees += gasUsed * effectiveGasPrice;
    }
  }
  return (await site.current.walletBalance(account, zeroAddress)) - before + fees;
}

async function stateOf(order: TestOrder) {
  const { client: node, escrow } = site.current.server.chain;
  return node.readContract({
    address: escrow,
    abi: escrowAbi,
    functionName: "order",
    args: [order.id as Hex],
  });
}

async function press(guest: Guest, name: RegExp | string): Promise<void> {
  await button(guest.page, name).click();
  await confirmTransaction(guest.page);
}

/** A request that nobody answered: the button comes with the second after its limit, for whoever presses it. */
async function expires(
  order: TestOrder,
  who: Guest,
  others: { asked: Guest; answer: RegExp },
): Promise<void> {
  const { respondBy } = await stateOf(order);
  const both = [who, others.asked];
  const expire = /^Cancel the order, 1 ETH goes back to Ines/;
  await visit(order, ...both);
  await at(respondBy - 1, "0:01 left", ...both);
  await button(others.asked.page, others.answer).waitFor();
  for (const { page } of both) expect(await button(page, expire).count()).toBe(0);
  expect(await contractTakes(order, order.terms.client, "expireRequest")).toBe(false);

  await at(respondBy, "0 s left", ...both);
  await button(others.asked.page, others.answer).waitFor();
  for (const { page } of both) expect(await button(page, expire).count()).toBe(0);
  expect(await contractTakes(order, order.terms.client, "expireRequest")).toBe(false);

  await at(respondBy + 1, "1 s over", ...both);
  for (const { page } of both) await button(page, expire).waitFor();
  expect(await button(others.asked.page, others.answer).count()).toBe(0);
  expect(await contractTakes(order, order.terms.client, "expireRequest")).toBe(true);

  expect(await gainOf(order.terms.client, () => press(who, expire))).toBe(PRICE);
  for (const { page } of both) await main(page).getByText("Cancelled", { exact: true }).first().waitFor();
  expect(await stateOf(order)).toMatchObject({ status: 9, remaining: 0n });
}

/** Whether the contract would take what was proposed from the other party in this very second. */
function contractAgrees(name: "work" | "date", from: Address): Promise<boolean> {
  const { amount, due, validUntil, content, signature } = proposals[name];
  const amendment = { amount: BigInt(amount), due, validUntil, content: content as Hex };
  const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;
  const data = encodeFunctionData({
    abi: escrowAbi,
    functionName: "amend",
    args: [orders[name].terms, amendment, signature as Hex, funding],
  });
  return time.takes({ from, to: site.current.server.chain.escrow, data, value: BigInt(amount) });
}

/** A proposal that nobody answered: it is over the second after 48 hours or less, and the order is as it was. */
async function lapses(name: "work" | "date", asked: Guest, accept: RegExp): Promise<void> {
  const order = orders[name];
  const { validUntil } = proposals[name];
  const answerer = name === "work" ? order.terms.client : order.terms.seller;
  const before = await stateOf(order);
  await visit(order, client, seller);
  for (const [second, counts] of [
    [validUntil - 1, "0:01 left"],
    [validUntil, "0 s left"],
  ] as const) {
    await at(second, counts, client, seller);
    await button(asked.page, accept).waitFor();
    expect(await contractAgrees(name, answerer)).toBe(true);
  }
  await time.moveTo(validUntil + 1);
  for (const { page } of [client, seller]) {
    await button(page, /^(Decline|Withdraw) the proposal/).waitFor({ state: "detached" });
    expect(await button(page, accept).count()).toBe(0);
    await main(page).getByRole("button", { name: "Change the order time" }).waitFor();
  }
  expect(await contractAgrees(name, answerer)).toBe(false);
  expect(await stateOf(order)).toEqual(before);
}

test("RQ-1 additional work that nobody answered in its time is over the second after, and nothing has changed", async () => {
  await lapses("work", client, /^Accept and pay 0\.25 ETH/);
  expectQuiet(client, seller);
});

test("RQ-2 another date that nobody answered in its time is over the second after, and nothing has changed", async () => {
  await lapses("date", seller, /^Accept the proposal/);
  expectQuiet(client, seller);
});

test("RQ-3 a progress update not given in 48 hours: from the second after, not before, anyone ends the order and the client has everything back", async () => {
  const { respondBy } = await stateOf(orders.progress);
  // The arbiter is neither who asked nor who was asked.
  await visit(orders.progress, arbiter);
  await at(respondBy - 2, "0:02 left", arbiter);
  expect(await button(arbiter.page, /^Cancel the order/).count()).toBe(0);
  await expires(orders.progress, arbiter, { asked: seller, answer: /^Provide progress/ });
  expectQuiet(client, seller, arbiter);
});

test("RQ-4 a wish to cancel that nobody answered in 48 hours, the client's or the seller's, ends in a refund from the second after", async () => {
  await expires(orders.byClient, client, { asked: seller, answer: /^Accept the request/ });
  await expires(orders.bySeller, seller, { asked: client, answer: /^Accept the request/ });
  expectQuiet(client, seller);
});

test("REV-3 a refund request that the seller leaves unanswered gives the money back from the second after 48 hours", async () => {
  await expires(orders.refund, client, { asked: seller, answer: /^Accept the request/ });
  expectQuiet(client, seller);
});

test("RQ-3 on a page left open, an answer's button goes and the other's comes as the clock runs, with no block and no reload", async () => {
  const { respondBy } = await stateOf(orders.answered);
  await visit(orders.answered, client, seller);
  await at(respondBy - 60, "1:00 left", client, seller);
  await button(seller.page, /^Provide progress/).waitFor();
  await time.moveTo(respondBy - 8);
  await time.run();
  // From where they stood: put ahead, they would go by what the server said of the time before.
  for (const { page, stands } of [client, seller]) await page.clock.setSystemTime(stands);
  await button(client.page, /^Cancel the order, 1 ETH goes back to Ines/).waitFor();
  await button(seller.page, /^Provide progress/).waitFor({ state: "detached" });
  // No block has come since: the newest is older than the limit, and the contract takes the call all the same.
  const { timestamp } = await site.current.server.chain.client.getBlock();
  expect(Number(timestamp)).toBeLessThanOrEqual(respondBy);
  expect(await gainOf(orders.answered.terms.client, () => press(client, /^Cancel the order/))).toBe(PRICE);
  time = await freezeTime(site.current.server.chain);
  for (const { page, stands } of [client, seller]) await page.clock.setFixedTime(stands);
  expectQuiet(client, seller);
});

test("REV-5 a client who says nothing through the review: from the second after it the seller claims the price less commission", async () => {
  const order = orders.silent;
  const { due } = await stateOf(order);
  const claim = /^Claim 1 ETH for Mara/;
  await visit(order, client, seller);
  for (const [second, counts] of [
    [due - 1, "0:01 left"],
    [due, "0 s left"],
  ] as const) {
    await at(second, counts, client, seller);
    await button(client.page, /^I am not satisfied/).waitFor();
    expect(await button(seller.page, claim).count()).toBe(0);
    expect(await contractTakes(order, order.terms.seller, "claim")).toBe(false);
  }
  await at(due + 1, "1 s over", client, seller);
  await button(seller.page, claim).waitFor();
  await button(client.page, /^Release 1 ETH to Mara/).waitFor();
  expect(await button(client.page, /^I am not satisfied/).count()).toBe(0);
  expect(await contractTakes(order, order.terms.seller, "claim")).toBe(true);
  expect(await gainOf(order.terms.seller, () => press(seller, claim))).toBe(PRICE - COMMISSION);
  await main(client.page).getByText("Completed", { exact: true }).first().waitFor();
  expectQuiet(client, seller);
});

test("DLV-4 Overdue begins the second after the delivery date, Seriously overdue the second after the day of grace, and the client takes the whole price back", async () => {
  const order = orders.late;
  const { due } = await stateOf(order);
  const grace = due + order.terms.graceTime;
  const takeBack = /^Take 1 ETH back/;
  const marks = async (page: Page) => ({
    overdue: await main(page).getByText("In progress · Overdue", { exact: true }).count(),
    seriously: await main(page).getByText("In progress · Seriously overdue", { exact: true }).count(),
  });
  await visit(order, client, seller);
  await at(due, "0 s left", client, seller);
  for (const { page } of [client, seller]) expect(await marks(page)).toEqual({ overdue: 0, seriously: 0 });

  await at(due + 1, /^(1 day|23 h 59 min) left$/, client, seller);
  for (const { page } of [client, seller]) {
    await main(page).getByText("In progress · Overdue", { exact: true }).waitFor();
    expect(await button(page, takeBack).count()).toBe(0);
  }
  await at(grace, "0 s left", client, seller);
  for (const { page } of [client, seller]) expect(await marks(page)).toEqual({ overdue: 1, seriously: 0 });
  expect(await button(client.page, takeBack).count()).toBe(0);
  expect(await contractTakes(order, order.terms.client, "reclaim")).toBe(false);

  await at(grace + 1, "1 s over", client, seller);
  for (const { page } of [client, seller])
    await main(page).getByText("In progress · Seriously overdue", { exact: true }).waitFor();
  expect(await contractTakes(order, order.terms.client, "reclaim")).toBe(true);
  await button(seller.page, /^Deliver now/).waitFor();
  expect(await gainOf(order.terms.client, () => press(client, takeBack))).toBe(PRICE);
  for (const { page } of [client, seller])
    await main(page).getByText("Cancelled", { exact: true }).first().waitFor();
  expectQuiet(client, seller);
});

test("DSP-6 an arbiter who does not rule: from the second after the ruling time anyone carries out the split that both had signed", async () => {
  const order = orders.disputed;
  const { due } = await stateOf(order);
  const carryOut = /^Carry out the agreed split/;
  const everyone = [client, seller, arbiter];
  await visit(order, ...everyone);
  for (const [second, counts] of [
    [due - 1, "0:01 left"],
    [due, "0 s left"],
  ] as const) {
    await at(second, counts, ...everyone);
    await arbiter.page.getByRole("button", { name: "Sign the ruling" }).waitFor();
    for (const { page } of everyone) expect(await button(page, carryOut).count()).toBe(0);
    expect(await contractTakes(order, order.terms.seller, "expireDispute")).toBe(false);
  }
  await at(due + 1, "1 s over", ...everyone);
  for (const { page } of everyone) await button(page, carryOut).waitFor();
  expect(await arbiter.page.getByRole("button", { name: "Sign the ruling" }).count()).toBe(0);
  expect(await contractTakes(order, order.terms.seller, "expireDispute")).toBe(true);
  const agreed = splitExpired({ remaining: PRICE, terms: order.terms });
  const client0 = await site.current.walletBalance(order.terms.client, zeroAddress);
  expect(await gainOf(order.terms.seller, () => press(seller, carryOut))).toBe(agreed.toSeller);
  expect((await site.current.walletBalance(order.terms.client, zeroAddress)) - client0).toBe(agreed.toClient);
  for (const { page } of everyone) await main(page).getByText("Settled", { exact: true }).first().waitFor();
  expect(await stateOf(order)).toMatchObject({ status: 10, remaining: 0n });
  expectQuiet(client, seller, arbiter);
});
