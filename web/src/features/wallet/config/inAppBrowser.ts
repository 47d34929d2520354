import type { WalletList } from "@rainbow-me/rainbowkit";
import { injectedWallet } from "@rainbow-me/rainbowkit/wallets";
import { texts } from "../texts.ts";

/**
 * RainbowKit's list for phones leaves out wallets that announce themselves (EIP-6963), so in the browser inside a
 * phone's wallet it would be empty: there the wallet is named as the page's own.
 */
export function inAppBrowserWallet(): WalletList {
  const phone = /android|iphone|ipad|ipod/i.test(navigator.userAgent);
  if (!phone || !("ethereum" in window)) return [];
  return [{ groupName: texts.connect.installed, wallets: [injectedWallet] }];
}
