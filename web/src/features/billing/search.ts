import type { Movement } from "@holdfast/sdk/api";

export const MOVEMENT_KINDS = [
  "paid",
  "extra",
  "refund",
  "payout",
  "release",
  "commission",
  "arbiterFee",
  "deposit",
  "withdrawal",
] as const satisfies readonly Movement["kind"][];

/** Days are local, as "2026-11-22"; `to` is included. */
export type BillingSearch = {
  readonly kind?: Movement["kind"];
  readonly token?: string;
  readonly from?: string;
  readonly to?: string;
  readonly order?: string;
};

/** Reads the page's URL; what makes no sense is left out. */
export function readBillingSearch(raw: Record<string, unknown>): BillingSearch {
  const text = (name: string, shape: RegExp) => {
    const value = raw[name];
    return typeof value === "string" && shape.test(value) ? value : undefined;
  };
  const kind = MOVEMENT_KINDS.find((one) => one === raw.kind);
  const token = text("token", /^0x[0-9a-fA-F]{40}$/);
  const from = day(raw.from);
  const to = day(raw.to);
  const order = text("order", /^0x[0-9a-f]{64}$/);
  return {
    ...(kind && { kind }),
    ...(token && { token }),
    ...(from && { from }),
    ...(to && { to }),
    ...(order && { order }),
  };
}

function day(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const at = Date.parse(`${value}T00:00:00`);
  return Number.isNaN(at) || at < 0 ? undefined : value;
}

/** The same as the server takes it: whole local days in unix seconds. */
export function filterOf({ from, to, ...rest }: BillingSearch) {
  return {
    ...rest,
    ...(from && { from: startOf(from, 0) }),
    ...(to && { to: startOf(to, 1) - 1 }),
  };
}

/** The local midnight that begins a day, or one some days after; days are not all 24 hours long. */
function startOf(date: string, daysAfter: number): number {
  const at = new Date(`${date}T00:00:00`);
  at.setDate(at.getDate() + daysAfter);
  return Math.floor(at.getTime() / 1000);
}
