import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { WalletContext, type WalletPort } from "../../shared/wallet/port.ts";

const WalletTree = lazy(() => import("./Tree.tsx").then(({ Tree: tree }) => ({ default: tree })));

/** Set while a wallet is connected, so that only those who have one load its code at the next visit. */
const REMEMBERED = "holdfast.wallet";

type Slot = { readonly attach: (element: HTMLElement | null) => void; readonly live: boolean };
const SlotContext = createContext<Slot | null>(null);

/**
 * Hands out a port that sleeps until someone needs a wallet. The wallet's own providers stand beside the pages and not
 * around them: waking them must not mount every page anew.
 */
export function WalletProvider({ children }: { readonly children: ReactNode }) {
  const [awake, setAwake] = useState(wasConnected);
  const [port, setPort] = useState<WalletPort | null>(null);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const waiting = useRef<((port: WalletPort) => void)[]>([]);
  const latest = useRef<WalletPort | null>(null);

  const wake = useCallback((): Promise<WalletPort> => {
    if (latest.current) return Promise.resolve(latest.current);
    setAwake(true);
    return new Promise((resolve) => waiting.current.push(resolve));
  }, []);

  const onPort = useCallback((next: WalletPort) => {
    latest.current = next;
    setPort(next);
    for (const resolve of waiting.current.splice(0)) resolve(next);
  }, []);

  const status = port?.status;
  useEffect(() => {
    if (status === "connected") remember(true);
    if (status === "idle") remember(false);
  }, [status]);

  const sleeping = useMemo<WalletPort>(
    () => ({
      status: awake ? "connecting" : "idle",
      account: null,
      chainId: null,
      session: null,
      connect: async () => (await wake()).connect(),
      disconnect: async () => (await wake()).disconnect(),
      signIn: async () => (await wake()).signIn(),
      signOut: async () => (await wake()).signOut(),
      walletClient: async () => (await wake()).walletClient(),
      publicClient: async () => (await wake()).publicClient(),
    }),
    [awake, wake],
  );
  const slotValue = useMemo(() => ({ attach: setSlot, live: port !== null }), [port]);

  return (
    <WalletContext value={port ?? sleeping}>
      <SlotContext value={slotValue}>
        {children}
        {awake && (
          <Suspense fallback={null}>
            <WalletTree slot={slot} onPort={onPort} />
          </Suspense>
        )}
      </SlotContext>
    </WalletContext>
  );
}

/** Where the header lets the wallet draw its account button; `live` once it does. */
export function useWalletSlot(): Slot {
  const slot = use(SlotContext);
  if (!slot) throw new Error("useWalletSlot needs the WalletProvider above it");
  return slot;
}

function wasConnected(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) === "connected";
  } catch {
    return false;
  }
}

function remember(connected: boolean): void {
  try {
    if (connected) localStorage.setItem(REMEMBERED, "connected");
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // Without storage the next visit starts unconnected, which is safe.
  }
}
