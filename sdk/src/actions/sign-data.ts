import type { SignTypedDataParameters, TypedDataDomain } from "viem";
import { getChainId, signTypedData } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { accountOf, type SendingClient } from "./client.ts";

/** Typed data as a wallet is asked to sign it. */
export type SignableData = {
  domain: TypedDataDomain;
  types: Record<string, readonly { name: string; type: string }[]>;
  primaryType: string;
  message: Record<string, unknown>;
};

/**
 * Lets the wallet sign typed data for the chain `chainId`.
 * @throws HoldfastError wrong_chain when the wallet is on another; user_rejected.
 */
export async function signData(
  client: SendingClient,
  { data, chainId }: { data: SignableData; chainId: number },
): Promise<`0x${string}`> {
  try {
    const account = accountOf(client);
    const walletChain = await getChainId(client.walletClient);
    if (walletChain !== chainId) {
      throw new HoldfastError({
        code: "wrong_chain",
        shortMessage: "Your wallet is on another network.",
        hint: "Nothing was signed. Switch the network in your wallet and try again.",
        retry: true,
        details: `The wallet is on chain ${walletChain}, the order on ${chainId}.`,
      });
    }
    return await signTypedData(client.walletClient, {
      ...data,
      account,
    } as unknown as SignTypedDataParameters);
  } catch (error) {
    throw explainError(error);
  }
}
