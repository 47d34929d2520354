import { OrderStatus } from "@holdfast/sdk/order";
import type { Step, StepState } from "../../shared/ui/Stepper.tsx";
import type { OrderModel } from "./model.ts";
import { texts } from "./texts.ts";

/** How far each status has come on the way paid, requirements, work, review, end. */
const REACHED: Readonly<Record<OrderStatus, number>> = {
  [OrderStatus.None]: 0,
  [OrderStatus.Pending]: 0,
  [OrderStatus.Placed]: 1,
  [OrderStatus.InProgress]: 2,
  [OrderStatus.RevisionRequested]: 2,
  [OrderStatus.Delivered]: 3,
  [OrderStatus.Contested]: 3,
  [OrderStatus.Disputed]: 3,
  [OrderStatus.Completed]: 5,
  [OrderStatus.Cancelled]: 5,
  [OrderStatus.Settled]: 5,
};

/** The steps on top of the page. An order that ended early shows how far it came, then its end. */
export function stepsOf(model: OrderModel): readonly Step[] {
  const { state } = model;
  const { status } = state;
  const say = texts.steps;
  const ended =
    status === OrderStatus.Completed || status === OrderStatus.Cancelled || status === OrderStatus.Settled;
  const came = ended ? lastReached(model) : REACHED[status];
  const labels = [
    status === OrderStatus.Pending ? say.pending : say.placed,
    say.requirements,
    say.work,
    isQuarrel(status) ? say.dispute : say.review,
  ];
  const steps = labels.map(
    (label, index): Step => ({ id: String(index), label, state: stateOf(index, came, ended) }),
  );
  // What was left out when an order ended early is not still to come.
  const walked = ended ? steps.filter((step) => step.state === "done") : steps;
  const end: Step = {
    id: "end",
    label: endLabel(status),
    state: ended ? (status === OrderStatus.Cancelled ? "lost" : "done") : "ahead",
  };
  return [...walked, end];
}

function stateOf(index: number, came: number, ended: boolean): StepState {
  if (index < came) return "done";
  return index === came && !ended ? "current" : "ahead";
}

function lastReached({ order, state }: OrderModel): number {
  if (state.status === OrderStatus.Completed || state.status === OrderStatus.Settled) return 4;
  if (order.deliveredAt !== null) return 4;
  if (order.startedAt !== null) return 3;
  return 1;
}

function isQuarrel(status: OrderStatus): boolean {
  return (
    status === OrderStatus.Contested || status === OrderStatus.Disputed || status === OrderStatus.Settled
  );
}

function endLabel(status: OrderStatus): string {
  if (status === OrderStatus.Cancelled) return texts.steps.cancelled;
  return status === OrderStatus.Disputed || status === OrderStatus.Settled
    ? texts.steps.settled
    : texts.steps.completed;
}
