import { connectorsForWallets, type WalletList } from "@rainbow-me/rainbowkit";
import { createConfig, createStorage, http } from "wagmi";
import { chainOf } from "../../../shared/chain/chainOf.ts";
import { demoWallets } from "../demo/wallets.ts";
import { inAppBrowserWallet } from "./inAppBrowser.ts";
import type { WalletSettings } from "./settings.ts";

const APP = { appName: "Holdfast" };

/**
 * wagmi for the one chain of this site. Installed wallets (EIP-6963) list themselves; those that need a relay of
 * their makers are loaded only when the operator has named a project for it, because they call home at once.
 */
export async function createWalletConfig(settings: WalletSettings) {
  const chain = chainOf(settings);
  const projectId = settings.walletConnectProjectId;
  const lists: WalletList = [
    ...(settings.demo === null ? [] : [demoWallets(settings.demo.people, chain)]),
    ...inAppBrowserWallet(),
    ...(projectId === null ? [] : (await import("./relayed.ts")).relayedWallets),
  ];
  return createConfig({
    chains: [chain],
    transports: { [chain.id]: http(undefined, { retryCount: 2 }) },
    connectors: lists.length === 0 ? [] : connectorsForWallets(lists, { ...APP, projectId: projectId ?? "" }),
    storage: createStorage({ storage: localStorage, key: "holdfast.wagmi" }),
    pollingInterval: 2000,
  });
}
