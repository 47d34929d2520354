import { type PhaseName, statusOfPhase } from "@holdfast/sdk/order";
import type { OrderClass, PartyRole } from "./ports.ts";
import { waitingStands } from "./waiting-stands.ts";

export type OrderClassName = PhaseName | "waiting" | "overdue";

/** The class of orders that a name stands for, for somebody in this role, at `now` (unix seconds of the chain). */
export function classOf(
  status: OrderClassName | undefined,
  { role, now }: { role: PartyRole; now: number },
): OrderClass {
  switch (status) {
    case undefined:
      return { kind: "all" };
    case "waiting":
      return { kind: "stands", stands: waitingStands(role) };
    case "overdue":
      return { kind: "overdue", overdueAt: now };
    default:
      return { kind: "status", status: statusOfPhase(status) };
  }
}
