import { zeroAddress } from "viem";
import type { z } from "zod";
import type { PublicConfig } from "../schema/config.ts";
import { CATEGORIES } from "../schema/services.ts";

type Answer = z.input<typeof PublicConfig>;
type Settings = Pick<
  Answer,
  | "chainId"
  | "explorerUrl"
  | "escrow"
  | "tokens"
  | "terms"
  | "maxFileSize"
  | "walletConnectProjectId"
  | "demo"
> & { publicRpcUrl: string; isLocal: boolean };

/** What pages may know of the settings. Keys are in it only where the whole world knows them anyway (WAL-2). */
export function publicConfig({ publicRpcUrl, isLocal, ...settings }: Settings): Answer {
  const coin = settings.tokens.find(({ address }) => address === zeroAddress);
  return {
    ...settings,
    chainName: isLocal ? "Local demo chain" : `Chain ${settings.chainId}`,
    coin: { name: coin?.name ?? "Ether", symbol: coin?.symbol ?? "ETH", decimals: coin?.decimals ?? 18 },
    rpcUrl: publicRpcUrl,
    categories: [...CATEGORIES],
  };
}
