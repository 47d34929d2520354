import type { TransactionReceipt } from "viem";
import { getTransaction } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { ContractRefusal, HoldfastError } from "../errors/holdfast-error.ts";
import type { ChainClient } from "./client.ts";
import { simulate } from "./simulate.ts";

/** In its place: an empty transaction to oneself, or another deed. `by` when it was found. */
export function replacedError(reason: "cancelled" | "replaced", by?: `0x${string}`): HoldfastError {
  const details = by === undefined ? "" : `Mined instead: ${by}`;
  if (reason === "cancelled") {
    return new HoldfastError({
      code: "transaction_cancelled",
      shortMessage: "The transaction was cancelled in your wallet.",
      hint: "The order did not change and no money moved, apart from the network fee. You can try again.",
      retry: true,
      details,
    });
  }
  return new HoldfastError({
    code: "transaction_replaced",
    shortMessage: "Your wallet sent another transaction in its place.",
    hint: "This step did not happen. Look at the order and your wallet before you try again.",
    retry: true,
    details,
  });
}

export function droppedError(hash: `0x${string}`): HoldfastError {
  return new HoldfastError({
    code: "transaction_dropped",
    shortMessage: "The network dropped the transaction before it was mined.",
    hint: "No money moved. Try again, with a higher network fee if your wallet offers it.",
    retry: true,
    details: hash,
  });
}

export function notATransactionError(hash: `0x${string}`): HoldfastError {
  return new HoldfastError({
    code: "not_a_transaction",
    shortMessage: "Your wallet gave a number that the network does not know as a transaction.",
    hint:
      "A Safe or another shared wallet does this while it collects signatures: finish it there, and the order shows " +
      "the step once it is mined. If you use no such wallet, the transaction was dropped and no money moved.",
    retry: false,
    details: hash,
  });
}

/** A mined transaction says only that it failed; the same call on its block says why. */
export async function revertedError(
  client: ChainClient,
  receipt: TransactionReceipt,
): Promise<HoldfastError> {
  const { transactionHash: hash, blockNumber } = receipt;
  const reason = await reasonOf(client, { hash, blockNumber });
  if (reason instanceof ContractRefusal) {
    const { shortMessage, retry, details, errorName, args } = reason;
    const hint = `${reason.hint} Only the network fee was spent.`;
    return new ContractRefusal({ shortMessage, hint, retry, details, errorName, args, cause: reason });
  }
  return new HoldfastError({
    code: "transaction_reverted",
    shortMessage: "The contract refused the transaction when it was mined.",
    hint: "No money moved, apart from the network fee. Look at the order: something changed just before.",
    retry: true,
    details: hash,
    cause: reason,
  });
}

async function reasonOf(
  client: ChainClient,
  { hash, blockNumber }: { hash: `0x${string}`; blockNumber: bigint },
): Promise<HoldfastError | undefined> {
  try {
    const { from, to, input, value } = await getTransaction(client.publicClient, { hash });
    if (to === null) return undefined;
    await simulate(client, { call: { to, data: input, value }, account: from, blockNumber });
    return undefined;
  } catch (error) {
    return explainError(error);
  }
}
