import { getAddress, numberToHex } from "viem";
import { getChainId } from "viem/actions";
import { addressOf } from "./authorize.ts";
import type { SendingClient } from "./client.ts";

/** Milliseconds after which a wallet that says nothing is taken for one that knows no batches. */
const PATIENCE = 3000;

/**
 * Whether the wallet makes several calls as one that happens wholly or not at all (EIP-5792, `atomic: supported`).
 * "ready" does not count: the wallet would first ask to change what kind of account it is, and a payment is no
 * occasion for that.
 */
export async function supportsCalls(client: SendingClient): Promise<boolean> {
  return Promise.race([
    ask(client).catch(() => false),
    new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE, false)),
  ]);
}

async function ask(client: SendingClient): Promise<boolean> {
  const chainId = numberToHex(await getChainId(client.publicClient));
  const answer: unknown = await client.walletClient.request(
    { method: "wallet_getCapabilities", params: [getAddress(addressOf(client)), [chainId]] },
    { retryCount: 0 },
  );
  // By chain; "0x0" speaks for all chains.
  const chains = answer as Record<string, { atomic?: { status?: unknown } } | undefined> | null;
  return [chainId, "0x0"].some((key) => chains?.[key]?.atomic?.status === "supported");
}
