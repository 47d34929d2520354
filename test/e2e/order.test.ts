import { parseEther, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { PEOPLE } from "../../scripts/seed/people.ts";
import { picture } from "../../scripts/seed/pictures.ts";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import { confirmTransaction, connectAndSignIn, main, transactionDone } from "./kit/deeds.ts";
import { openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: ["logo", "packaging", "labels"] });
const seller = demoAccount(PEOPLE.mara.index).address;

test("ORD-6 a client finds a service by searching, pays coin and submits requirements with a file; the seller delivers an image, approval pays the seller price minus commission", async () => {
  const client = await openGuestWithWallet(site.current, "ines");
  const { page } = client;
  await page.goto(site.current.origin);
  await connectAndSignIn(page);

  await page.getByRole("searchbox", { name: "What do you need?" }).fill("stamp logo");
  await page.keyboard.press("Enter");
  await page
    .getByRole("link", { name: /A logo that still works/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Order Mark", exact: true }).click();

  await page.getByRole("textbox", { name: /What does your business do/ }).fill("A ceramics studio in Porto.");
  await page.getByRole("combobox", { name: /Where will the logo be seen/ }).selectOption("Packaging");
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "sketch.png", mimeType: "image/png", buffer: await picture("sketch", 300, 200) });
  await page.getByText("Uploaded", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Pay 0.12 ETH and start" }).click();
  await page.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  await transactionDone(page);
  await main(page).getByText("In progress", { exact: true }).first().waitFor();
  const orderPath = new URL(page.url()).pathname;

  const maker = await openGuestWithWallet(site.current, "mara");
  await maker.page.goto(`${site.current.origin}${orderPath}`);
  await connectAndSignIn(maker.page);
  await maker.page.getByRole("tab", { name: "Activity" }).click();
  await maker.page.getByText("A ceramics studio in Porto.").first().waitFor();
  await maker.page.getByRole("link", { name: "Download sketch.png" }).first().waitFor();
  await maker.page.getByRole("button", { name: "Deliver now" }).click();
  const form = maker.page.getByRole("dialog");
  await form.getByRole("textbox", { name: "Describe what you deliver" }).fill("The mark, as drawn.");
  await form
    .locator('input[type="file"]')
    .setInputFiles({ name: "mark.png", mimeType: "image/png", buffer: await picture("mark", 600, 400) });
  await form.getByText("Uploaded", { exact: true }).waitFor();
  await form.getByRole("button", { name: "Deliver", exact: true }).click();
  await transactionDone(maker.page);

  // The other person's deed shows without a reload.
  await page.getByRole("button", { name: /^Release 0\.12 ETH to Mara/ }).waitFor();
  const before = await site.current.walletBalance(seller, zeroAddress);
  await page.getByRole("button", { name: /^Release 0\.12 ETH to Mara/ }).click();
  await confirmTransaction(page);
  const price = parseEther("0.12");
  const commission = (price * 500n) / 10_000n;
  expect((await site.current.walletBalance(seller, zeroAddress)) - before).toBe(price - commission);

  await main(page).getByText("Completed", { exact: true }).first().waitFor();
  await page.getByRole("tab", { name: "Activity" }).click();
  const activity = page.getByRole("tabpanel");
  await activity.getByText("Matches its on-chain commitment").first().waitFor();
  // Paid and started, delivered, approved: each with its transaction.
  await expect.poll(() => activity.getByRole("button", { name: "Copy transaction" }).count()).toBe(3);
  await page.getByRole("tab", { name: "Payments" }).click();
  await page.getByRole("tabpanel").getByText("Commission").filter({ visible: true }).first().waitFor();
  expectQuiet(client, maker);
});
