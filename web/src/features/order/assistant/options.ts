import { type OrderAction, OrderStatus, type Refusal, whyNot } from "@holdfast/sdk/order";
import { formatDuration } from "../../../shared/lib/duration.ts";
import type { OrderModel } from "../model.ts";
import { otherOf } from "./proposals.ts";
import { texts } from "./texts.ts";

export type OptionId = keyof typeof texts.option;

export type AssistantOption = {
  readonly id: OptionId;
  readonly label: string;
  /** What it does, or why it cannot be done now. */
  readonly hint: string;
  readonly refused: boolean;
};

const OF_SELLER: readonly OptionId[] = ["additionalWork", "changeTime", "cancel", "cancelAlone", "settle"];
const OF_CLIENT: readonly OptionId[] = ["progress", "changeTime", "cancel", "release", "settle"];

/** Whoever submits is the other party; who asks is judged by what the other could do. */
const ACTIONS: Readonly<Record<OptionId, OrderAction>> = {
  additionalWork: "amend",
  changeTime: "amend",
  progress: "requestProgress",
  cancel: "requestCancel",
  cancelAlone: "cancel",
  release: "release",
  settle: "settle",
};

/** What a party can ask for (RQ-1 to RQ-5, REV-6, DSP-5); the rest with its reason. @param now chain time, seconds */
export function assistantOptions(
  model: OrderModel,
  { now, proposalOpen }: { now: number; proposalOpen: boolean },
): readonly AssistantOption[] {
  const { role } = model;
  if (role !== "client" && role !== "seller") return [];
  return (role === "seller" ? OF_SELLER : OF_CLIENT).map((id) => {
    const refusal = refusalOf(model, id, { now, proposalOpen });
    return { id, label: texts.option[id], hint: refusal ?? hintOf(model, id), refused: refusal !== null };
  });
}

function refusalOf(
  model: OrderModel,
  id: OptionId,
  { now, proposalOpen }: { now: number; proposalOpen: boolean },
): string | null {
  const { state, role } = model;
  const say = texts.refused;
  if (role === "client" && state.status === OrderStatus.Placed) {
    // The contract would take them, but there is a shorter way, or nothing to tell yet.
    if (id === "cancel") return say.cancelAloneFirst;
    if (id === "progress") return say.notBegun;
  }
  const refusal = whyNot(state, { action: ACTIONS[id], actor: role, now });
  if (refusal) return inWords(model, refusal, now);
  return proposalOpen && id !== "cancelAlone" && id !== "release" ? say.proposal : null;
}

function inWords({ state }: OrderModel, refusal: Refusal, now: number): string {
  const say = texts.refused;
  switch (refusal.code) {
    case "request_open":
      return say.request;
    case "too_early":
      return say.again(formatDuration(refusal.notBefore - now));
    case "nothing_releasable":
      return say.indivisible;
    case "wrong_status":
      if (state.status === OrderStatus.Pending) return say.pending;
      if (state.status === OrderStatus.Delivered) return say.review;
      return say.dispute;
    default:
      return say.other;
  }
}

function hintOf(model: OrderModel, id: OptionId): string {
  const { names, money, state } = model;
  const say = texts.hint;
  switch (id) {
    case "additionalWork":
      return say.additionalWork(names.client);
    case "progress":
    case "release":
      return say[id](names.seller);
    case "cancelAlone":
      return say.cancelAlone(money(state.remaining), names.client);
    case "changeTime":
    case "cancel":
    case "settle":
      return say[id](otherOf(model));
  }
}
