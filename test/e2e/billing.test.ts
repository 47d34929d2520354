import { readFile } from "node:fs/promises";
import { escrowAbi } from "@holdfast/sdk";
import type { Order } from "@holdfast/sdk/api";
import { type TermsJson, termsFromJson, ZERO_HASH } from "@holdfast/sdk/order";
import type { Page } from "playwright-core";
import {
  type Address,
  createPublicClient,
  encodeFunctionData,
  formatEther,
  getAddress,
  http,
  parseUnits,
  zeroAddress,
} from "viem";
import { expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import { readCsv } from "../kit/csv.ts";
import { confirmTransaction, connectAndSignIn, main, transactionDone } from "./kit/deeds.ts";
import { giveDollars, openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: ["packaging"] });
const addressOf = (person: PersonKey) => demoAccount(PEOPLE[person].index).address;
const ELSEWHERE = getAddress("0x00000000000000000000000000000000c0ffee42");
const dollars = (text: string) => parseUnits(text, 6);

/** What the contract holds for an account. */
function onChain(account: Address): Promise<bigint> {
  const { chain } = site.current.server;
  return createPublicClient({ transport: http(chain.url) }).readContract({
    ...{ address: chain.escrow, abi: escrowAbi, functionName: "balanceOf" },
    args: [account, site.current.dollar],
  });
}

const row = (page: Page, kind: string) => main(page).getByRole("listitem").filter({ hasText: kind });

/** On a phone with its text twice as large, nothing is wider than the window. */
async function fitsLargeText(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const style = await page.addStyleTag({ content: "html { font-size: 200% !important }" });
  const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  await expect.poll(() => page.evaluate(over)).toBe(0);
  await style.evaluate((one) => one.parentNode?.removeChild(one));
  if (before) await page.setViewportSize(before);
}

/** The seller takes the order back on the chain, whatever page is open. */
async function sellerCancels(id: string): Promise<void> {
  const { current } = site;
  const order = (await (await current.visitor("ines")).call("GET", `/api/orders/${id}`)) as Order;
  const terms = termsFromJson(order.terms as TermsJson);
  const data = encodeFunctionData({ abi: escrowAbi, functionName: "cancel", args: [terms, ZERO_HASH] });
  await current.server.chain.send({ from: addressOf("mara"), to: current.server.chain.escrow, data });
}

