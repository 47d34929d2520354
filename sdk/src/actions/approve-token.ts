import type { TransactionReceipt } from "viem";
import { explainError } from "../errors/explain.ts";
import { approvalCalls } from "./approval-calls.ts";
import { accountOf, type EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { sendCall } from "./send-call.ts";

export type ApproveTokenParams = Observed & {
  token: `0x${string}`;
  /** In smallest units; exactly what is to be paid, never without limit. */
  amount: bigint;
};

/**
 * Lets the escrow take `amount` of a token, for the payment that follows (FEATURES ORD-2). Takes an old allowance back
 * first, in a transaction of its own, where the token demands it.
 * @throws HoldfastError
 */
export async function approveToken(
  client: EscrowClient,
  params: ApproveTokenParams,
): Promise<{ hash: `0x${string}`; receipt: TransactionReceipt }> {
  const { token, amount, onProgress } = params;
  try {
    const account = accountOf(client);
    const owner = typeof account === "string" ? account : account.address;
    const calls = await approvalCalls(client, { token, owner, amount });
    let receipt = await sendCall(client, { call: calls[0], onProgress });
    if (calls[1] !== undefined) receipt = await sendCall(client, { call: calls[1], onProgress });
    return { hash: receipt.transactionHash, receipt };
  } catch (error) {
    throw explainError(error);
  }
}
