import {
  type Abi,
  decodeFunctionData,
  domainSeparator,
  encodeFunctionResult,
  erc20Abi,
  type Hex,
  keccak256,
  parseAbi,
  type TypedDataDomain,
  toBytes,
} from "viem";
import { expect, test } from "vitest";
import { ACCOUNT, FakeNode } from "../testing/fake-node.ts";
import { PERMIT2_ADDRESS } from "../typed-data/permit2.ts";
import { readPaymentWays } from "./read-payment-ways.ts";
import { readTokenDomain } from "./read-token-domain.ts";
import { readTokenWays } from "./read-token-ways.ts";

const TOKEN = `0x${"7".repeat(40)}` as const;
const OTHER = `0x${"8".repeat(40)}` as const;
const HERE = { chainId: 31337, verifyingContract: TOKEN } as const;
const RECEIVE = keccak256(
  toBytes(
    "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)",
  ),
);

const ABI = [
  ...parseAbi([
    "function DOMAIN_SEPARATOR() view returns (bytes32)",
    "function eip712Domain() view returns (bytes1, string, string, uint256, address, bytes32, uint256[])",
    "function version() view returns (string)",
    "function nonces(address) view returns (uint256)",
    "function PERMIT_TYPEHASH() view returns (bytes32)",
    "function RECEIVE_WITH_AUTHORIZATION_TYPEHASH() view returns (bytes32)",
    "function authorizationState(address, bytes32) view returns (bool)",
  ]),
  ...erc20Abi,
] as Abi;

type Answers = Partial<Record<string, unknown>>;

/** A token that answers only what a test says, and refuses the rest. */
function tokenThatSays(answers: Answers): FakeNode {
  const node = new FakeNode();
  node.codes.set(ACCOUNT.toLowerCase(), "0x");
  node.codes.set(PERMIT2_ADDRESS.toLowerCase(), "0x");
  node.onCall = ({ data }) => {
    const { functionName, args } = decodeFunctionData({ abi: ABI, data });
    const answer = answers[functionName];
    if (answer === undefined) throw Object.assign(new Error("execution reverted"), { code: 3 });
    if (answer === "nothing") return "0x";
    const result = typeof answer === "function" ? answer(...(args ?? [])) : answer;
    return encodeFunctionResult({ abi: ABI, functionName, result });
  };
  return node;
}

const proved = (domain: TypedDataDomain) => ({ DOMAIN_SEPARATOR: domainSeparator({ domain }) });
const domainOf = (answers: Answers) => readTokenDomain(tokenThatSays(answers).client(), { token: TOKEN });
const waysOf = (answers: Answers) => readTokenWays(tokenThatSays(answers).client(), { token: TOKEN });

test("ORD-2 readTokenDomain, a token of EIP-5267, is taken at its word when its separator agrees", async () => {
  const domain = { name: "Some Dollar", version: "7", ...HERE };
  const told = ["0x0f", "Some Dollar", "7", 31337n, TOKEN, `0x${"0".repeat(64)}`, []];
  expect(await domainOf({ ...proved(domain), eip712Domain: told })).toEqual(domain);
});

test.each([
  ["1", { name: "Old", version: "1", ...HERE }, {}],
  ["2, as USDC's", { name: "Old", version: "2", ...HERE }, {}],
  ["its own", { name: "Old", version: "v9", ...HERE }, { version: "v9" }],
  ["none, as UNI's", { name: "Old", ...HERE }, {}],
])(
  "ORD-2 readTokenDomain, an older token whose version is %s, is found by its separator",
  async (_, domain, more) => {
    expect(await domainOf({ ...proved(domain), name: "Old", ...more })).toEqual(domain);
  },
);

test("ORD-2 readTokenDomain, a separator that no domain reproduces, gives no domain to sign in", async () => {
  const foreign = { name: "Old", version: "1", chainId: 1, verifyingContract: TOKEN } as const;
  expect(await domainOf({ ...proved(foreign), name: "Old" })).toBeNull();
  expect(await domainOf({ name: "Old" })).toBeNull();
});

