import { parseUnits, toFunctionSelector } from "viem";
import { expect, test } from "vitest";
import { PEOPLE } from "../../scripts/seed/people.ts";
import { demoAccount, demoPrivateKey } from "../../server/src/config/demo-people.ts";
import { connectAndSignIn, main, transactionDone } from "./kit/deeds.ts";
import { giveDollars, openGuest, openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: ["logo", "packaging"] });

function checkout(pack: string): string {
  const { serviceId } = site.current.packages.get(pack) ?? { serviceId: "" };
  return `${site.current.origin}/checkout/${serviceId}/${pack.split("/")[1]}`;
}

test("ORD-1 before the wallet opens the page says what is paid, what the seller gets, where the money sits and who decides a quarrel for what fee", async () => {
  const visitor = await openGuest(site.current);
  const { page } = visitor;
  await page.goto(checkout("packaging/1"));
  const content = main(page);
  await content.getByText(/about 280(\.00)? US dollars/).waitFor();
  await content.getByText("Network fee, about").waitFor();
  await content.getByText("Mara Lindholm receives, when you approve").waitFor();
  await content.getByText("266", { exact: false }).first().waitFor();
  await content.getByText("Our commission of 5 % comes out of the price").waitFor();
  await content.getByRole("heading", { name: "Where your money sits" }).waitFor();
  // The way out is that of the choice made: who sends the answers with the payment can't cancel alone.
  const alone = content.getByText("until you send the requirements, cancel", { exact: false });
  await content.getByText("not alone, for the work starts with this payment.", { exact: false }).waitFor();
  expect(await alone.count()).toBe(0);
  await page.getByRole("radio", { name: /^Later/ }).check();
  await alone.waitFor();
  await page.getByRole("radio", { name: /^Now/ }).check();
  await content.getByText("Tomas Okafor decides", { exact: false }).waitFor();
  await content.getByText("The fee is 3 % of what is in the contract", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Connect to pay" }).waitFor();
  expectQuiet(visitor);
});

test("ORD-1 a wallet that holds too little is told how much is missing, and can pay once it has it; a node that does not answer is told, too", async () => {
  const guest = await openGuestWithWallet(site.current, "daniel");
  const { page } = guest;
  await page.goto(checkout("packaging/1"));
  await connectAndSignIn(page);
  await page.getByText("Your wallet holds 0 dUSD, and 280 dUSD is needed.", { exact: false }).waitFor();
  expect(await page.getByRole("button", { name: /^Pay 280 dUSD/ }).isDisabled()).toBe(true);
  const { address } = demoAccount(PEOPLE.daniel.index);
  await giveDollars(site.current, address, "280");
  expect(await site.current.walletBalance(address, site.current.dollar)).toBe(parseUnits("280", 6));
  await page.reload();
  await expect.poll(() => page.getByRole("button", { name: /^Pay 280 dUSD/ }).isEnabled()).toBe(true);
  // A node that does not answer is told, and asked again when the person wants it.
  await page.route("**/rpc", (route) => route.abort());
  await page.reload();
  await page.getByText("Your balances can't be read now").waitFor();
  await page.unroute("**/rpc");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Your balances can't be read now").waitFor({ state: "detached" });
  await expect.poll(() => page.getByRole("button", { name: /^Pay 280 dUSD/ }).isEnabled()).toBe(true);
  expectQuiet(guest);
});

test("ORD-4 the seller's own service and a package nobody offers are refused in words before the wallet is asked", async () => {
  const seller = await openGuestWithWallet(site.current, "mara");
  await seller.page.goto(checkout("logo/1"));
  await connectAndSignIn(seller.page);
  await seller.page.getByText("This is your own service. A contract needs two different people.").waitFor();
  await seller.page.goto(checkout("logo/1").replace(/1$/, "9"));
  await seller.page.getByText("There is no such package.").waitFor();
  expect(seller.wallet.asked).not.toContain("eth_sendTransaction");
  expectQuiet(seller);
});

test("ORD-4 a checkout that is open in several windows makes one order: the others say that it is paid and lead to it, and a second is paid only when it is asked for; so do another device, and a window whose terms changed while the first payment is on its way", async () => {
  const { current } = site;
  const { address } = demoAccount(PEOPLE.oskar.index);
  const left = () => current.walletBalance(address, current.dollar);
  await giveDollars(current, address, "840");
  const client = await openGuestWithWallet(current, "oskar");
  const { page, context, wallet } = client;
  await page.goto(checkout("packaging/1"));
  await connectAndSignIn(page);
  const [idle, other] = [await context.newPage(), await context.newPage()];
  current.pages.push(idle, other);
  for (const one of [page, idle, other]) {
    if (one !== page) await one.goto(checkout("packaging/1"));
    await one.getByRole("radio", { name: /^Later/ }).check();
    await one.getByRole("button", { name: "Pay 280 dUSD, answer later" }).waitFor();
  }
  // Declined, then loaded anew: the payment that follows is still the same order.
  wallet.answerWith("reject");
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await page.getByRole("dialog").getByText("You declined in your wallet.", { exact: false }).waitFor();
  wallet.answerWith("confirm");
  await page.reload();
  await page.getByRole("radio", { name: /^Later/ }).check();
  // The other window's node is behind, and knows of no order; the server tells it nothing.
  await other.route("**/rpc", async (route) => {
    const asked = route.request().postData() ?? "";
    if (!asked.includes(toFunctionSelector("order(bytes32)"))) return route.fallback();
    const { id } = JSON.parse(asked) as { id: number };
    await route.fulfill({ json: { jsonrpc: "2.0", id, result: `0x${"0".repeat(512)}` } });
  });
  await other.route("**/api/orders?*", (route) => route.abort());
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await page.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  const first = page.url();
  await transactionDone(page);
  expect(await left()).toBe(parseUnits("560", 6));
  await other.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Try again" }).waitFor();
  expect(await left()).toBe(parseUnits("560", 6));
  await other.unroute("**/api/orders?*");
  await other.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).last().click();
  await other.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await other.getByText("You have ordered this already").waitFor();
  await other.unroute("**/rpc");
  await other.reload();
  for (const one of [idle, other]) {
    await one.getByText("You have paid for this").waitFor();
    expect(await one.getByRole("button", { name: /^Pay 280/ }).count()).toBe(0);
  }
  await other.getByRole("link", { name: "Open that order" }).click();
  await other.waitForURL(first);
  await idle.getByRole("button", { name: "Order it once more" }).click();
  await idle.getByRole("radio", { name: /^Later/ }).check();
  await idle.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await idle.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  await transactionDone(idle);
  expect(idle.url()).not.toBe(first);
  expect(await left()).toBe(parseUnits("280", 6));

  const elsewhere = await openGuestWithWallet(current, "oskar");
  const { page: device } = elsewhere;
  await device.goto(checkout("packaging/1"));
  await connectAndSignIn(device);
  await device.getByRole("radio", { name: /^Later/ }).check();
  await device.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await device.getByText("You have ordered this already").waitFor();
  const link = device.getByRole("link", { name: "Open that order" });
  expect([first, idle.url()]).toContain(
    new URL((await link.getAttribute("href")) ?? "", current.origin).href,
  );
  expect(elsewhere.wallet.asked).not.toContain("eth_sendTransaction");

  // Who wants a third says so; while it is on its way the seller signs other terms.
  await device.getByRole("button", { name: "Order it once more" }).click();
  await current.server.chain.client.setAutomine(false);
  await device.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await device.getByRole("dialog").getByText("Sent. Waiting for the chain", { exact: false }).waitFor();
  const changed = await elsewhere.context.newPage();
  current.pages.push(changed);
  await changed.route("**/api/services/*", async (route) => {
    const response = await route.fetch();
    const service = (await response.json()) as { packages: { offer: { terms: { validUntil: number } } }[] };
    for (const { offer } of service.packages) offer.terms.validUntil += 1;
    await route.fulfill({ response, json: service });
  });
  await changed.goto(checkout("packaging/1"));
  await changed.getByRole("radio", { name: /^Later/ }).check();
  await changed.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await changed.getByText("A payment for this may be on its way").waitFor();
  await current.server.chain.client.setAutomine(true);
  await current.server.chain.client.mine({ blocks: 1 });
  await changed.getByText("You have paid for this").waitFor();
  await device.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  expect(await changed.getByRole("link", { name: "Open that order" }).getAttribute("href")).toBe(
    new URL(device.url()).pathname,
  );
  expect(await left()).toBe(0n);
  expectQuiet(client, elsewhere);
});

