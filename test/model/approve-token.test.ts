import { allowance, approvalCalls, approveToken, deposit, readBalance } from "@holdfast/sdk/actions";
import { erc20Abi, parseAbi } from "viem";
import { readContract, writeContract } from "viem/actions";
import { expect, test } from "vitest";
import { startChain } from "./chain.ts";

test("ORD-2 approveToken, token that demands a zero allowance first, is approved anew and can be paid with", async () => {
  const chain = await startChain();
  try {
    const client = chain.as("client");
    const owner = chain.accounts.client.address;
    const token = await chain.deploy("mocks/ResetToken.sol/ResetToken.json");
    await writeContract(client.walletClient, {
      address: token,
      abi: parseAbi(["function mint(address to, uint256 amount)"]),
      functionName: "mint",
      args: [owner, 100n],
      account: chain.accounts.client,
      chain: null,
    });
    await approveToken(client, { token, amount: 5n });
    expect(await approvalCalls(client, { token, owner, amount: 20n })).toHaveLength(2);
    await approveToken(client, { token, amount: 20n });
    expect(await allowance(client, { token, owner })).toBe(20n);
    await deposit(client, { token, amount: 20n });
    expect(await readBalance(client, { account: owner, token })).toBe(20n);
    const held = { address: token, abi: erc20Abi, functionName: "balanceOf", args: [chain.escrow] } as const;
    expect(await readContract(client.publicClient, held)).toBe(20n);
  } finally {
    await chain.close();
  }
});
