import type { Page } from "playwright-core";
import { zeroAddress } from "viem";
import { expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { picture } from "../../scripts/seed/pictures.ts";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import {
  confirmTransaction,
  connectAndSignIn,
  deliverWords,
  main,
  notSatisfied,
  transactionDone,
} from "./kit/deeds.ts";
import { openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: ["logo"] });

/** Orders a package, with the seller's first question answered; ends on the order page. */
async function order(page: Page, options: { pack: string; question: RegExp; pay: string }) {
  const { serviceId } = site.current.packages.get(options.pack) ?? { serviceId: "" };
  await page.goto(`${site.current.origin}/checkout/${serviceId}/${options.pack.split("/")[1]}`);
  await connectAndSignIn(page);
  await page.getByRole("textbox", { name: options.question }).fill("A ceramics studio in Porto.");
  const choice = page.getByRole("combobox");
  if (await choice.count()) await choice.first().selectOption({ index: 1 });
  await page.getByRole("button", { name: options.pay }).click();
  await page.waitForURL(/\/orders\/0x/);
  await transactionDone(page);
}

/** Somebody else's browser, signed in on the same page. */
async function join(person: PersonKey, address: string) {
  const guest = await openGuestWithWallet(site.current, person);
  await guest.page.goto(address);
  await connectAndSignIn(guest.page);
  return guest;
}

test("DLV-1 a draft asks for feedback and changes no status; a final delivery by dropping files and links begins the review; a revision brings it back", async () => {
  const client = await openGuestWithWallet(site.current, "ines");
  const { page } = client;
  await order(page, {
    pack: "logo/2",
    question: /What does your business do/,
    pay: "Pay 0.25 ETH and start",
  });
  const maker = await join("mara", page.url());

  await maker.page.getByRole("button", { name: "Deliver now" }).click();
  const form = maker.page.getByRole("dialog");
  await form.getByRole("radio", { name: /^Draft/ }).check();
  await form.getByRole("textbox", { name: "Describe what you deliver" }).fill("Three rough directions.");
  const sent = maker.wallet.asked.length;
  await form.getByRole("button", { name: "Share the draft" }).click();
  await form.waitFor({ state: "detached" });
  expect(maker.wallet.asked.slice(sent)).not.toContain("eth_sendTransaction");
  await page.getByRole("tab", { name: "Activity" }).click();
  await page.getByText("Three rough directions.").waitFor();
  await main(page).getByText("In progress", { exact: true }).first().waitFor();

  await maker.page.getByRole("button", { name: "Deliver now" }).click();
  await form.getByRole("textbox", { name: "Describe what you deliver" }).fill("Final files.");
  await form.getByRole("textbox", { name: /Links/ }).fill("example.org");
  await form.getByRole("button", { name: "Deliver", exact: true }).click();
  await form.getByText("is no web address", { exact: false }).waitFor();
  await form.getByRole("textbox", { name: /Links/ }).fill("https://example.org/board");
  await form.locator('input[type="file"]').setInputFiles([
    { name: "mark.png", mimeType: "image/png", buffer: await picture("mark", 400, 300) },
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Use it on white.") },
    { name: "setup.exe", mimeType: "application/octet-stream", buffer: Buffer.from(`MZ${"\0".repeat(200)}`) },
  ]);
  await form.getByText("can run on its own and is not taken", { exact: false }).waitFor();
  await form.getByRole("button", { name: "Remove setup.exe" }).click();
  await expect.poll(() => form.getByText("Uploaded", { exact: true }).count()).toBe(2);
  await form.getByRole("button", { name: "Deliver", exact: true }).click();
  await transactionDone(maker.page);

  await main(page).getByText("Review delivery", { exact: true }).first().waitFor();
  const link = page.getByRole("link", { name: /example\.org\/board/ });
  await link.waitFor();
  expect(await link.getAttribute("rel")).toContain("noopener");
  const revision = await notSatisfied(page, /^I still need revisions/);
  await revision.getByRole("combobox", { name: "Reason" }).selectOption("Small changes");
  await revision.getByRole("textbox", { name: /What should change/ }).fill("A wider counter, please.");
  await revision.getByRole("button", { name: /Ask for a revision/ }).click();
  await transactionDone(page);
  await maker.page.getByText("asked for changes", { exact: false }).first().waitFor();
  await main(page).getByText("Revision requested", { exact: true }).first().waitFor();
  expectQuiet(client, maker);
});

