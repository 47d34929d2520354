import type { Session } from "@holdfast/sdk/api";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { Account, Address, Chain, Transport, WalletClient } from "viem";
import { useAccount, useConfig, useReconnect } from "wagmi";
import { disconnect, getAccount, getWalletClient, signMessage, switchChain } from "wagmi/actions";
import { publicClientOf } from "../../../shared/chain/publicClient.ts";
import { type WalletPort, WalletRefused, type WalletTreeProps } from "../../../shared/wallet/port.ts";
import type { WalletSettings } from "../config/settings.ts";
import { SignInDialog } from "../signin/SignInDialog.tsx";
import { useSession } from "../signin/useSession.ts";
import { texts } from "../texts.ts";
import { AccountButton } from "./AccountButton.tsx";
import { NoWalletDialog } from "./NoWalletDialog.tsx";
import { useConnect } from "./useConnect.ts";
import { useSilentIcons } from "./useSilentIcons.ts";

/** What the app gives the tree; by context, so that wagmi's provider is not rendered again when it changes. */
export const RoomContext = createContext<WalletTreeProps>({ slot: null, onPort: () => {} });

type SigningIn = { resolve: (account: Address) => void; reject: (reason: WalletRefused) => void };

/** Turns wagmi, RainbowKit and the session into the one port that the rest of the app knows. */
export function WalletRoom({ settings }: { readonly settings: WalletSettings }) {
  const { slot, onPort } = useContext(RoomContext);
  const config = useConfig();
  const { status, chainId } = useAccount();
  const { account, connect, modalOpen, nobody, closeNobody } = useConnect(slot);
  const { session, address: signedIn, isPending: sessionPending, put, signOut } = useSession();
  const [signingIn, setSigningIn] = useState<SigningIn | null>(null);
  const settled = useReconnected();
  useSilentIcons(modalOpen);

  const ready = settled && !sessionPending;
  const foreign = ready && signedIn !== null && signedIn !== account;
  // Another account in the wallet, or none: the old one's session ends with it. A session that another tab began for
  // another account is that tab's, and stays.
  const had = useRef<Address | null>(null);
  useEffect(() => {
    if (!ready) return;
    const left = had.current;
    had.current = account;
    if (foreign && (left === signedIn || account === null)) void signOut().catch(() => undefined);
  }, [ready, foreign, account, signedIn, signOut]);

  const signIn = useCallback(async (): Promise<Address> => {
    const asking = await connect();
    if (signedIn === asking) return asking;
    return new Promise((resolve, reject) => setSigningIn({ resolve, reject }));
  }, [connect, signedIn]);

  const port = useMemo<WalletPort>(
    () => ({
      status: account
        ? "connected"
        : modalOpen || status === "connecting" || status === "reconnecting"
          ? "connecting"
          : "idle",
      account,
      chainId: account ? (chainId ?? null) : null,
      session: foreign ? null : signedIn,
      async connect() {
        if (account) return account;
        const connected = await connect();
        if (signedIn !== connected) setSigningIn({ resolve: () => {}, reject: () => {} });
        return connected;
      },
      disconnect: () => disconnect(config),
      signIn,
      signOut,
      async walletClient() {
        await connect();
        await onOurChain(config, settings);
        return (await getWalletClient(config, { chainId: settings.chainId })) as WalletClient<
          Transport,
          Chain,
          Account
        >;
      },
      publicClient: async () => publicClientOf(settings),
    }),
    [account, modalOpen, status, chainId, foreign, signedIn, connect, signIn, signOut, config, settings],
  );

  useEffect(() => {
    if (ready) onPort(port);
  }, [ready, port, onPort]);

  function done(next: Session) {
    void put(next);
    if (account) signingIn?.resolve(account);
    setSigningIn(null);
  }
  function closeSignIn() {
    signingIn?.reject(new WalletRefused(texts.signIn.rejected));
    setSigningIn(null);
  }

  const own = foreign ? null : session?.account;
  const face = {
    name: own?.name ?? "",
    picture: own?.avatar ?? null,
    arbiter: own?.roles.includes("arbiter") ?? false,
    operator: own?.roles.includes("operator") ?? false,
  };
  return (
    <>
      {ready && slot && createPortal(<AccountButton port={port} settings={settings} {...face} />, slot)}
      <NoWalletDialog open={nobody} onClose={closeNobody} />
      {signingIn && account && (
        <SignInDialog
          account={account}
          chainId={settings.chainId}
          sign={(message) => signMessage(config, { message, account })}
          onDone={done}
          onClose={closeSignIn}
        />
      )}
    </>
  );
}

/** True once the connection of an earlier visit is taken up, or known not to be there. */
function useReconnected(): boolean {
  const { reconnectAsync } = useReconnect();
  const [settled, setSettled] = useState(false);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void reconnectAsync()
      .catch(() => [])
      .finally(() => setSettled(true));
  }, [reconnectAsync]);
  return settled;
}

async function onOurChain(config: ReturnType<typeof useConfig>, settings: WalletSettings): Promise<void> {
  if (getAccount(config).chainId === settings.chainId) return;
  try {
    // Adds the chain to the wallet when it does not know it.
    await switchChain(config, { chainId: settings.chainId });
  } catch {
    throw new WalletRefused(texts.chain.refused(settings.chainName));
  }
}