test("ORD-6 what somebody answered stays theirs: it survives signing in and a reload, and who signs in after them on the same screen does not read it", async () => {
  // Who can't pay is not asked to connect.
  await giveDollars(site.current, demoAccount(PEOPLE.oskar.index).address, "280");
  const guest = await openGuestWithWallet(site.current, "daniel");
  const { page, wallet } = guest;
  const words = page.getByRole("textbox", { name: "Anything else" });
  await page.goto(checkout("packaging/1"));
  await words.fill("The launch is secret until May.");
  await connectAndSignIn(page);
  await expect.poll(() => words.inputValue()).toBe("The launch is secret until May.");
  await page.reload();
  await expect.poll(() => words.inputValue()).toBe("The launch is secret until May.");
  await page.getByRole("button", { name: /^Account of / }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect.poll(() => words.inputValue()).toBe("");
  wallet.become(demoPrivateKey(PEOPLE.oskar.index));
  await page.reload();
  await page.getByRole("button", { name: "Connect to pay" }).click();
  await page.getByRole("button", { name: "Sign the message" }).click();
  await page.getByRole("button", { name: /^Account of / }).waitFor();
  expect(await words.inputValue()).toBe("");
  await words.fill("Oskar's own words.");
  await page.reload();
  await expect.poll(() => words.inputValue()).toBe("Oskar's own words.");
  expectQuiet(guest);
});