test("DSH-2 the order page shows stepper, overview, activity and payments that add up, on a desk and folded on a phone; a stranger is shown nothing", async () => {
  const client = await openGuestWithWallet(site.current, "ines");
  const { page } = client;
  await order(page, {
    pack: "logo/1",
    question: /What does your business do/,
    pay: "Pay 0.12 ETH and start",
  });
  await page.getByRole("navigation", { name: "Status of the order" }).waitFor();
  await page.getByRole("tab", { name: "Overview" }).click();
  const panel = page.getByRole("tabpanel");
  await panel.getByText("What the package includes").waitFor();
  await panel.getByText("Vector files").waitFor();
  await page.getByRole("tab", { name: "Payments" }).click();
  await panel.getByText("Remains in the contract").waitFor();
  await panel.getByText("Exact to the last unit", { exact: false }).waitFor();

  const phone = await openGuestWithWallet(site.current, "ines", { phone: true, dark: true });
  await phone.page.goto(page.url());
  await connectAndSignIn(phone.page);
  await phone.page.getByText("Step 3 of 5").waitFor();
  const wide = await phone.page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(wide).toBe(0);

  const stranger = await join("jonas", page.url());
  await stranger.page.getByText("No such order for this account").waitFor();
  expect(await stranger.page.getByText("0.12 ETH").count()).toBe(0);
  expectQuiet(client, phone, stranger);
});

test("DSP-1 a refused refund becomes a dispute with a statement; giving way ends it at once, and the seller is paid", async () => {
  const client = await openGuestWithWallet(site.current, "oskar");
  const { page } = client;
  await order(page, {
    pack: "logo/1",
    question: /What does your business do/,
    pay: "Pay 0.12 ETH and start",
  });
  const maker = await join("mara", page.url());
  await deliverWords(maker.page, "The mark.");

  const refund = await notSatisfied(page, /^Request refund/);
  await refund.getByRole("combobox", { name: "Reason" }).selectOption("It is not what was agreed");
  await refund.getByRole("textbox", { name: /Describe it/ }).fill("It is not what I asked for.");
  await refund.getByRole("button", { name: "Ask for a refund" }).click();
  await transactionDone(page);
  await maker.page.getByRole("button", { name: "Decline the request" }).click();
  const answer = maker.page.getByRole("dialog");
  await answer.getByRole("textbox", { name: /Your words/ }).fill("It is what the requirements say.");
  await answer.getByRole("button", { name: "Decline the request" }).click();
  await transactionDone(maker.page);
  await main(page).getByText("Dispute order", { exact: true }).first().waitFor();

  await page.getByRole("button", { name: "Open a dispute" }).click();
  const statement = page.getByRole("dialog");
  await statement.getByRole("textbox", { name: /Your statement/ }).fill("The mark has no colour.");
  await statement.getByRole("button", { name: "Open a dispute" }).click();
  await transactionDone(page);
  await main(maker.page).getByText("Disputed", { exact: true }).first().waitFor();

  const seller = demoAccount(PEOPLE.mara.index).address;
  const before = await site.current.walletBalance(seller, zeroAddress);
  await page.getByText("More you can do").click();
  await page.getByRole("button", { name: /^Release 0\.12 ETH to Mara/ }).click();
  await confirmTransaction(page);
  expect((await site.current.walletBalance(seller, zeroAddress)) - before).toBe(114_000_000_000_000_000n);
  await main(maker.page).getByText("Completed", { exact: true }).first().waitFor();
  expectQuiet(client, maker);
});
