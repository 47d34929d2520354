import { escrowAbi, PERMIT2_ADDRESS } from "@holdfast/sdk";
import type { Page } from "playwright-core";
import {
  type Address,
  createPublicClient,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  http,
  parseAbi,
  parseSignature,
  parseUnits,
} from "viem";
import { expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import { permit2Deployment } from "../kit/permit2.ts";
import { connectAndSignIn, main, transactionDone } from "./kit/deeds.ts";
import { giveDollars, openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";
import type { TestWallet } from "./kit/wallet.ts";

const site = siteOfFile({
  services: ["packaging"],
  tokens: [
    { contract: "ResetToken", symbol: "rUSD" },
    { contract: "StableToken", symbol: "sUSD" },
  ],
});
const addressOf = (person: PersonKey) => demoAccount(PEOPLE[person].index).address;
const asked = (wallet: TestWallet, method: string) => wallet.asked.filter((one) => one === method).length;

/** The price of "packaging", tier 1, in every token. */
const PRICE = parseUnits("280", 6);

function node() {
  return createPublicClient({ transport: http(site.current.server.chain.url) });
}

/** What the escrow may still take: nothing may be left of a payment. */
function allowed(token: Address, owner: Address): Promise<bigint> {
  const { escrow } = site.current.server.chain;
  return node().readContract({
    address: token,
    abi: erc20Abi,
    functionName: "allowance",
    args: [owner, escrow],
  });
}

function sentBy(account: Address): Promise<number> {
  return node().getTransactionCount({ address: account });
}

function approvalOf(spender: Address, amount: bigint): Hex {
  return encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [spender, amount] });
}

function depositOf(token: Address, amount: bigint) {
  return encodeFunctionData({ abi: escrowAbi, functionName: "deposit", args: [token, amount] });
}

async function openCheckout(page: Page, pack: string): Promise<void> {
  const { serviceId } = site.current.packages.get(pack) ?? { serviceId: "" };
  await page.goto(`${site.current.origin}/checkout/${serviceId}/${pack.split("/")[1]}`);
  await connectAndSignIn(page);
  await page.getByRole("radio", { name: /^Later/ }).check();
}

/** One of the demo's people, given `holds` of a token, signed in before the checkout of a package: each once, for a second is held. */
async function atCheckout(
  person: PersonKey,
  start: { pack: string; holds: string; token?: Address; delegate?: Address },
) {
  const { pack, holds, token = site.current.dollar, delegate } = start;
  const owner = addressOf(person);
  await giveDollars(site.current, owner, holds, token);
  const client = await openGuestWithWallet(site.current, person, delegate ? { delegate } : {});
  await openCheckout(client.page, pack);
  return { ...client, client, owner };
}

async function paid(page: Page): Promise<void> {
  await page.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  await transactionDone(page);
  await main(page).getByText("Place order", { exact: true }).first().waitFor();
}

test("ORD-2 a token with permits (EIP-2612) is paid with a free signature and exactly one transaction, told before the wallet opens; no allowance is left", async () => {
  const { current } = site;
  const { client, page, wallet, owner } = await atCheckout("ines", { pack: "packaging/1", holds: "1000" });
  await page.getByText("Your wallet asks twice:").waitFor();
  await page.getByText("To sign the amount, 280 dUSD. This is free and sends nothing.").waitFor();
  await page.getByText("To pay. This takes the network fee.").waitFor();
  const before = await sentBy(owner);
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await paid(page);
  expect(asked(wallet, "eth_signTypedData_v4")).toBe(1);
  expect(asked(wallet, "eth_sendTransaction")).toBe(1);
  expect((await sentBy(owner)) - before).toBe(1);
  expect(await allowed(current.dollar, owner)).toBe(0n);
  expect(await current.walletBalance(owner, current.dollar)).toBe(parseUnits("720", 6));
  expectQuiet(client);
});

test("ORD-2 a permit that the person declines leaves nothing behind, and trying again pays", async () => {
  const { current } = site;
  const { client, page, wallet, owner } = await atCheckout("oskar", { pack: "packaging/1", holds: "280" });
  await page.getByText("Your wallet asks twice:").waitFor();
  wallet.answerWith("reject");
  const before = await sentBy(owner);
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByText("You declined in your wallet. Nothing was sent and no money moved.", { exact: false })
    .waitFor();
  expect(asked(wallet, "eth_sendTransaction")).toBe(0);
  expect(await sentBy(owner)).toBe(before);
  expect(await allowed(current.dollar, owner)).toBe(0n);
  expect(await current.walletBalance(owner, current.dollar)).toBe(PRICE);
  wallet.answerWith("confirm");
  await dialog.getByRole("button", { name: "Try again" }).click();
  await paid(page);
  expect((await sentBy(owner)) - before).toBe(1);
  expectQuiet(client);
});

