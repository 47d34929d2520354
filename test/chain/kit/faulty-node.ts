import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { Random } from "../../kit/random.ts";

export type RpcCall = { id: number; method: string; params: unknown[] };

/** How often a node misbehaves, each from 0 to 1, and its limits. */
export type Faults = {
  /** The connection is cut without an answer. */
  cut?: number;
  /** An HTTP error with a page instead of JSON. */
  gateway?: number;
  /** A JSON-RPC error. */
  refuse?: number;
  /** The head of a few blocks ago. */
  staleHead?: number;
  /** Logs that lack some: the node has not indexed the newest yet. */
  lateLogs?: number;
  /** Milliseconds each answer takes at most. */
  delay?: number;
  /** Blocks that one request for logs may span. */
  range?: number;
  /** Changes an answer; undefined leaves it. */
  tamper?: (call: RpcCall, result: unknown) => unknown;
};

/** A node in front of another that fails as nodes on the internet do. `faults` may be changed while it runs. */
export type FaultyNode = { url: string; faults: Faults; calls: RpcCall[]; stop(): Promise<void> };

export async function startFaultyNode(
  upstream: string,
  random: Random,
  faults: Faults = {},
): Promise<FaultyNode> {
  const node: Omit<FaultyNode, "url" | "stop"> = { faults, calls: [] };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as RpcCall;
    node.calls.push(body);
    await answer(response, body).catch(() => response.destroy());
  });

  async function answer(response: ServerResponse, body: RpcCall): Promise<void> {
    const { cut = 0, gateway = 0, refuse = 0, delay = 0, range } = node.faults;
    if (delay > 0) await setTimeout(random.integer(delay));
    if (random.chance(cut)) return void response.destroy();
    if (random.chance(gateway)) return void response.writeHead(502).end("<h1>Bad gateway</h1>");
    const error = (message: string) => send(response, { id: body.id, error: { code: -32_000, message } });
    if (random.chance(refuse)) return error("internal error");
    if (range !== undefined && span(body) > range) return error(`query exceeds max block range ${range}`);
    const forwarded = await fetch(upstream, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(await aged(body)),
    });
    const reply = (await forwarded.json()) as { result?: unknown };
    const changed = node.faults.tamper?.(body, reply.result);
    if (changed !== undefined) reply.result = changed;
    if (
      body.method === "eth_getLogs" &&
      Array.isArray(reply.result) &&
      random.chance(node.faults.lateLogs ?? 0)
    ) {
      reply.result = reply.result.slice(0, random.integer(reply.result.length + 1));
    }
    send(response, { ...reply, id: body.id });
  }

  /** Some questions for the head are about an older block instead. */
  async function aged(body: RpcCall): Promise<RpcCall> {
    const [block] = body.params;
    if (body.method !== "eth_getBlockByNumber" || block !== "latest") return body;
    if (!random.chance(node.faults.staleHead ?? 0)) return body;
    const reply = await fetch(upstream, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_blockNumber", params: [] }),
    });
    const head = BigInt(((await reply.json()) as { result: string }).result);
    const back = BigInt(1 + random.integer(5));
    return {
      ...body,
      params: [`0x${(head > back ? head - back : 0n).toString(16)}`, ...body.params.slice(1)],
    };
  }

  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(node, {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function send(response: ServerResponse, reply: object): void {
  response
    .writeHead(200, { "content-type": "application/json" })
    .end(JSON.stringify({ jsonrpc: "2.0", ...reply }));
}

function span({ method, params }: RpcCall): number {
  const [filter] = params as [{ fromBlock?: string; toBlock?: string }];
  if (method !== "eth_getLogs" || !filter.fromBlock || !filter.toBlock) return 0;
  return Number(BigInt(filter.toBlock) - BigInt(filter.fromBlock)) + 1;
}
