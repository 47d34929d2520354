import { escrowAbi } from "@holdfast/sdk";
import { createPublicClient, http, parseUnits } from "viem";
import { expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import {
  confirmTransaction,
  connectAndSignIn,
  deliverWords,
  main,
  notSatisfied,
  transactionDone,
} from "./kit/deeds.ts";
import { giveDollars, openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: ["logo", "packaging", "books"] });
const addressOf = (person: PersonKey) => demoAccount(PEOPLE[person].index).address;

test("DSP-3 an order paid in a token goes to dispute; the arbiter's signed ruling of 30/70, submitted by the client, splits it to the last unit", async () => {
  const { current } = site;
  await giveDollars(current, addressOf("ines"), "1000");
  const client = await openGuestWithWallet(current, "ines");
  const { page } = client;
  await page.goto(`${current.origin}/services`);
  await connectAndSignIn(page);
  await page.getByRole("searchbox", { name: "Search services" }).first().fill("packaging printer");
  await page.keyboard.press("Enter");
  await page
    .getByRole("link", { name: /Packaging for small batches/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Order One label", exact: true }).click();

  // ORD-5: paying now and answering later leaves the order in "Place order".
  await page.getByRole("radio", { name: /^Later/ }).check();
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await page.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  await transactionDone(page);
  await main(page).getByText("Place order", { exact: true }).first().waitFor();
  const address = page.url();
  // The token takes a free signature in place of an approval.
  expect(client.wallet.asked.filter((method) => method === "eth_sendTransaction")).toHaveLength(1);

  await page.getByRole("button", { name: "Submit requirements" }).click();
  const requirements = page.getByRole("dialog");
  await requirements.getByRole("textbox", { name: /What goes inside/ }).fill("Glaze samples, 4 by 6 cm.");
  await requirements.getByRole("button", { name: "Submit requirements" }).click();
  await transactionDone(page);
  await main(page).getByText("In progress", { exact: true }).first().waitFor();

  const maker = await openGuestWithWallet(current, "mara");
  await maker.page.goto(address);
  await connectAndSignIn(maker.page);
  await deliverWords(maker.page, "A label, ready to print.");

  const statement = await notSatisfied(page, /^Open a dispute/);
  await statement.getByRole("textbox", { name: /Your statement/ }).fill("The measures are wrong.");
  await statement.getByRole("button", { name: "Open a dispute" }).click();
  await transactionDone(page);

  await maker.page.getByRole("button", { name: "Add evidence" }).click();
  const evidence = maker.page.getByRole("dialog");
  await evidence.getByRole("textbox", { name: /What does it show/ }).fill("The measures you sent me.");
  await evidence.getByRole("button", { name: "Add evidence" }).click();
  await transactionDone(maker.page);

  const arbiter = await openGuestWithWallet(current, "tomas");
  await arbiter.page.goto(`${current.origin}/disputes`);
  await connectAndSignIn(arbiter.page);
  await arbiter.page.getByRole("link", { name: /Packaging for small batches/ }).click();
  await arbiter.page.getByRole("tab", { name: "Activity" }).click();
  await arbiter.page.getByText("The measures you sent me.").waitFor();
  // 280 less the arbiter's 3 % is 271.6; three tenths of that are 81.48.
  await arbiter.page.getByRole("textbox", { name: /Exact amount for the seller/ }).fill("81.48");
  await arbiter.page
    .getByRole("textbox", { name: /Written reason/ })
    .fill("The measures in the requirements and in the label differ. Three tenths for the work done.");
  await arbiter.page.getByRole("button", { name: "Sign the ruling" }).click();
  await main(arbiter.page).getByText("Signed, waiting to be carried out on the chain.").waitFor();
  expect(arbiter.wallet.asked).toContain("eth_signTypedData_v4");
  expect(arbiter.wallet.asked).not.toContain("eth_sendTransaction");

  const wallets = async () => ({
    seller: await current.walletBalance(addressOf("mara"), current.dollar),
    client: await current.walletBalance(addressOf("ines"), current.dollar),
  });
  const node = createPublicClient({ transport: http(current.server.chain.url) });
  const inContract = (account: `0x${string}`) =>
    node.readContract({
      address: current.server.chain.escrow,
      abi: escrowAbi,
      functionName: "balanceOf",
      args: [account, current.dollar],
    });
  const before = await wallets();
  await page.getByRole("button", { name: "Carry out the ruling" }).click();
  await confirmTransaction(page);
  const after = await wallets();
  const dollars = (amount: string) => parseUnits(amount, 6);
  expect(after.seller - before.seller).toBe(dollars("77.406"));
  expect(after.client - before.client).toBe(dollars("190.12"));
  expect(await inContract(addressOf("desk"))).toBe(dollars("4.074"));
  expect(await inContract(addressOf("tomas"))).toBe(dollars("8.4"));
  expect(await current.walletBalance(current.server.chain.escrow, current.dollar)).toBe(dollars("12.474"));

  await main(page).getByText("Settled", { exact: true }).first().waitFor();
  await page.getByRole("tab", { name: "Payments" }).click();
  await page.getByRole("tabpanel").getByText("Arbiter's fee").filter({ visible: true }).first().waitFor();
  await maker.page.getByText("Settled", { exact: true }).first().waitFor();
  expectQuiet(client, maker, arbiter);
});
