import {
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeFunctionData,
  type SimulateContractParameters,
  type TransactionReceipt,
} from "viem";
import { sendTransaction, simulateContract } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { escrowAbi } from "../generated/escrow-abi.ts";
import type { EscrowEventName, EscrowEventOf } from "../order/events.ts";
import { accountOf, type EscrowClient } from "./client.ts";
import { followTransaction } from "./follow-transaction.ts";
import type { Observed } from "./progress.ts";
import { readEvent } from "./read-event.ts";

type Mutability = "nonpayable" | "payable";
export type EscrowCall = ContractFunctionName<typeof escrowAbi, Mutability>;

/** A call of the escrow and the event that proves it was done. */
export type Deed<Call extends EscrowCall, Event extends EscrowEventName> = Observed & {
  call: Call;
  args: ContractFunctionArgs<typeof escrowAbi, Mutability, Call>;
  /** Coins to send, in wei. */
  value?: bigint;
  /** The events that can prove it; the first found counts. */
  events: readonly Event[];
};

/** What is left of a done deed. */
export type Done<Event extends EscrowEventName> = {
  /** Hash it was mined under: another than was sent when the wallet repriced it. */
  hash: `0x${string}`;
  receipt: TransactionReceipt;
  event: Pick<EscrowEventOf<Event>, "name" | "args"> & { logIndex: number };
};

/**
 * Simulates, lets the wallet sign and send, waits, and reads the event back. A refusal is found before anyone signs.
 * @throws HoldfastError whatever goes wrong, in words; see `explainError` and `followTransaction`.
 */
export async function send<Call extends EscrowCall, Event extends EscrowEventName>(
  client: EscrowClient,
  deed: Deed<Call, Event>,
): Promise<Done<Event>> {
  const { call, args, value = 0n, events, onProgress } = deed;
  try {
    const account = accountOf(client);
    onProgress?.({ step: "simulating" });
    const simulate = () =>
      simulateContract(client.publicClient, {
        address: client.escrow,
        abi: escrowAbi,
        functionName: call,
        args,
        value,
        account,
      } as unknown as SimulateContractParameters);
    await simulate();
    onProgress?.({ step: "signing" });
    const data = encodeFunctionData({ abi: escrowAbi, functionName: call, args } as Parameters<
      typeof encodeFunctionData
    >[0]);
    const chain = client.walletClient.chain ?? client.publicClient.chain ?? null;
    const sent = await sendTransaction(client.walletClient, {
      account,
      chain,
      to: client.escrow,
      data,
      value,
    });
    onProgress?.({ step: "sent", hash: sent });
    const receipt = await followTransaction(client, {
      hash: sent,
      onRepriced: (hash) => onProgress?.({ step: "sent", hash }),
    });
    const hash = receipt.transactionHash;
    onProgress?.({ step: "mined", hash });
    if (receipt.status === "reverted") throw await revertedError(simulate, hash);
    return { hash, receipt, event: readEvent(receipt, { escrow: client.escrow, events }) };
  } catch (error) {
    throw explainError(error);
  }
}

/** A mined transaction says only that it failed; the same call again says why, unless the order moved on since. */
async function revertedError(simulate: () => Promise<unknown>, hash: `0x${string}`): Promise<HoldfastError> {
  try {
    await simulate();
  } catch (error) {
    return explainError(error);
  }
  return new HoldfastError({
    code: "transaction_reverted",
    shortMessage: "The contract refused the transaction when it was mined.",
    hint: "No money moved, apart from the network fee. Look at the order: something changed just before.",
    retry: true,
    details: hash,
  });
}
