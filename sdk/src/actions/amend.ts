import { type Terms, ZERO_ADDRESS } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type AmendParams = Observed & {
  terms: Terms;
  /** What the other party signed: extra amount in smallest units, new date and validity in unix seconds. */
  amendment: { amount: bigint; due: number; validUntil: number; content: `0x${string}` };
  signature: `0x${string}`;
  /** The part of the extra amount that the client's platform balance pays. */
  fromBalance?: bigint;
  /** What the client signed for the rest of it (`amendPayment` names it); a token must be approved without. */
  authorization?: `0x${string}`;
};

/** A party submits a change the other signed: additional work, another date, or both (RQ-1, RQ-2). @throws HoldfastError */
export function amend(client: EscrowClient, params: AmendParams): Promise<Done<"OrderAmended">> {
  const { terms, amendment, signature, fromBalance = 0n, authorization = "0x" } = params;
  return send(client, {
    call: "amend",
    args: [terms, amendment, signature, { fromBalance, keepRefunds: false, authorization }],
    value: terms.token === ZERO_ADDRESS ? amendment.amount - fromBalance : 0n,
    events: ["OrderAmended"],
    onProgress: params.onProgress,
  });
}
