import { readContract } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { escrowAbi } from "../generated/escrow-abi.ts";
import type { ReadClient } from "./client.ts";

/** An account's platform balance in one token (zero address: the coin), in smallest units. @throws HoldfastError */
export async function readBalance(
  client: ReadClient,
  params: { account: `0x${string}`; token: `0x${string}` },
): Promise<bigint> {
  try {
    return await readContract(client.publicClient, {
      address: client.escrow,
      abi: escrowAbi,
      functionName: "balanceOf",
      args: [params.account, params.token],
    });
  } catch (error) {
    throw explainError(error);
  }
}
