import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type DeliverParams = Observed & { terms: Terms; round: number; content: `0x${string}` };

/** The seller delivers, at the round they saw; `content` is the delivery document's hash (DLV-1). @throws HoldfastError */
export function deliver(client: EscrowClient, params: DeliverParams): Promise<Done<"OrderDelivered">> {
  return send(client, {
    call: "deliver",
    args: [params.terms, params.round, params.content],
    events: ["OrderDelivered"],
    onProgress: params.onProgress,
  });
}
