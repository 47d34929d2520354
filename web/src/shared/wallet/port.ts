import { createContext, useContext } from "react";
import type { Account, Address, Chain, PublicClient, Transport, WalletClient } from "viem";

/**
 * `idle`: no wallet is connected (and its code is perhaps not even loaded). `connecting`: a known connection is being
 * picked up again, or the modal is open. `connected`: an account is there; look at `chainId` before sending.
 */
export type WalletStatus = "idle" | "connecting" | "connected";

/**
 * All that the rest of the app knows of wallets. Implemented by features/wallet, handed out by app/wallet, so that
 * browse pages carry none of it. Every function loads the wallet code when it is not there yet.
 */
export type WalletPort = {
  readonly status: WalletStatus;
  /** Checksummed. */
  readonly account: Address | null;
  /** The chain the wallet is on now. */
  readonly chainId: number | null;
  /** The address signed in with the server (SIWE), which may differ from `account` after a switch in the wallet. */
  readonly session: Address | null;
  /** Opens the modal; resolves with the account, rejects with WalletRefused when the person closes it. */
  connect(): Promise<Address>;
  disconnect(): Promise<void>;
  /** Connects if need be, then signs the EIP-4361 message; at once when the session is already this account's. */
  signIn(): Promise<Address>;
  signOut(): Promise<void>;
  /** On the marketplace's chain: asks the wallet to switch when it is on another one. */
  walletClient(): Promise<WalletClient<Transport, Chain, Account>>;
  /** Reads the marketplace's chain through the server's `/rpc`. */
  publicClient(): Promise<PublicClient<Transport, Chain>>;
};

/** The person closed the modal or said no in the wallet. Nothing was signed or sent. */
export class WalletRefused extends Error {
  override readonly name = "WalletRefused";
}

/** Props of the component that features/wallet exports as `WalletTree`; app/wallet mounts it beside the pages. */
export type WalletTreeProps = {
  /** Where in the header the account button is drawn (by a portal); null until the header is there. */
  readonly slot: HTMLElement | null;
  /** To be called with a new port whenever anything in it changed. */
  readonly onPort: (port: WalletPort) => void;
};

export const WalletContext = createContext<WalletPort | null>(null);

/** The wallet as it is now. */
export function useWallet(): WalletPort {
  const port = useContext(WalletContext);
  if (!port) throw new Error("useWallet needs the WalletProvider of app/wallet above it");
  return port;
}
