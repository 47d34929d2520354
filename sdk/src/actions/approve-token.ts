import { erc20Abi, type TransactionReceipt } from "viem";
import { simulateContract, writeContract } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { accountOf, type EscrowClient } from "./client.ts";
import { followTransaction } from "./follow-transaction.ts";
import type { Observed } from "./progress.ts";

export type ApproveTokenParams = Observed & {
  token: `0x${string}`;
  /** In smallest units; exactly what is to be paid, never without limit. */
  amount: bigint;
};

/** Lets the escrow take `amount` of a token, for the payment that follows (FEATURES ORD-2). @throws HoldfastError */
export async function approveToken(
  client: EscrowClient,
  params: ApproveTokenParams,
): Promise<{ hash: `0x${string}`; receipt: TransactionReceipt }> {
  const { token, amount, onProgress } = params;
  try {
    const account = accountOf(client);
    const call = {
      address: token,
      abi: erc20Abi,
      functionName: "approve",
      args: [client.escrow, amount],
    } as const;
    onProgress?.({ step: "simulating" });
    await simulateContract(client.publicClient, { ...call, account });
    onProgress?.({ step: "signing" });
    const chain = client.walletClient.chain ?? client.publicClient.chain ?? null;
    const sent = await writeContract(client.walletClient, { ...call, account, chain });
    onProgress?.({ step: "sent", hash: sent });
    const receipt = await followTransaction(client, {
      hash: sent,
      onRepriced: (hash) => onProgress?.({ step: "sent", hash }),
    });
    const hash = receipt.transactionHash;
    onProgress?.({ step: "mined", hash });
    if (receipt.status === "success") return { hash, receipt };
    throw new HoldfastError({
      code: "transaction_reverted",
      shortMessage: "The token refused the approval.",
      hint: "No money moved, apart from the network fee. Try again, or pay with another token.",
      retry: true,
      details: hash,
    });
  } catch (error) {
    throw explainError(error);
  }
}
