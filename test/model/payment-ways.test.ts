import {
  amend,
  approveToken,
  deposit,
  type EscrowClient,
  place,
  readOrder,
  readPaymentWays,
  readTokenWays,
  sign,
  signPermit,
  signPermit2,
  signReceiveWithAuthorization,
} from "@holdfast/sdk/actions";
import { orderId, type Terms, ZERO_ADDRESS, ZERO_HASH } from "@holdfast/sdk/order";
import {
  amendPayment,
  amendTypedData,
  offerTypedData,
  type PaymentWitness,
  PERMIT2_ADDRESS,
  placePayment,
} from "@holdfast/sdk/typed-data";
import { encodeFunctionData, erc20Abi, type Hex, parseAbi } from "viem";
import { readContract } from "viem/actions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FACTORY_CODE, permit2Deployment } from "../kit/permit2.ts";
import { type Chain, latestTime, startChain } from "./chain.ts";

const WORK = `0x${"3".repeat(64)}` as const;
const PRICE = 1_000_000n;
type Way = "permit" | "permit2" | "receive";
const WAYS: readonly Way[] = ["permit", "permit2", "receive"];

let chain: Chain;
let client: EscrowClient;
let token: Hex;
let salt = 0n;

beforeAll(async () => {
  chain = await startChain();
  client = chain.as("client");
  const { to, data } = permit2Deployment();
  await chain.rpc("hardhat_setCode", [to, FACTORY_CODE]);
  const [deployer] = (await chain.rpc("eth_accounts")) as Hex[];
  await chain.rpc("eth_sendTransaction", [{ from: deployer, to, data, gas: "0x800000" }]);
  token = await chain.deploy("mocks/StableToken.sol/StableToken.json");
  const mint = parseAbi(["function mint(address to, uint256 amount)"]);
  const owner = chain.accounts.client.address;
  const minted = encodeFunctionData({ abi: mint, args: [owner, 10n ** 12n] });
  await chain.rpc("eth_sendTransaction", [{ from: deployer, to: token, data: minted }]);
  await approveToken({ ...client, escrow: PERMIT2_ADDRESS }, { token, amount: 10n ** 12n });
});
afterAll(() => chain.close());

async function newTerms(): Promise<Terms> {
  const { client: payer, seller, arbiter, platform } = chain.accounts;
  salt += 1n;
  return {
    client: payer.address,
    seller: seller.address,
    arbiter: arbiter.address,
    platform: platform.address,
    token,
    price: PRICE,
    platformFeeBps: 500,
    arbiterFeeBps: 300,
    fallbackSellerBps: 5000,
    deliveryTime: 259_200,
    revisionTime: 86_400,
    reviewTime: 259_200,
    responseTime: 172_800,
    graceTime: 86_400,
    rulingTime: 1_209_600,
    revisions: 2,
    validUntil: (await latestTime(chain.rpc)) + 100_000,
    content: WORK,
    salt,
  };
}

const idOf = (terms: Terms) => orderId({ terms, chainId: chain.chainId, escrow: chain.escrow });

/** The seller's signature of the open offer behind these terms. */
function offerOf(terms: Terms): Promise<Hex> {
  const open = { ...terms, client: ZERO_ADDRESS, salt: 0n } as const;
  const { chainId, escrow } = chain;
  return sign(chain.as("seller"), offerTypedData({ chainId, escrow, terms: open, epoch: 0n }));
}

/** What the client signs by one way, found out as the page finds it out. */
async function authorize(way: Way, amount: bigint, payment: PaymentWitness): Promise<Hex> {
  const { permit, receive } = await readTokenWays(client, { token });
  if (way === "permit2") return (await signPermit2(client, { token, amount, payment })).authorization;
  const domain = way === "permit" ? permit : receive;
  if (!domain) throw new Error(`The token does not know ${way}.`);
  return way === "permit"
    ? (await signPermit(client, { token, domain, amount })).authorization
    : (await signReceiveWithAuthorization(client, { domain, amount, payment })).authorization;
}

const placed = (terms: Terms) =>
  placePayment({ order: idOf(terms), requirements: WORK, keepRefunds: false, offerSigned: true });

async function placeBy(way: Way, terms: Terms, options: { by?: EscrowClient; fromBalance?: bigint } = {}) {
  const { by = client, fromBalance = 0n } = options;
  const authorization = await authorize(way, terms.price - fromBalance, placed(terms));
  const sellerSignature = await offerOf(terms);
  return place(by, { terms, sellerSignature, requirements: WORK, fromBalance, authorization });
}

