import { escrowAbi, termsFromJson } from "@holdfast/sdk";
import type { Hex } from "viem";
import { readContract } from "viem/actions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Chain, startChain } from "../model/chain.ts";
import { vectors } from "./read.ts";

let chain: Chain;
const { escrow: address, chainId } = vectors.place;

beforeAll(async () => {
  chain = await startChain();
  // The vectors name an address; the contract's own code at that address must come to the same ids.
  const code = (await chain.rpc("eth_getCode", [chain.escrow, "latest"])) as Hex;
  await chain.rpc("hardhat_setCode", [address, code]);
});
afterAll(() => chain.close());

for (const [index, vector] of vectors.orders.entries()) {
  test(`ORD-4 order id by the contract, order ${index}, equals the committed vector`, async () => {
    const call = {
      address,
      abi: escrowAbi,
      functionName: "orderId",
      args: [termsFromJson(vector.terms)],
    } as const;
    expect(await readContract(chain.as("client").publicClient, call)).toBe(vector.orderId);
  });
}

test("ORD-4 signing domain by the contract, at the vectors' place, is the sdk's", async () => {
  const call = { address, abi: escrowAbi, functionName: "eip712Domain" } as const;
  const [, name, version, chain_, verifyingContract] = await readContract(
    chain.as("client").publicClient,
    call,
  );
  expect({ name, version, chainId: chain_, verifyingContract }).toEqual({
    name: "Holdfast",
    version: "1",
    chainId: BigInt(chainId),
    verifyingContract: address,
  });
});
