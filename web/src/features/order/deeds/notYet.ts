import { type OrderAction, OrderStatus, whyNot } from "@holdfast/sdk/order";
import { formatDuration } from "../../../shared/lib/duration.ts";
import type { OrderModel } from "../model.ts";
import { texts } from "../texts.ts";

/** What a person may look for here and not find, in the order they would. */
const LOOKED_FOR: readonly OrderAction[] = ["requestRevision", "requestRefund", "requestCancel", "reclaim"];

/** Why a button that one would expect is not there yet, or no more: a sentence each. @param now chain time, seconds */
export function notYet(model: OrderModel, now: number): readonly string[] {
  const { state, role } = model;
  if (role !== "client") return [];
  const found = LOOKED_FOR.map((action) => sentence(action));
  return [...new Set(found.filter((one) => one !== null))];

  function sentence(action: OrderAction): string | null {
    const refusal = whyNot(state, { action, actor: role, now });
    if (refusal?.code === "revisions_used_up" && refusal.revisions > 0) return texts.notYet.revisions;
    if (refusal?.code !== "too_early") return null;
    const left = formatDuration(refusal.notBefore - now);
    if (action === "reclaim") {
      return now > state.due ? texts.notYet.reclaim(left) : null;
    }
    return state.status === OrderStatus.Placed ? null : texts.notYet.request(left);
  }
}
