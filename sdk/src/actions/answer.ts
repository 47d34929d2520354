import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type AnswerParams = Observed & {
  terms: Terms;
  round: number;
  accepted: boolean;
  content: `0x${string}`;
};

/** The other party answers the open request, at the round they saw. Accepting a cancellation or refund ends the order. @throws HoldfastError */
export function answer(
  client: EscrowClient,
  params: AnswerParams,
): Promise<Done<"RequestAnswered" | "OrderCancelled">> {
  return send(client, {
    call: "answer",
    args: [params.terms, params.round, params.accepted, params.content],
    events: ["RequestAnswered", "OrderCancelled"],
    onProgress: params.onProgress,
  });
}