test("ORD-2 readTokenDomain, a token that names another contract, gives no domain: nobody signs for that one's money", async () => {
  const victim = { name: "Victim", version: "1", chainId: 31337, verifyingContract: OTHER } as const;
  const told = ["0x0f", "Victim", "1", 31337n, OTHER, `0x${"0".repeat(64)}`, []];
  expect(await domainOf({ ...proved(victim), eip712Domain: told, name: "Victim" })).toBeNull();
});

test("ORD-2 readTokenDomain, a silent node, is no answer but an error", async () => {
  const node = tokenThatSays({});
  node.down = true;
  await expect(readTokenDomain(node.client(), { token: TOKEN })).rejects.toMatchObject({
    code: "rpc_unreachable",
  });
});

const known = { name: "Old", version: "1", ...HERE } as const;
const base = { ...proved(known), name: "Old" };

test("ORD-2 readTokenWays, permits and authorisations by what the token answers, neither without a proved domain", async () => {
  expect(await waysOf({ ...base, nonces: 3n })).toEqual({ permit: known, receive: null });
  const both = { nonces: 0n, authorizationState: false, RECEIVE_WITH_AUTHORIZATION_TYPEHASH: RECEIVE };
  expect(await waysOf({ ...base, ...both })).toEqual({ permit: known, receive: known });
  expect(await waysOf({ ...base })).toEqual({ permit: null, receive: null });
  expect(await waysOf({ name: "Old", ...both })).toEqual({ permit: null, receive: null });
});

test("ORD-2 readTokenWays, a permit of another form (DAI's), is not EIP-2612", async () => {
  const dai = "0xea2aa0a1be11a07ed86d755c93467f4f82362b452371d1ba94d1715123511acb";
  expect(await waysOf({ ...base, nonces: 0n, PERMIT_TYPEHASH: dai })).toEqual({
    permit: null,
    receive: null,
  });
});

test("ORD-2 readTokenWays, a token that takes any call and answers nothing (wrapped ether), knows no permit", async () => {
  const silent = { DOMAIN_SEPARATOR: "nothing", nonces: "nothing", authorizationState: "nothing" };
  expect(await waysOf({ ...silent, name: "Old" })).toEqual({ permit: null, receive: null });
});

const payable = { ...base, nonces: 0n, authorizationState: false };
const paymentWays = (node: FakeNode, amount = 50n) =>
  readPaymentWays(node.client(), { token: TOKEN, owner: ACCOUNT, amount });

test("ORD-2 readPaymentWays, an account with a key, signs; one delegated by EIP-7702, too; a contract does not", async () => {
  const node = tokenThatSays({ ...payable, allowance: 0n });
  const all = { permit: known, receive: known, allowed: false, permit2: false };
  expect(await paymentWays(node)).toEqual(all);
  node.codes.set(ACCOUNT.toLowerCase(), `0xef0100${"9".repeat(40)}`);
  expect(await paymentWays(node)).toEqual(all);
  node.codes.set(ACCOUNT.toLowerCase(), "0x6001");
  expect(await paymentWays(node)).toEqual({ ...all, permit: null, receive: null });
});

test("ORD-2 readPaymentWays, allowances, count from exactly the amount, the escrow's and Permit2's apart", async () => {
  const allowance = (_: Hex, spender: Hex) => (spender === PERMIT2_ADDRESS ? 50n : 49n);
  const node = tokenThatSays({ ...payable, allowance });
  expect(await paymentWays(node)).toMatchObject({ allowed: false, permit2: false });
  node.codes.set(PERMIT2_ADDRESS.toLowerCase(), "0x6001");
  expect(await paymentWays(node)).toMatchObject({ allowed: false, permit2: true });
  expect(await paymentWays(node, 51n)).toMatchObject({ allowed: false, permit2: false });
  expect(await paymentWays(node, 49n)).toMatchObject({ allowed: true, permit2: true });
});
