import { TransactionNotFoundError, TransactionReceiptNotFoundError } from "viem";
import type { ChainReader } from "../chain/publicClient.ts";
import type { Node } from "./watch.ts";

/** A node behind viem. "Not found" is an answer, everything else an error. */
export function nodeOf(client: ChainReader): Node {
  return {
    async receipt(hash) {
      const receipt = await client
        .getTransactionReceipt({ hash })
        .catch(nullWhen(TransactionReceiptNotFoundError));
      return receipt && { success: receipt.status === "success", block: Number(receipt.blockNumber) };
    },
    async transaction(hash) {
      const found = await client.getTransaction({ hash }).catch(nullWhen(TransactionNotFoundError));
      return found && { nonce: found.nonce };
    },
    nonce: (address) => client.getTransactionCount({ address, blockTag: "latest" }),
    head: async () => Number(await client.getBlockNumber()),
    async transactionsIn(block) {
      const { transactions } = await client.getBlock({
        blockNumber: BigInt(block),
        includeTransactions: true,
      });
      return transactions.map(({ hash, from, to, nonce, input, value }) => ({
        hash,
        from,
        to,
        nonce,
        data: input,
        value,
      }));
    },
  };
}

function nullWhen(kind: abstract new (...args: never[]) => Error) {
  return (error: unknown): null => {
    if (error instanceof kind) return null;
    throw error;
  };
}
