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
  /** The order that somebody last began to pay from it; nobody knows from this alone whether it was paid. */
  readonly tried: Hex | null;
};

/** Told of every change here or in another window. */
const listeners = new Set<() => void>();
/** For browsers that keep nothing: then each page has its own. */
const unkept = new Map<string, string>();
const BEGINNING = "holdfast.checkout.";

/** @param subject the package, by service and tier */
export const draftName = (account: string, subject: string) => `${BEGINNING}${account}.${subject}`;

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
    const { salt, asked, tried }: Record<string, unknown> = JSON.parse(text ?? "{}");
    if (typeof salt !== "string" || !/^[1-9]\d{0,19}$/.test(salt) || typeof asked !== "number") return null;
    return { salt: BigInt(salt), asked, tried: isOrderId(tried) ? tried : null };
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

/** Begins another order: the next payment is no longer the one that was tried. */
export function renewDraft(name: string): CheckoutDraft {
  const fresh = { salt: randomOrderSalt(), asked: 0, tried: null };
  keepDraft(name, fresh);
  return fresh;
}

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

const isOrderId = (value: unknown): value is Hex =>
  typeof value === "string" && /^0x[0-9a-f]{64}$/i.test(value);
