import {
  decodeFunctionData,
  encodeAbiParameters,
  encodeFunctionResult,
  erc20Abi,
  type Hex,
  numberToHex,
} from "viem";
import { expect, test } from "vitest";
import { FakeNode } from "../testing/fake-node.ts";
import { approveToken } from "./approve-token.ts";

const TOKEN = `0x${"7".repeat(40)}` as const;

/** A token of which a test says how it takes approvals; what the wallet signed is in `approved`. */
function nodeWith(allowed: bigint, answer: (allowed: bigint, amount: bigint) => Hex) {
  const node = new FakeNode();
  const approved: bigint[] = [];
  let standing = allowed;
  node.onCall = ({ data }) => {
    const { functionName, args } = decodeFunctionData({ abi: erc20Abi, data });
    if (functionName === "allowance")
      return encodeFunctionResult({ abi: erc20Abi, functionName, result: standing });
    return answer(standing, args[1] as bigint);
  };
  node.onSend = ({ data }) => {
    const { args } = decodeFunctionData({ abi: erc20Abi, data });
    standing = args?.[1] as bigint;
    approved.push(standing);
    const hash = numberToHex(approved.length, { size: 32 });
    node.pend(hash);
    node.mine(hash);
    return hash;
  };
  return { node, approved };
}

const yes = encodeAbiParameters([{ type: "bool" }], [true]);
const no = encodeAbiParameters([{ type: "bool" }], [false]);

function refuse(): never {
  throw Object.assign(new Error("execution reverted"), { code: 3 });
}

test("ORD-2 approveToken, ordinary token with an old allowance, signs once and exactly the amount", async () => {
  const { node, approved } = nodeWith(5n, () => yes);
  await approveToken(node.client(), { token: TOKEN, amount: 20n });
  expect(approved).toEqual([20n]);
});

test("ORD-2 approveToken, a token that answers nothing (as USDT), is approved", async () => {
  const { node, approved } = nodeWith(0n, () => "0x");
  await approveToken(node.client(), { token: TOKEN, amount: 20n });
  expect(approved).toEqual([20n]);
});

test("ORD-2 approveToken, token that demands a zero allowance first, takes the old one back", async () => {
  const { node, approved } = nodeWith(5n, (allowed, amount) =>
    allowed > 0n && amount > 0n ? refuse() : "0x",
  );
  const { hash } = await approveToken(node.client(), { token: TOKEN, amount: 20n });
  expect(approved).toEqual([0n, 20n]);
  expect(hash).toBe(numberToHex(2, { size: 32 }));
});

test("ORD-2 approveToken, token that answers false until the allowance is zero, takes the old one back", async () => {
  const { node, approved } = nodeWith(5n, (allowed, amount) => (allowed > 0n && amount > 0n ? no : yes));
  await approveToken(node.client(), { token: TOKEN, amount: 20n });
  expect(approved).toEqual([0n, 20n]);
});

test("ORD-2 approveToken, token that refuses without an old allowance, signs nothing", async () => {
  const { node, approved } = nodeWith(0n, () => refuse());
  await expect(approveToken(node.client(), { token: TOKEN, amount: 20n })).rejects.toThrow();
  const other = nodeWith(0n, () => no);
  await expect(approveToken(other.node.client(), { token: TOKEN, amount: 20n })).rejects.toMatchObject({
    code: "transaction_reverted",
  });
  expect([...approved, ...other.approved]).toEqual([]);
});

test("ORD-2 approveToken, an address without a token, is refused before the wallet is asked", async () => {
  const { node, approved } = nodeWith(0n, () => "0x");
  node.code = "0x";
  await expect(approveToken(node.client(), { token: TOKEN, amount: 5n })).rejects.toMatchObject({
    code: "no_contract",
  });
  expect(approved).toEqual([]);
});
