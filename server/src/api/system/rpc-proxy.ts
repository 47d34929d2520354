import express, { type NextFunction, type Request, type Response, Router } from "express";
import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import type { ApiContext } from "../context.ts";
import { callerKey } from "../middleware/caller-key.ts";
import { tooMuch } from "../middleware/limit-rate.ts";
import { flawOf } from "../sound-json.ts";

/** Reads, and the one write that only the owner of a key can make. No account of the node's, no `anvil_*`, no filter. */
const PASSED_ON = new Set([
  "eth_blockNumber",
  "eth_call",
  "eth_chainId",
  "eth_estimateGas",
  "eth_feeHistory",
  "eth_gasPrice",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getCode",
  "eth_getLogs",
  "eth_getStorageAt",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_maxPriorityFeePerGas",
  "eth_sendRawTransaction",
  "net_version",
  "web3_clientVersion",
]);
const MOST_IN_A_BATCH = 50;
const TIMEOUT_MS = 20_000;
const LARGEST_ANSWER = 8 * 1024 * 1024;

const Call = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  method: z.string().max(60),
  params: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).optional(),
});
const Body = z.union([Call, z.array(Call).min(1).max(MOST_IN_A_BATCH)]);

/** Passes ordinary JSON-RPC on to the local chain's node, so that a page needs no second origin. */
export function rpcProxy(target: string, context: Pick<ApiContext, "limits">): Router {
  const router = Router();
  router.post("/", express.json({ limit: "1mb" }), (request, response, next) => {
    forward(target, { context, request, response }).catch(next);
  });
  router.all("/", (_request: Request, response: Response, next: NextFunction) => {
    response.set("allow", "POST");
    next(new Refusal("method_not_allowed", "The node is asked with POST."));
  });
  return router;
}

async function forward(
  target: string,
  {
    context,
    request,
    response,
  }: { context: Pick<ApiContext, "limits">; request: Request; response: Response },
): Promise<void> {
  const flaw = flawOf(request.body);
  if (flaw !== null) throw new Refusal("invalid_input", flaw);
  const parsed = Body.safeParse(request.body);
  if (!parsed.success) {
    throw new Refusal(
      "invalid_input",
      `Send a JSON-RPC 2.0 request, or at most ${MOST_IN_A_BATCH} of them in a list.`,
    );
  }
  const calls = Array.isArray(parsed.data) ? parsed.data : [parsed.data];
  const refused = calls.find((call) => !PASSED_ON.has(call.method));
  if (refused) throw new Refusal("rpc_method_refused", `${refused.method} is not passed on to the node.`);
  // The first was counted when it came in: a list is no way to ask more than others.
  const more = calls.length - 1;
  const wait = more > 0 ? await context.limits.consume("rpc", callerKey(request.ip), more) : null;
  if (wait !== null) throw tooMuch(wait);
  const answer = await ask(target, JSON.stringify(parsed.data));
  response.set("cache-control", "no-store").type("application/json").send(answer);
}

async function ask(target: string, body: string): Promise<Buffer> {
  try {
    const answer = await fetch(target, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (bytes.length > LARGEST_ANSWER) throw new Error("answer too large");
    return bytes;
  } catch {
    throw new Refusal("node_unavailable", "The local chain's node gave no usable answer. Is it running?");
  }
}
