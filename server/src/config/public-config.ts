import { getAddress } from "viem";
import type { z } from "zod";
import type { PublicConfig } from "../api/schema/config.ts";
import { CATEGORIES } from "../api/schema/services.ts";
import { type Config, LOCAL_CHAIN_ID } from "./config.ts";
import { DEMO_PEOPLE, demoAccount, demoPrivateKey } from "./demo-people.ts";
import { termsDefaults } from "./terms-defaults.ts";

/** What pages may know of the settings. Keys are in it only where they are known to the whole world anyway (WAL-2). */
export function publicConfig(config: Config): z.input<typeof PublicConfig> {
  const coin = config.tokens.find(({ address }) => /^0x0{40}$/.test(address));
  return {
    chainId: config.chainId,
    chainName: config.chainId === LOCAL_CHAIN_ID ? "Local demo chain" : `Chain ${config.chainId}`,
    coin: { name: coin?.name ?? "Ether", symbol: coin?.symbol ?? "ETH", decimals: coin?.decimals ?? 18 },
    rpcUrl: config.publicRpcUrl,
    explorerUrl: config.explorerUrl,
    escrow: config.escrow,
    tokens: config.tokens,
    terms: termsDefaults(config),
    maxFileSize: config.maxFileSize,
    categories: [...CATEGORIES],
    walletConnectProjectId: config.walletConnectProjectId,
    demo: config.demo
      ? {
          people: DEMO_PEOPLE.map(({ role, name, index }) => ({
            role,
            name,
            address: getAddress(demoAccount(index).address),
            privateKey: demoPrivateKey(index),
          })),
        }
      : null,
  };
}