test("PAY-2 deposit, ORD-3 pay with both by slider and typed sums, a kept refund comes live, withdraw to another address, filters, CSV and receipt agree with the chain", async () => {
  const { current } = site;
  const ines = addressOf("ines");
  await giveDollars(current, ines, "500");
  const client = await openGuestWithWallet(current, "ines");
  const { page } = client;

  await page.goto(current.origin);
  await connectAndSignIn(page);
  await page.getByRole("button", { name: /^Account of / }).click();
  await page.getByRole("menuitem", { name: "Billing and payments" }).click();
  await page.getByRole("heading", { name: "Billing and payments", level: 1 }).waitFor();
  await main(page).getByText("No money has moved yet").waitFor();

  await page.getByRole("button", { name: "Deposit dUSD" }).click();
  const form = page.getByRole("dialog");
  await form.getByText("Your wallet holds 500 dUSD").waitFor();
  // What half of the world reads otherwise is not guessed at; what was understood is said.
  await form.getByRole("textbox", { name: "Amount" }).fill("1,500");
  await form.getByRole("button", { name: "Deposit", exact: true }).click();
  await form.getByText("Write 1500 or 1.5:", { exact: false }).waitFor();
  await form.getByRole("textbox", { name: "Amount" }).fill(".5");
  await form.getByText("Read as 0.5 dUSD.", { exact: false }).waitFor();
  await form.getByRole("textbox", { name: "Amount" }).fill("500.000001");
  await form.getByRole("button", { name: "Deposit", exact: true }).click();
  await form.getByText("Your wallet holds 500 dUSD. The network fee comes on top.").waitFor();
  await form.getByRole("textbox", { name: "Amount" }).fill("100");
  await form.getByRole("button", { name: "Deposit", exact: true }).click();
  await transactionDone(page);
  await row(page, "Deposit").getByText("+ 100dUSD").waitFor();
  expect(await onChain(ines)).toBe(dollars("100"));

  const { serviceId } = current.packages.get("packaging/1") ?? { serviceId: "" };
  await page.goto(`${current.origin}/checkout/${serviceId}/1`);
  await page.getByRole("radio", { name: /^Later/ }).check();
  expect(await page.getByRole("radio", { name: /^Your platform balance/ }).isDisabled()).toBe(true);
  await page.getByRole("radio", { name: /^Both/ }).check();
  const slider = page.getByRole("slider", { name: "How much comes from the platform balance" });
  const part = page.getByRole("textbox", { name: "From the platform balance" });
  const rest = page.getByRole("textbox", { name: "From the wallet" });
  await slider.press("Home");
  expect([await part.inputValue(), await rest.inputValue()]).toEqual(["0", "280"]);
  await slider.press("End");
  expect([await part.inputValue(), await rest.inputValue()]).toEqual(["100", "180"]);
  await slider.press("ArrowLeft");
  expect([await part.inputValue(), await rest.inputValue()]).toEqual(["99", "181"]);
  await rest.fill("179");
  await page.getByText("Enter an amount from 180 dUSD to 280 dUSD, with a point for fractions.").waitFor();
  expect(await page.getByRole("button", { name: /^Pay 280 dUSD/ }).isDisabled()).toBe(true);
  await part.fill("60.000001");
  expect(await rest.inputValue()).toBe("219.999999");
  await fitsLargeText(page);
  await page.getByRole("checkbox", { name: "Keep refunds in my platform balance" }).check();
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await page.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  await transactionDone(page);
  expect(await onChain(ines)).toBe(dollars("39.999999"));
  expect(await current.walletBalance(ines, current.dollar)).toBe(dollars("180.000001"));
  const id = new URL(page.url()).pathname.split("/")[2] ?? "";

  await page.goto(`${current.origin}/billing`);
  await row(page, "Payment for an order")
    .getByText("60.000001 dUSD of it from the platform balance")
    .waitFor();
  await sellerCancels(id);
  const refund = row(page, "Refund");
  await refund.getByText("+ 280dUSD").waitFor();
  await refund.getByText("kept in the platform balance").waitFor();
  await main(page).getByText("319.999999dUSD").first().waitFor();
  expect(await onChain(ines)).toBe(dollars("319.999999"));
  await fitsLargeText(page);

  await page.getByRole("button", { name: "Withdraw dUSD" }).click();
  await form.getByRole("textbox", { name: "Amount" }).fill("19.5");
  await form.getByRole("radio", { name: /^To another address/ }).check();
  const address = form.getByRole("textbox", { name: "Address" });
  await address.fill(`0x${"0".repeat(40)}`);
  await form.getByText("The zero address belongs to nobody.").waitFor();
  await address.fill(current.server.chain.escrow);
  await form.getByText("This is the contract itself", { exact: false }).waitFor();
  const warning = form.getByText("There is a contract at this address.", { exact: false });
  await address.fill(await current.server.chain.deploy("Wallet"));
  await warning.waitFor();
  // While the chain is asked nothing can be sent; if it can't be asked, that is said, and the person decides.
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const wallet = current.server.chain.escrow.replace(/.{4}$/, "0001").toLowerCase();
  await page.route("**/rpc", async (route) => {
    if (!route.request().postData()?.includes("eth_getCode")) return route.fallback();
    await held;
    await route.fulfill({ status: 500, body: "" });
  });
  await address.fill(wallet);
  const waits = form.getByRole("button", { name: "Looking the address up" });
  await waits.waitFor();
  expect(await waits.isDisabled()).toBe(true);
  await address.press("Enter");
  expect(await form.getByRole("textbox", { name: "Amount" }).isVisible()).toBe(true);
  answer();
  await form
    .getByText("Whether there is a contract at this address could not be looked up.", { exact: false })
    .waitFor();
  expect(await form.getByRole("button", { name: "Withdraw", exact: true }).isEnabled()).toBe(true);
  await page.unroute("**/rpc");
  await address.fill(ELSEWHERE.toLowerCase());
  await form.getByText("The capital letters that check an address are missing here.").waitFor();
  await form.getByText(ELSEWHERE).waitFor();
  // A connection that is lost while the form stands open takes nothing away: the dialog is here already.
  await page.route("**/assets/**", (route) => route.abort());
  await warning.waitFor({ state: "detached" });
  await form.getByRole("button", { name: "Withdraw", exact: true }).click();
  await form.getByText(`19.5 dUSD leaves your platform balance and goes to ${ELSEWHERE}.`).waitFor();
  await page.unroute("**/assets/**");
  await confirmTransaction(page);
  await row(page, "Withdrawal").getByText("− 19.5dUSD").waitFor();
  expect(await current.walletBalance(ELSEWHERE, current.dollar)).toBe(dollars("19.5"));

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  const rows = readCsv(await readFile(await (await downloading).path(), "utf8"));
  expect(rows.map(({ kind }) => kind)).toEqual(["withdrawal", "refund", "paid", "deposit"]);
  const change = rows.reduce((sum, cells) => {
    const amount = dollars(cells["of platform balance"] ?? "");
    return cells.direction === "in" ? sum + amount : sum - amount;
  }, 0n);
  expect(change).toBe(await onChain(ines));

  await page.getByLabel("From", { exact: true }).fill("2026-01-02");
  await page.getByLabel("To", { exact: true }).fill("2026-01-01");
  await page.getByText("It is before the first day.").waitFor();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await page.getByLabel("Kind").selectOption("withdrawal");
  await page.waitForURL(/kind=withdrawal/);
  await row(page, "Refund").waitFor({ state: "detached" });
  await page.reload();
  await row(page, "Withdrawal").waitFor();
  expect(await main(page).getByRole("list", { name: "Movements" }).getByRole("listitem").count()).toBe(1);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  // Without a network nothing else is shown for the answer to a filter.
  await row(page, "Refund").waitFor();
  await client.context.setOffline(true);
  await page.getByLabel("Kind").selectOption({ label: "Payment for an order" });
  await main(page).getByText("The server did not answer").waitFor();
  expect(await row(page, "Refund").count()).toBe(0);
  await client.context.setOffline(false);
  await row(page, "Payment for an order").waitFor();
  await page.getByRole("button", { name: "Clear the filters" }).click();

  await row(page, "Refund").getByRole("link", { name: "Receipt" }).click();
  const receipt = page.getByRole("article");
  await receipt.getByText("A receipt of movements on the chain. It is not a tax invoice.").waitFor();
  for (const text of [id, current.server.chain.escrow, ines, addressOf("mara"), rows[1]?.transaction ?? ""]) {
    await receipt.getByText(text).first().waitFor();
  }
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.getByRole("banner").isVisible()).toBe(false);
  expect(await page.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
  // Its colour may be on its way from the screen's.
  const ground = () => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
  await expect.poll(ground).toBe("rgb(255, 255, 255)");
  expect(await receipt.isVisible()).toBe(true);

  // All of the chain's coin but what sending it takes.
  await page.emulateMedia({ media: "screen" });
  await page.goto(`${current.origin}/billing`);
  await page.getByRole("button", { name: "Deposit ETH" }).click();
  await form.getByText("has to stay there for the network fee.", { exact: false }).waitFor();
  const had = await current.walletBalance(ines, zeroAddress);
  await form.getByRole("textbox", { name: "Amount" }).fill(formatEther(had));
  await form.getByRole("button", { name: "Deposit", exact: true }).click();
  await form.getByText("can go in now.", { exact: false }).waitFor();
  await form.getByRole("button", { name: "Everything" }).click();
  await form.getByRole("button", { name: "Deposit", exact: true }).click();
  await transactionDone(page);
  expect(await current.walletBalance(ines, zeroAddress)).toBeLessThan(had / 1_000_000n);
  expectQuiet(client);
});
