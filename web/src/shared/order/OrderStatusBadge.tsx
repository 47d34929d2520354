import type { PhaseMark, PhaseName } from "@holdfast/sdk/order";
import { StatusBadge, type Tone } from "../ui/StatusBadge.tsx";
import { MARK_WORDS, STATUS_WORDS } from "./statusTexts.ts";

export type OrderStatusBadgeProps = {
  readonly status: PhaseName;
  readonly marks: readonly PhaseMark[];
  /** It is this person's turn. */
  readonly waitsForYou: boolean;
};

/** Status and mark in one word and colour: amber waits for you, blue is under way, green is done, red is lost or late. */
export function OrderStatusBadge({ status, marks, waitsForYou }: OrderStatusBadgeProps) {
  const mark = marks.includes("seriously_overdue") ? "seriously_overdue" : marks[0];
  return (
    <StatusBadge tone={mark ? "lost" : toneOf(status, waitsForYou)}>
      {STATUS_WORDS[status]}
      {mark && ` · ${MARK_WORDS[mark]}`}
    </StatusBadge>
  );
}

function toneOf(status: PhaseName, waitsForYou: boolean): Tone {
  switch (status) {
    case "completed":
    case "settled":
      return "done";
    case "cancelled":
      return "idle";
    case "pending":
    case "paid":
    case "in_progress":
    case "delivered":
    case "revision_requested":
    case "contested":
    case "disputed":
      return waitsForYou ? "wait" : "run";
  }
}
