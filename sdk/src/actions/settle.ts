import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type SettleParams = Observed & {
  terms: Terms;
  sellerAmount: bigint;
  validUntil: number;
  signature: `0x${string}`;
};

/** A party submits a split the other signed (DSP-5). `sellerAmount` in smallest units. @throws HoldfastError */
export function settle(client: EscrowClient, params: SettleParams): Promise<Done<"OrderSettled">> {
  return send(client, {
    call: "settle",
    args: [params.terms, params.sellerAmount, params.validUntil, params.signature],
    events: ["OrderSettled"],
    onProgress: params.onProgress,
  });
}
