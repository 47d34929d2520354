import {
  type Address,
  createPublicClient,
  type Hash,
  type Hex,
  HttpRequestError,
  http,
  numberToHex,
  webSocket,
} from "viem";
import type { z } from "zod";
import { InconsistentAnswer, RpcError } from "../errors.ts";
import { retry } from "./retry.ts";
import {
  type BlockWithSenders,
  blockAnswer,
  chainIdAnswer,
  codeAnswer,
  type Header,
  headerAnswer,
  logsAnswer,
  type RawLog,
} from "./schemas.ts";

export type LogFilter = { address: Address } & ({ from: bigint; to: bigint } | { blockHash: Hash });

/** The node, as far as the mirror needs it. Every answer is checked for its form; null: the node has no such block. */
export type Rpc = {
  chainId(): Promise<number>;
  code(address: Address): Promise<Hex>;
  latest(): Promise<Header>;
  header(number: bigint): Promise<Header | null>;
  block(number: bigint): Promise<BlockWithSenders | null>;
  /** Refusals are tried again only if `patient`: else the caller asks for less. */
  logs(filter: LogFilter, patience: { patient: boolean }): Promise<RawLog[]>;
};

export type RpcOptions = {
  url: string;
  /** Milliseconds until a request counts as failed. */
  timeout: number;
  /** Aborting ends waiting and trying again. */
  signal: AbortSignal;
  /** Told of every request, tried again or not: its failure, or null. */
  onAnswer: (failure: RpcError | null) => void;
};

/** A client of the node's JSON-RPC (Ethereum execution API). Requests are tried a few times before they fail. */
export function createRpc(options: RpcOptions): Rpc {
  const { url, timeout, signal, onAnswer } = options;
  const transport = /^wss?:/.test(url)
    ? webSocket(url, { retryCount: 0, timeout })
    : http(url, { retryCount: 0, timeout });
  const client = createPublicClient({ transport });
  // Checked against a schema below, so the method's declared types are not needed.
  const send = client.request as (call: { method: string; params: unknown[] }) => Promise<unknown>;

  async function once(method: string, params: unknown[]): Promise<unknown> {
    signal.throwIfAborted();
    try {
      const answer = await send({ method, params });
      onAnswer(null);
      return answer;
    } catch (cause) {
      const unreachable = cause instanceof HttpRequestError && cause.status === undefined;
      const error = new RpcError(`${method}: ${firstLine(cause)}`, { cause, unreachable });
      onAnswer(error);
      throw error;
    }
  }

  const ask = async <Schema extends z.ZodType>(schema: Schema, method: string, params: unknown[]) =>
    parse(schema, method, await retry(() => once(method, params), { signal }));

  return {
    chainId: () => ask(chainIdAnswer, "eth_chainId", []),
    code: (address) => ask(codeAnswer, "eth_getCode", [address, "latest"]),
    latest: () => ask(headerAnswer, "eth_getBlockByNumber", ["latest", false]),
    header: (number) => ask(headerAnswer.nullable(), "eth_getBlockByNumber", [numberToHex(number), false]),
    block: (number) => ask(blockAnswer.nullable(), "eth_getBlockByNumber", [numberToHex(number), true]),
    logs: async ({ address, ...where }, { patient }) => {
      const range =
        "blockHash" in where ? where : { fromBlock: numberToHex(where.from), toBlock: numberToHex(where.to) };
      const ask = () => once("eth_getLogs", [{ address, ...range }]);
      const answer = await retry(ask, { signal, worthIt: ({ unreachable }) => patient || unreachable });
      return parse(logsAnswer, "eth_getLogs", answer);
    },
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, method: string, answer: unknown): z.output<Schema> {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new InconsistentAnswer(
    `${method}: the answer's ${issue?.path.join(".") || "form"} is wrong: ${issue?.message}`,
  );
}

function firstLine(cause: unknown): string {
  // viem's errors carry the URL, which may hold a key, in their long message: only the short one leaves here.
  if (typeof cause === "object" && cause !== null) {
    const details = "details" in cause && typeof cause.details === "string" ? cause.details : "";
    const short = "shortMessage" in cause && typeof cause.shortMessage === "string" ? cause.shortMessage : "";
    const text = [short, details].filter(Boolean).join(" ");
    if (text) return text.split("\n").join(" ").slice(0, 300);
  }
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? cause.name) : String(cause);
}