test("ORD-2 a wallet that can't sign typed data is led to approve then pay, exactly the price", async () => {
  const { current } = site;
  const { client, page, wallet, owner } = await atCheckout("daniel", { pack: "packaging/1", holds: "280" });
  await page.getByText("Your wallet asks twice:").waitFor();
  wallet.lacks.add("eth_signTypedData_v4");
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await paid(page);
  expect(asked(wallet, "eth_sendTransaction")).toBe(2);
  expect(await allowed(current.dollar, owner)).toBe(0n);
  expectQuiet(client);
});

test("ORD-2 a permit that someone else brings to the token first still pays", async () => {
  const { current } = site;
  const { chain } = current.server;
  const [stranger] = chain.accounts;
  const owner = addressOf("jonas");
  await giveDollars(current, owner, "280");
  const client = await openGuestWithWallet(current, "jonas");
  const { page, wallet } = client;
  wallet.onTypedData = async ({ primaryType, message, signature }) => {
    if (primaryType !== "Permit" || !stranger) return;
    const { r, s, yParity } = parseSignature(signature);
    const args = [message.owner, message.spender, message.value, message.deadline, 27 + yParity, r, s];
    const data = encodeFunctionData({
      abi: parseAbi(["function permit(address,address,uint256,uint256,uint8,bytes32,bytes32)"]),
      args: args as never,
    });
    await chain.send({ from: stranger, to: current.dollar, data });
    expect(await allowed(current.dollar, owner)).toBe(PRICE);
  };
  await openCheckout(page, "packaging/1");
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  await paid(page);
  expect(asked(wallet, "eth_signTypedData_v4")).toBe(1);
  expect(asked(wallet, "eth_sendTransaction")).toBe(1);
  expect(await allowed(current.dollar, owner)).toBe(0n);
  expect(await current.walletBalance(owner, current.dollar)).toBe(0n);
  expectQuiet(client);
});

test("ORD-2 cancelling while the wallet asks for the signature gives the payment up: what is signed then pays nothing", async () => {
  const { current } = site;
  const { client, page, wallet, owner } = await atCheckout("kenji", { pack: "packaging/1", holds: "280" });
  let signNow = () => {};
  const held = new Promise<void>((resolve) => {
    signNow = resolve;
  });
  wallet.onTypedData = () => held;
  const pay = page.getByRole("button", { name: "Pay 280 dUSD, answer later" });
  await pay.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Your wallet is asking you to sign.", { exact: false }).waitFor();
  await expect.poll(() => asked(wallet, "eth_signTypedData_v4")).toBe(1);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  signNow();
  await pay.click();
  await paid(page);
  expect(asked(wallet, "eth_signTypedData_v4")).toBe(2);
  expect(asked(wallet, "eth_sendTransaction")).toBe(1);
  expect(await current.walletBalance(owner, current.dollar)).toBe(0n);
  expectQuiet(client);
});

test("ORD-2 a signature that became too old before it was sent is asked for again, and nothing old is sent", async () => {
  const { current } = site;
  const { client, page, wallet, owner } = await atCheckout("lucia", { pack: "packaging/1", holds: "280" });
  await page.getByText("Your wallet asks twice:").waitFor();
  wallet.answerWith("reject", "eth_sendTransaction");
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/declined/i).waitFor();
  await page.clock.setSystemTime(Date.now() + 26 * 60_000);
  wallet.answerWith("confirm");
  await dialog.getByRole("button", { name: "Try again" }).click();
  await paid(page);
  expect(asked(wallet, "eth_signTypedData_v4")).toBe(2);
  expect(await allowed(current.dollar, owner)).toBe(0n);
  expectQuiet(client);
});

