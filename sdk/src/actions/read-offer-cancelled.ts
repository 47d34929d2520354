import { readContract } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { escrowAbi } from "../generated/escrow-abi.ts";
import { hashTerms } from "../order/hash.ts";
import type { Terms } from "../order/terms.ts";
import type { ReadClient } from "./client.ts";

/** Whether the seller took this one offer back; `terms` exactly as they were signed. @throws HoldfastError */
export async function readOfferCancelled(client: ReadClient, params: { terms: Terms }): Promise<boolean> {
  try {
    return await readContract(client.publicClient, {
      address: client.escrow,
      abi: escrowAbi,
      functionName: "offerCancelled",
      args: [params.terms.seller, hashTerms(params.terms)],
    });
  } catch (error) {
    throw explainError(error);
  }
}
