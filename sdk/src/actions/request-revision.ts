import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type RequestRevisionParams = Observed & { terms: Terms; content: `0x${string}`; due: number };

/** The client asks for changes by `due`, unix seconds (REV-2). @throws HoldfastError */
export function requestRevision(
  client: EscrowClient,
  params: RequestRevisionParams,
): Promise<Done<"RevisionRequested">> {
  return send(client, {
    call: "requestRevision",
    args: [params.terms, params.content, params.due],
    events: ["RevisionRequested"],
    onProgress: params.onProgress,
  });
}
