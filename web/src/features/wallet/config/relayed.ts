import type { WalletList } from "@rainbow-me/rainbowkit";
import { coinbaseWallet, rainbowWallet, walletConnectWallet } from "@rainbow-me/rainbowkit/wallets";
import { texts } from "../texts.ts";

/** Wallets that reach the page through a server of their makers. */
export const relayedWallets: WalletList = [
  { groupName: texts.connect.relayed, wallets: [walletConnectWallet, coinbaseWallet, rainbowWallet] },
];
