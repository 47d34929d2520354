import { readContract } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { escrowAbi } from "../generated/escrow-abi.ts";
import type { OrderState } from "../order/state.ts";
import type { OrderStatus, RequestKind } from "../order/status.ts";
import type { ReadClient } from "./client.ts";

/** An order's state as the contract keeps it now; status None when nobody placed it. @throws HoldfastError */
export async function readOrder(
  client: ReadClient,
  params: { id: `0x${string}`; blockNumber?: bigint },
): Promise<OrderState> {
  try {
    const state = await readContract(client.publicClient, {
      address: client.escrow,
      abi: escrowAbi,
      functionName: "order",
      args: [params.id],
      ...(params.blockNumber === undefined ? {} : { blockNumber: params.blockNumber }),
    });
    return { ...state, status: state.status as OrderStatus, request: state.request as RequestKind };
  } catch (error) {
    throw explainError(error);
  }
}
