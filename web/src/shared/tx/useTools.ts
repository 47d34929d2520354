import { mirrored } from "@holdfast/sdk/api";
import { useEffect, useMemo, useRef } from "react";
import { publicClientOf } from "../chain/publicClient.ts";
import type { ChainSettings } from "../chain/settings.ts";
import { useWallet } from "../wallet/port.ts";
import type { Tools } from "./run.ts";

/** Milliseconds between two looks at whether the wallet is there. */
const PAUSE = 500;

/** Wallet, chain and server as the runner needs them; the wallet is always the present one. */
export function useTools(settings: ChainSettings | undefined): Tools | null {
  const wallet = useWallet();
  const latest = useRef(wallet);
  useEffect(() => {
    latest.current = wallet;
  }, [wallet]);

  return useMemo(() => {
    if (!settings) return null;
    const publicClient = publicClientOf(settings);
    const client = async () => {
      const walletClient = await latest.current.walletClient();
      return { publicClient, walletClient, account: walletClient.account };
    };
    return {
      chain: publicClient,
      chainId: settings.chainId,
      account: () => latest.current.account,
      mirrored: (block, signal) => mirrored({ block, signal }),
      client,
      async connected(signal) {
        while (latest.current.status !== "connected" || latest.current.chainId !== settings.chainId) {
          signal.throwIfAborted();
          await new Promise((resolve) => setTimeout(resolve, PAUSE));
        }
        return client();
      },
    };
  }, [settings]);
}
