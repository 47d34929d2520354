import { readContract } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { escrowAbi } from "../generated/escrow-abi.ts";
import type { ReadClient } from "./client.ts";

/** The seller's epoch, which every offer they sign has to name. @throws HoldfastError */
export async function readEpoch(client: ReadClient, params: { seller: `0x${string}` }): Promise<bigint> {
  try {
    return await readContract(client.publicClient, {
      address: client.escrow,
      abi: escrowAbi,
      functionName: "epochOf",
      args: [params.seller],
    });
  } catch (error) {
    throw explainError(error);
  }
}