test("ORD-2 a token without permits (USDT-like) is paid in two steps, shown as two before the wallet opens and in the dialog", async () => {
  const { current } = site;
  const token = current.tokens.get("rUSD") as Address;
  const { client, page, wallet, owner } = await atCheckout("priya", { pack: "rUSD/1", holds: "280", token });
  await page.getByText("Your wallet asks twice:").waitFor();
  await page.getByText("To approve the token for exactly 280 rUSD", { exact: false }).waitFor();
  wallet.answerWith("reject");
  await page.getByRole("button", { name: "Pay 280 rUSD, answer later" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/declined/i).waitFor();
  const steps = dialog.getByRole("list", { name: "Progress" }).getByRole("listitem");
  await steps.filter({ hasText: "Approve the token for exactly 280 rUSD" }).waitFor();
  await steps.filter({ hasText: "Pay 280 rUSD" }).waitFor();
  wallet.answerWith("confirm");
  await dialog.getByRole("button", { name: "Try again" }).click();
  await paid(page);
  expect(asked(wallet, "eth_signTypedData_v4")).toBe(0);
  expect(await allowed(token, owner)).toBe(0n);
  expect(await current.walletBalance(owner, token)).toBe(0n);
  expectQuiet(client);
});

test("ORD-2 a wallet that batches (EIP-5792, an account delegated by EIP-7702) approves and pays a USDT-like token in one confirmation and one transaction", async () => {
  const { current } = site;
  const token = current.tokens.get("rUSD") as Address;
  const delegate = await current.server.chain.deploy("BatchAccount");
  const { client, page, wallet, owner } = await atCheckout("oskar", {
    pack: "rUSD/1",
    holds: "280",
    token,
    delegate,
  });
  await page.getByText("Your wallet asks once:").waitFor();
  await page
    .getByText("To approve the token for exactly 280 rUSD and pay, both in one.", { exact: false })
    .waitFor();
  const block = await node().getBlockNumber({ cacheTime: 0 });
  await page.getByRole("button", { name: "Pay 280 rUSD, answer later" }).click();
  await paid(page);
  expect(asked(wallet, "wallet_sendCalls")).toBe(1);
  expect(asked(wallet, "eth_sendTransaction")).toBe(0);
  expect(await node().getBlockNumber({ cacheTime: 0 })).toBe(block + 1n);
  expect(await allowed(token, owner)).toBe(0n);
  expect(await current.walletBalance(owner, token)).toBe(0n);
  expectQuiet(client);
});

test("ORD-2 a batch on its way is taken up after a reload, and its end is shown", async () => {
  const { current } = site;
  const { client: chain, deploy } = current.server.chain;
  const { client, page, wallet, owner } = await atCheckout("amara", {
    pack: "packaging/1",
    holds: "280",
    delegate: await deploy("BatchAccount"),
  });
  await page.getByText("Your wallet asks once:").waitFor();
  await chain.setAutomine(false);
  await page.getByRole("button", { name: "Pay 280 dUSD, answer later" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Sent. Waiting for the chain", { exact: false }).waitFor();
  await page.reload();
  await dialog.getByText("Approve and pay 280 dUSD in one", { exact: false }).waitFor();
  await chain.setAutomine(true);
  await chain.mine({ blocks: 1 });
  await dialog.getByText("Done.", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "Open the page" }).click();
  await main(page).getByText("Place order", { exact: true }).first().waitFor();
  expect(asked(wallet, "wallet_sendCalls")).toBe(1);
  expect(await current.walletBalance(owner, current.dollar)).toBe(0n);
  expectQuiet(client);
});

test("ORD-2 a token that Permit2 may move already is paid with a free signature and one transaction", async () => {
  const { current } = site;
  const { chain } = current.server;
  const [deployer] = chain.accounts;
  if (deployer) await chain.send({ from: deployer, ...permit2Deployment() });
  const token = current.tokens.get("rUSD") as Address;
  const owner = addressOf("daniel");
  await giveDollars(current, owner, "280", token);
  await chain.send({ from: owner, to: token, data: approvalOf(PERMIT2_ADDRESS, 2n ** 256n - 1n) });
  const client = await openGuestWithWallet(current, "daniel");
  const { page, wallet } = client;
  await openCheckout(page, "rUSD/1");
  await page.getByText("To sign the amount, 280 rUSD. This is free and sends nothing.").waitFor();
  await page.getByRole("button", { name: "Pay 280 rUSD, answer later" }).click();
  await paid(page);
  expect(asked(wallet, "eth_signTypedData_v4")).toBe(1);
  expect(asked(wallet, "eth_sendTransaction")).toBe(1);
  expect(await current.walletBalance(owner, token)).toBe(0n);
  expectQuiet(client);
});

test("ORD-2 a token with authorisations (EIP-3009) is paid with a free signature and one transaction; ORD-3 the platform balance pays its part", async () => {
  const { current } = site;
  const token = current.tokens.get("sUSD") as Address;
  const { escrow } = current.server.chain;
  const owner = addressOf("daniel");
  await giveDollars(current, owner, "280", token);
  const { chain } = current.server;
  await chain.send({ from: owner, to: token, data: approvalOf(escrow, parseUnits("80", 6)) });
  await chain.send({ from: owner, to: escrow, data: depositOf(token, parseUnits("80", 6)) });
  const client = await openGuestWithWallet(current, "daniel");
  const { page, wallet } = client;
  await openCheckout(page, "sUSD/1");
  await page.getByRole("radio", { name: /^Both/ }).check();
  await page.getByText("To sign the amount, 200 sUSD. This is free and sends nothing.").waitFor();
  await page.getByRole("button", { name: "Pay 280 sUSD, answer later" }).click();
  await paid(page);
  expect(asked(wallet, "eth_signTypedData_v4")).toBe(1);
  expect(asked(wallet, "eth_sendTransaction")).toBe(1);
  expect(await current.walletBalance(owner, token)).toBe(0n);
  expect(await current.walletBalance(escrow, token)).toBe(PRICE);
  expectQuiet(client);
});
