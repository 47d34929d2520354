import { erc20Abi } from "viem";
import { readContract } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import type { ReadClient } from "./client.ts";

/** How much of a token the escrow may still take from an account, in smallest units. @throws HoldfastError */
export async function allowance(
  client: ReadClient,
  params: { token: `0x${string}`; owner: `0x${string}` },
): Promise<bigint> {
  try {
    return await readContract(client.publicClient, {
      address: params.token,
      abi: erc20Abi,
      functionName: "allowance",
      args: [params.owner, client.escrow],
    });
  } catch (error) {
    throw explainError(error);
  }
}