function allowed(): Promise<bigint> {
  const args = [chain.accounts.client.address, chain.escrow] as const;
  return readContract(client.publicClient, {
    address: token,
    abi: erc20Abi,
    functionName: "allowance",
    args,
  });
}

/** Hardhat's own matchers stand in the way of vitest's `rejects`. */
function failureOf(deed: Promise<unknown>): Promise<unknown> {
  return deed.then(
    () => null,
    (failure: unknown) => failure,
  );
}

const remaining = async (terms: Terms) => (await readOrder(client, { id: idOf(terms) })).remaining;

test("ORD-2 readPaymentWays, the real Permit2 and a stablecoin of both EIPs, finds all three ways", async () => {
  const owner = chain.accounts.client.address;
  const ways = await readPaymentWays(client, { token, owner, amount: PRICE });
  expect(ways).toMatchObject({ allowed: false, permit2: true, permit: { name: "Stable Dollar" } });
  expect(ways.receive).toEqual(ways.permit);
  const demo = await readTokenWays(client, { token: chain.token });
  expect(demo).toMatchObject({ permit: { name: "Demo Dollar", version: "1" }, receive: null });
});

test.each(WAYS)(
  "ORD-2 place by %s, signed by the sdk, pays exactly the price and leaves no allowance",
  async (way) => {
    const terms = await newTerms();
    await placeBy(way, terms);
    expect(await remaining(terms)).toBe(PRICE);
    expect(await allowed()).toBe(0n);
  },
);

test.each(WAYS)("ORD-3 place by %s, a part from the balance, signs and pays the rest alone", async (way) => {
  await approveToken(client, { token, amount: 400_000n });
  await deposit(client, { token, amount: 400_000n });
  const terms = await newTerms();
  const { event } = await placeBy(way, terms, { fromBalance: 400_000n });
  expect(event.args.fromBalance).toBe(400_000n);
  expect(await remaining(terms)).toBe(PRICE);
});

test.each(["permit2", "receive"] as const)(
  "ORD-2 place by %s, sent by a stranger, is the client's order",
  async (way) => {
    const terms = await newTerms();
    const { event } = await placeBy(way, terms, { by: chain.as("stranger") });
    expect(event.args.client).toBe(chain.accounts.client.address);
  },
);

test("ORD-2 place by permit, sent by a stranger, is refused in words", async () => {
  const terms = await newTerms();
  const failure = await failureOf(placeBy("permit", terms, { by: chain.as("stranger") }));
  expect(failure).toMatchObject({ errorName: "Escrow_NotAllowed" });
});

test("ORD-4 place by permit2, with other requirements than were signed, is refused as a signature that does not fit", async () => {
  const terms = await newTerms();
  const authorization = await authorize("permit2", terms.price, placed(terms));
  const sellerSignature = await offerOf(terms);
  const changed = { terms, sellerSignature, requirements: ZERO_HASH, authorization } as const;
  const failure = await failureOf(place(chain.as("stranger"), changed));
  expect(failure).toMatchObject({ code: "authorization_refused" });
});

test("ORD-2 place, an authorisation though the balance pays all, is refused in words", async () => {
  await approveToken(client, { token, amount: PRICE });
  await deposit(client, { token, amount: PRICE });
  const terms = await newTerms();
  const authorization = await authorize("permit", PRICE, placed(terms));
  const whole = { terms, fromBalance: PRICE, requirements: WORK, authorization };
  expect(await failureOf(place(client, whole))).toMatchObject({
    errorName: "Escrow_AuthorizationInvalid",
    hint: expect.stringMatching(/no money moved/),
  });
});

test.each(WAYS)(
  "ORD-2 amend by %s, the client pays for additional work with a signature for exactly that",
  async (way) => {
    const terms = await newTerms();
    await placeBy("receive", terms);
    const order = idOf(terms);
    const { round } = await readOrder(client, { id: order });
    const validUntil = (await latestTime(chain.rpc)) + 3600;
    const amendment = { amount: 70_000n, due: 0, validUntil, content: WORK };
    const message = { order, round, ...amendment };
    const { chainId, escrow } = chain;
    const signature = await sign(chain.as("seller"), amendTypedData({ chainId, escrow, amend: message }));
    const authorization = await authorize(way, 70_000n, amendPayment(message));
    await amend(client, { terms, amendment, signature, authorization });
    expect(await remaining(terms)).toBe(PRICE + 70_000n);
    expect(await allowed()).toBe(0n);
  },
);
