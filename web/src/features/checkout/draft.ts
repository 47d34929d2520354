import { randomOrderSalt } from "@holdfast/sdk/order";
import type { Hex } from "viem";

/**
 * What makes the order of one checkout the same order in every window that it is open in, and after a reload: the contract
 * takes it once only. One an account and package, kept by the browser for all its windows.
 */
export type CheckoutDraft = {
  readonly salt: bigint;
  /** Chain time, unix seconds, from which a seller's time to accept is counted: it is part of the terms. */
  readonly asked: number;
  /**
   * The orders that somebody began to pay from it, the latest last: other terms make another order of the same salt.
   * Nobody knows from this alone whether they were paid.
   */
  readonly tried: readonly Hex[];
  /** When the latest was tried, by this browser's clock, milliseconds. */
  readonly triedAt: number;
  /** Orders that the person was told of, and wants another one beside. */
  readonly known: readonly Hex[];
};

/** The package that a checkout is about. */
export type Subject = { readonly service: string; readonly tier: number; readonly packageName: string };

/** How many orders are remembered of each kind, the latest: each that was tried is looked at before the next payment. */
const MOST = 12;

/** Told of every change here or in another window. */
const listeners = new Set<() => void>();
/** For browsers that keep nothing: then each page has its own. */
const unkept = new Map<string, string>();
const BEGINNING = "holdfast.checkout.";

export const draftName = (account: string, { service, tier }: Subject) =>
  `${BEGINNING}${account}.${service}.${tier}`;

/** Text that changes with the draft, for React; null: there is none. */
export function keptText(name: string): string | null {
  try {
    return unkept.get(name) ?? localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function readDraft(text: string | null): CheckoutDraft | null {
  try {
    const { salt, asked, tried, triedAt, known }: Record<string, unknown> = JSON.parse(text ?? "{}");
    if (typeof salt !== "string" || !/^[1-9]\d{0,19}$/.test(salt) || typeof asked !== "number") return null;
    const at = typeof triedAt === "number" ? triedAt : 0;
    return { salt: BigInt(salt), asked, tried: orderIds(tried), triedAt: at, known: orderIds(known) };
  } catch {
    return null;
  }
}

export function keepDraft(name: string, draft: CheckoutDraft): void {
  const text = JSON.stringify({ ...draft, salt: draft.salt.toString() });
  try {
    localStorage.setItem(name, text);
    unkept.delete(name);
  } catch {
    unkept.set(name, text);
  }
  for (const listener of listeners) listener();
}

/** The person wants another order beside these: the next payment is no longer one that was tried. */
export function renewDraft(name: string, beside: readonly Hex[]): void {
  const before = readDraft(keptText(name));
  const known = [...(before?.known ?? []), ...(before?.tried ?? []), ...beside];
  keepDraft(name, { ...freshDraft(), known: latest(known) });
}

export const freshDraft = (): CheckoutDraft => ({
  salt: randomOrderSalt(),
  asked: 0,
  tried: [],
  triedAt: 0,
  known: [],
});

/** Without what came twice, and without the oldest of too many. */
export const latest = (ids: readonly Hex[]): readonly Hex[] =>
  [...new Set(ids.toReversed())].slice(0, MOST).toReversed();

/** Hears of changes in this window and in others. Returns what ends it. */
export function onDraft(listener: () => void): () => void {
  listeners.add(listener);
  const elsewhere = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(BEGINNING)) listener();
  };
  addEventListener("storage", elsewhere);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", elsewhere);
  };
}

/** Drafts of an earlier version of this page remember one order only. */
const orderIds = (value: unknown): readonly Hex[] => [value].flat().filter(isOrderId).slice(-MOST);

const isOrderId = (value: unknown): value is Hex =>
  typeof value === "string" && /^0x[0-9a-f]{64}$/i.test(value);
