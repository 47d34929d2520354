import { type Chain, createPublicClient, http, type PublicClient, type Transport } from "viem";
import { chainOf } from "./chainOf.ts";
import type { ChainSettings } from "./settings.ts";

export type ChainReader = PublicClient<Transport, Chain>;

const clients = new Map<string, ChainReader>();

/** Reads the chain through the configured RPC; the same settings share one client. */
export function publicClientOf(settings: ChainSettings): ChainReader {
  const key = `${settings.chainId} ${settings.rpcUrl}`;
  const known = clients.get(key);
  if (known) return known;
  const client = createPublicClient({
    chain: chainOf(settings),
    transport: http(undefined, { retryCount: 1, timeout: 10_000 }),
    cacheTime: 0,
    // A contract may answer "ask that address" (EIP-3668): no page of ours asks anybody else.
    ccipRead: false,
  });
  clients.set(key, client);
  return client;
}
