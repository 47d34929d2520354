import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type RuleParams = Observed & {
  terms: Terms;
  sellerAmount: bigint;
  content: `0x${string}`;
  signature: `0x${string}`;
};

/** Executes a ruling: the arbiter with an empty signature (`0x`), anyone with the arbiter's (DSP-3).
 * `sellerAmount` in smallest units, of what is left after the arbiter's fee. @throws HoldfastError */
export function rule(client: EscrowClient, params: RuleParams): Promise<Done<"OrderSettled">> {
  return send(client, {
    call: "rule",
    args: [params.terms, params.sellerAmount, params.content, params.signature],
    events: ["OrderSettled"],
    onProgress: params.onProgress,
  });
}
