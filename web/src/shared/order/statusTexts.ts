import type { PhaseMark, PhaseName } from "@holdfast/sdk/order";

/** What people call the statuses (PROTOCOL.md). */
export const STATUS_WORDS: Readonly<Record<PhaseName, string>> = {
  pending: "Pending",
  paid: "Place order",
  in_progress: "In progress",
  delivered: "Review delivery",
  revision_requested: "Revision requested",
  contested: "Dispute order",
  disputed: "Disputed",
  completed: "Completed",
  cancelled: "Cancelled",
  settled: "Settled",
};
export const MARK_WORDS: Readonly<Record<PhaseMark, string>> = {
  overdue: "Overdue",
  seriously_overdue: "Seriously overdue",
};
