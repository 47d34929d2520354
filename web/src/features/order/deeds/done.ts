import { type OrderAction, OrderStatus, RequestKind } from "@holdfast/sdk/order";
import { formatDate, formatDuration } from "../../../shared/lib/duration.ts";
import type { OrderModel } from "../model.ts";
import { done as say } from "./doneTexts.ts";
import type { Given } from "./request.ts";

/** What has happened once a deed is done, in a sentence. `model` is from before it. */
export function doneOf(model: OrderModel, action: OrderAction, given: Given): string {
  const { names, money, state, terms, role } = model;
  const rest = money(state.remaining);
  const other = role === "client" ? names.seller : names.client;
  switch (action) {
    case "accept":
      return say.accepted(names.client);
    case "start":
      return state.status === OrderStatus.Pending ? say.requirementsKept : say.started(names.seller);
    case "cancel":
    case "expireRequest":
    case "reclaim":
      return say.cancelled(rest, names.client);
    case "deliver":
      return say.delivered(names.client, formatDuration(terms.reviewTime));
    case "approve":
    case "claim":
      return say.completed(names.seller);
    case "release":
      return say.released(money(given.amount ?? 0n), names.seller);
    case "requestRevision":
      return say.revision(names.seller, formatDate(given.due ?? 0));
    case "requestCancel":
    case "requestProgress":
    case "requestRefund":
      return say.asked(other, formatDuration(terms.responseTime));
    case "answer":
      if (state.request === RequestKind.Progress) return say.progress(other);
      if (given.accepted) return say.cancelled(rest, names.client);
      return state.request === RequestKind.Refund ? say.refundDeclined(names.client) : say.cancelDeclined;
    case "withdrawRequest":
      return say.withdrawn;
    case "dispute":
      return say.disputed(names.arbiter, formatDuration(terms.rulingTime));
    case "evidence":
      return say.evidence;
    case "rule":
    case "expireDispute":
    case "settle":
      return say.split;
    case "revoke":
      return say.revoked;
    case "amend":
    case "place":
      return "";
  }
}
