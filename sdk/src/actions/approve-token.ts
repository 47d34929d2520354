import { encodeFunctionData, erc20Abi, type Hex, type TransactionReceipt } from "viem";
import { call, getCode, sendTransaction } from "viem/actions";
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
    const data = encodeFunctionData({
      abi: erc20Abi,
      functionName: "approve",
      args: [client.escrow, amount],
    });
    onProgress?.({ step: "simulating" });
    const answer = await call(client.publicClient, { account, to: token, data });
    if (answer.data === undefined && (await getCode(client.publicClient, { address: token })) === undefined) {
      throw noToken(token);
    }
    if (isNo(answer.data)) throw refused("Nothing was sent and no money moved.", "");
    onProgress?.({ step: "signing" });
    const chain = client.walletClient.chain ?? client.publicClient.chain ?? null;
    const sent = await sendTransaction(client.walletClient, { account, chain, to: token, data });
    onProgress?.({ step: "sent", hash: sent });
    const receipt = await followTransaction(client, {
      hash: sent,
      onRepriced: (hash) => onProgress?.({ step: "sent", hash }),
    });
    const hash = receipt.transactionHash;
    onProgress?.({ step: "mined", hash });
    if (receipt.status === "success") return { hash, receipt };
    throw refused("No money moved, apart from the network fee.", hash);
  } catch (error) {
    throw explainError(error);
  }
}

/** Some tokens (USDT) answer nothing, which is a yes: only a plain false is a no. */
function isNo(answer: Hex | undefined): boolean {
  return answer !== undefined && /^0x0+$/.test(answer);
}

function refused(safe: string, details: string): HoldfastError {
  return new HoldfastError({
    code: "transaction_reverted",
    shortMessage: "The token refused the approval.",
    hint: `${safe} Try again, or pay with another token.`,
    retry: true,
    details,
  });
}

function noToken(token: string): HoldfastError {
  return new HoldfastError({
    code: "no_contract",
    shortMessage: "There is no token at this address on this network.",
    hint: "Nothing was sent and no money moved. Check that your wallet is on the right network.",
    retry: false,
    details: token,
  });
}
