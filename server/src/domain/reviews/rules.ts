import { OrderStatus } from "@holdfast/sdk/order";
import type { OrderRecord } from "../orders/ports.ts";
import { Refusal } from "../refusal.ts";

const DAY = 86_400;
/** How long after an order's end it can be reviewed, in seconds. */
export const REVIEW_TIME = 90 * DAY;
/** After how many seconds a review is shown that stayed the only one. */
export const ALONE_TIME = 14 * DAY;
/** How long after the end who wrote nothing is reminded, in seconds. */
export const REMIND_AFTER = DAY;
/** How far from now the moment may lie that was signed, in seconds: wallets take their time, clocks differ. */
const SIGNED_NEAR = 900;

/** When the order can be reviewed no more, in unix seconds; null: it cannot be at all as it stands. */
export function reviewableUntil({ state, finishedAt }: OrderRecord): number | null {
  const { Completed, Settled } = OrderStatus;
  const ended = state.status === Completed || state.status === Settled;
  return ended && finishedAt !== null ? finishedAt + REVIEW_TIME : null;
}

/** @throws Refusal `invalid_input` when the moment that was signed is not about now */
export function checkSignedAt(signedAt: number, now: number): void {
  if (Math.abs(signedAt - now) <= SIGNED_NEAR) return;
  const message = "is not about now: sign again";
  throw new Refusal("invalid_input", `signedAt ${message}.`, { errors: [{ path: "signedAt", message }] });
}
