import { readOrder } from "@holdfast/sdk/actions";
import type { PublicConfig } from "@holdfast/sdk/api";
import { OrderStatus } from "@holdfast/sdk/order";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { getAddress, type Hex } from "viem";
import { publicClientOf } from "../../shared/chain/publicClient.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { useWallet } from "../../shared/wallet/port.ts";
import { draftName, keptText, onDraft, readDraft, type Subject } from "./draft.ts";

/** `none`: nobody paid it. `ended`: it is over, so that the next is plainly another one. */
export type Fate = "none" | "running" | "ended";

/** What became of an order, by the chain: the mirror may not have heard of it yet. @throws HoldfastError */
export async function readFate(config: PublicConfig, id: Hex): Promise<Fate> {
  const escrow = getAddress(config.escrow);
  const { status } = await readOrder({ publicClient: publicClientOf(config), escrow }, { id });
  if (status === OrderStatus.None) return "none";
  const over: readonly OrderStatus[] = [OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Settled];
  return over.includes(status) ? "ended" : "running";
}

/** Which of these runs; null: none. Begins as what every order's live events ask again. */
const runningQuery = (config: PublicConfig, tried: readonly Hex[]) =>
  queryOptions({
    queryKey: ["orders", "list", "running", tried],
    enabled: tried.length > 0,
    // Coming back to the page, it is asked anew: it decides what the page offers.
    staleTime: 0,
    queryFn: async () => {
      const fates = await Promise.all(tried.map((id) => readFate(config, id)));
      return tried.find((_, index) => fates[index] === "running") ?? null;
    },
  });

/**
 * The order that this account has running from this very checkout, in this window or another, or before a reload; null
 * while there is none. @param subject null for what the contract takes once by itself
 */
export function usePaidBefore(config: PublicConfig, subject: Subject | null): Hex | null {
  const { session } = useWallet();
  useLive(subject !== null);
  const name = subject !== null && session !== null ? draftName(session, subject) : null;
  const text = useSyncExternalStore(onDraft, () => (name === null ? null : keptText(name)));
  const tried = readDraft(text)?.tried ?? [];
  return useQuery(runningQuery(config, tried)).data ?? null;
}
