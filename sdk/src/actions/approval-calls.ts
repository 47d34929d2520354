import { encodeFunctionData, erc20Abi } from "viem";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { allowance } from "./allowance.ts";
import type { ReadClient } from "./client.ts";
import type { Call } from "./escrow-call.ts";
import { simulate } from "./simulate.ts";

/**
 * The calls that let the escrow take exactly `amount` (smallest units) of a token: one, or two for a token that takes
 * a new allowance only when the old one is zero, as Tether's does. To be sent one after the other.
 * @throws HoldfastError when the token refuses the approval, and no old allowance is the reason.
 */
export async function approvalCalls(
  client: ReadClient,
  params: { token: `0x${string}`; owner: `0x${string}`; amount: bigint },
): Promise<readonly [Call] | readonly [Call, Call]> {
  const { token, owner, amount } = params;
  const approve = (value: bigint): Call => ({
    to: token,
    data: encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [client.escrow, value] }),
    value: 0n,
  });
  try {
    // Some tokens (USDT) answer nothing, which is a yes: only a plain false is a no.
    const answer = await simulate(client, { call: approve(amount), account: owner });
    if (!/^0x0+$/.test(answer)) return [approve(amount)];
  } catch (error) {
    if (isOfTheNode(error) || (await allowance(client, { token, owner })) === 0n) throw error;
    return [approve(0n), approve(amount)];
  }
  if ((await allowance(client, { token, owner })) > 0n) return [approve(0n), approve(amount)];
  throw new HoldfastError({
    code: "transaction_reverted",
    shortMessage: "The token refused the approval.",
    hint: "Nothing was sent and no money moved. Try again, or pay with another token.",
    retry: true,
    details: token,
  });
}

function isOfTheNode(error: unknown): boolean {
  return error instanceof HoldfastError && (error.code === "rpc_unreachable" || error.code === "no_contract");
}
