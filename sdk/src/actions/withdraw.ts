import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type WithdrawParams = Observed & { token: `0x${string}`; amount: bigint; to: `0x${string}` };

/** Pays from the account's platform balance to an address (ORD-3). `amount` in smallest units. @throws HoldfastError */
export function withdraw(client: EscrowClient, params: WithdrawParams): Promise<Done<"Withdrawn">> {
  return send(client, {
    call: "withdraw",
    args: [params.token, params.amount, params.to],
    events: ["Withdrawn"],
    onProgress: params.onProgress,
  });
}
