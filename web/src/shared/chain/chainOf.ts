import { type Chain, defineChain } from "viem";
import type { ChainSettings } from "./settings.ts";

/** The one chain of this site. */
export function chainOf(settings: ChainSettings): Chain {
  return defineChain({
    id: settings.chainId,
    name: settings.chainName,
    nativeCurrency: settings.coin,
    // Wallets need it absolute; on the local chain it is a path of this origin.
    rpcUrls: { default: { http: [new URL(settings.rpcUrl, location.origin).href] } },
    ...(settings.explorerUrl && {
      blockExplorers: { default: { name: "Explorer", url: settings.explorerUrl } },
    }),
  });
}
