import { useConnectModal } from "@rainbow-me/rainbowkit";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Address, getAddress } from "viem";
import { useAccount, useConnectors } from "wagmi";
import { WalletRefused } from "../../../shared/wallet/port.ts";
import { texts } from "../texts.ts";

type Waiting = { resolve: (account: Address) => void; reject: (reason: WalletRefused) => void };

/** Milliseconds between the modal's closing and its account showing up, at most. */
const GRACE = 400;

/**
 * RainbowKit's modal as a promise: resolves with the account, rejects when the person closes it.
 * @param slot where the wallet's own button is
 */
export function useConnect(slot: HTMLElement | null) {
  const { address, isConnected } = useAccount();
  const { openConnectModal, connectModalOpen } = useConnectModal();
  const connectors = useConnectors();
  const [nobody, setNobody] = useState(false);
  const waiting = useRef<Waiting[]>([]);
  const opened = useRef(false);
  const opener = useRef<Element | null>(null);
  const account = isConnected && address ? getAddress(address) : null;

  useEffect(() => {
    if (account) for (const { resolve } of waiting.current.splice(0)) resolve(account);
  }, [account]);

  const refuse = useCallback(() => {
    for (const { reject } of waiting.current.splice(0)) reject(new WalletRefused(texts.connect.closed));
  }, []);

  useEffect(() => {
    if (connectModalOpen) {
      opened.current = true;
      return;
    }
    if (!opened.current) return;
    opened.current = false;
    // RainbowKit does not give the focus back. The button that asked may have been drawn anew with the wallet's code.
    const back = opener.current?.isConnected ? opener.current : slot?.querySelector("button");
    if (document.activeElement === document.body && back instanceof HTMLElement) back.focus();
    const timer = setTimeout(refuse, GRACE);
    return () => clearTimeout(timer);
  }, [connectModalOpen, refuse, slot]);

  const connect = useCallback((): Promise<Address> => {
    if (account) return Promise.resolve(account);
    return new Promise((resolve, reject) => {
      waiting.current.push({ resolve, reject });
      opener.current = document.activeElement === document.body ? null : document.activeElement;
      if (connectors.length === 0) setNobody(true);
      else openConnectModal?.();
    });
  }, [account, connectors.length, openConnectModal]);

  const closeNobody = useCallback(() => {
    setNobody(false);
    refuse();
  }, [refuse]);

  return { account, connect, modalOpen: connectModalOpen, nobody, closeNobody };
}
