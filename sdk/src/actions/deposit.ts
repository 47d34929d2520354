import { ZERO_ADDRESS } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type DepositParams = Observed & { token: `0x${string}`; amount: bigint };

/** Adds to the account's platform balance (ORD-3). `amount` in smallest units; a token must be approved first. @throws HoldfastError */
export function deposit(client: EscrowClient, params: DepositParams): Promise<Done<"Deposited">> {
  return send(client, {
    call: "deposit",
    args: [params.token, params.amount],
    value: params.token === ZERO_ADDRESS ? params.amount : 0n,
    events: ["Deposited"],
    onProgress: params.onProgress,
  });
}
