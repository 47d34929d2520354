import { zeroAddress } from "viem";
import { expect, test } from "vitest";
import { PEOPLE } from "../../scripts/seed/people.ts";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import { confirmTransaction, connectAndSignIn, deliverWords, main, transactionDone } from "./kit/deeds.ts";
import { openGuest, openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: ["logo", "audit", "edit", "labels"] });

test("WAL-1 a declined signature and a declined payment are told in words, and trying again works", async () => {
  const guest = await openGuestWithWallet(site.current, "ines");
  const { page, wallet } = guest;
  await page.goto(site.current.origin);
  await page.getByRole("button", { name: "Connect", exact: true }).first().click();
  await page.getByRole("button", { name: "Test Wallet" }).first().click();
  const signIn = page.getByRole("button", { name: "Sign the message" });
  await signIn.waitFor();
  wallet.answerWith("reject");
  await signIn.click();
  await page.getByText("You declined in your wallet. Nothing was signed.", { exact: false }).waitFor();
  wallet.answerWith("confirm");
  await signIn.click();
  await page.getByRole("button", { name: "Account of Ines Carvalho" }).waitFor();

  const { serviceId } = site.current.packages.get("edit/1") ?? { serviceId: "" };
  await page.goto(`${site.current.origin}/checkout/${serviceId}/1`);
  await page.getByRole("radio", { name: /^Later/ }).check();
  const before = await site.current.walletBalance(wallet.account.address, zeroAddress);
  wallet.answerWith("reject");
  await page.getByRole("button", { name: "Pay 0.06 ETH, answer later" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("status")
    .getByText(/declined/i)
    .waitFor();
  expect(await site.current.walletBalance(wallet.account.address, zeroAddress)).toBe(before);
  wallet.answerWith("confirm");
  await dialog.getByRole("button", { name: "Try again" }).click();
  await page.waitForURL(/\/orders\/0x/);
  await transactionDone(page);
  expectQuiet(guest);
});

test("WAL-1 a wallet that was connected and signed in stays so over a reload, and signs out", async () => {
  const guest = await openGuestWithWallet(site.current, "ines");
  const { page } = guest;
  await page.goto(site.current.origin);
  await connectAndSignIn(page);
  await page.reload();
  await page.getByRole("button", { name: "Account of Ines Carvalho" }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  await page.getByRole("button", { name: "Connect", exact: true }).first().waitFor();
  expectQuiet(guest);
});

test("WAL-2 a newcomer without a wallet becomes the demo client and seller in the same modal; one orders and cancels, the other sees it", async () => {
  const newcomer = await openGuest(site.current);
  const { page } = newcomer;
  const { serviceId } = site.current.packages.get("logo/2") ?? { serviceId: "" };
  await page.goto(`${site.current.origin}/services/${serviceId}`);
  await connectAndSignIn(page, "Ines Carvalho");
  await page.getByRole("link", { name: /^Order Mark and colours/ }).click();
  await page.getByRole("radio", { name: /^Later/ }).check();
  await page.getByRole("button", { name: "Pay 0.25 ETH, answer later" }).click();
  await page.waitForURL(/\/orders\/0x/);
  await transactionDone(page);
  const order = page.url();

  const other = await openGuest(site.current);
  await other.page.goto(order);
  await connectAndSignIn(other.page, "Mara Lindholm");
  await other.page.getByText(/Waiting for Ines Carvalho to submit the requirements/).waitFor();

  // ORD-5: until then the client takes everything back at once.
  const client = demoAccount(PEOPLE.ines.index).address;
  const before = await site.current.walletBalance(client, zeroAddress);
  await page.getByRole("button", { name: /^Cancel and take 0\.25 ETH back/ }).click();
  const reason = page.getByRole("dialog");
  await reason.getByRole("textbox", { name: /Reason/ }).fill("I changed my mind.");
  await reason.getByRole("button", { name: /^Cancel and take 0\.25 ETH back/ }).click();
  await transactionDone(page);
  const gained = (await site.current.walletBalance(client, zeroAddress)) - before;
  expect(gained).toBeGreaterThan(249_000_000_000_000_000n);
  await main(other.page).getByText("Cancelled", { exact: true }).first().waitFor();
  expectQuiet(newcomer, other);
});

test("ORD-5 an order left for later waits in Place order, is marked as waiting for the client, and cancelling returns the whole price", async () => {
  const guest = await openGuestWithWallet(site.current, "oskar");
  const { page } = guest;
  const { serviceId } = site.current.packages.get("audit/1") ?? { serviceId: "" };
  await page.goto(`${site.current.origin}/checkout/${serviceId}/1`);
  await connectAndSignIn(page);
  await page.getByRole("radio", { name: /^Later/ }).check();
  await page.getByRole("button", { name: "Pay 0.09 ETH, answer later" }).click();
  await page.waitForURL(/\/orders\/0x/);
  await transactionDone(page);
  await page.getByRole("button", { name: "Remind me later" }).click();
  await page.getByRole("menuitem", { name: "Tomorrow" }).click();
  await page.getByText("The order stays as it is.", { exact: false }).waitFor();
  await page.getByRole("link", { name: "Orders", exact: true }).first().click();
  await main(page).getByText("Waits for you").first().waitFor();
  await page
    .getByRole("link", { name: /An honest look/ })
    .first()
    .click();
  await page.getByRole("button", { name: /^Cancel and take 0\.09 ETH back/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Cancel and take 0\.09 ETH back/ })
    .click();
  await transactionDone(page);
  await main(page).getByText("Cancelled", { exact: true }).first().waitFor();
  expectQuiet(guest);
});

test("REV-1 approving says before signing what leaves the contract and to whom, and completes the order", async () => {
  const guest = await openGuestWithWallet(site.current, "priya");
  const { page } = guest;
  const { serviceId } = site.current.packages.get("labels/1") ?? { serviceId: "" };
  await page.goto(`${site.current.origin}/checkout/${serviceId}/1`);
  await connectAndSignIn(page);
  await page.getByRole("textbox", { name: /Which labels do you need/ }).fill("Colour and material.");
  await page.getByRole("button", { name: "Pay 0.08 ETH and start" }).click();
  await page.waitForURL(/\/orders\/0x/);
  await transactionDone(page);
  const maker = await openGuestWithWallet(site.current, "atlas");
  await maker.page.goto(page.url());
  await connectAndSignIn(maker.page);
  await deliverWords(maker.page, "The table.");

  const release = page.getByRole("button", { name: /^Release 0\.08 ETH to Atlas Research/ });
  await release.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("0.076 ETH").waitFor();
  await dialog.getByText("0.004 ETH").waitFor();
  await confirmTransaction(page);
  await main(page).getByText("Completed", { exact: true }).first().waitFor();
  expectQuiet(guest, maker);
});
