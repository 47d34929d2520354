import { type OrderAction, RequestKind, UNLIMITED_REVISIONS } from "@holdfast/sdk/order";
import type { OrderModel } from "../model.ts";
import { texts } from "../texts.ts";

/** A button's words: the deed with its object. */
export function labelOf(action: OrderAction, model: OrderModel): string {
  const { names, state, role, money } = model;
  const rest = money(state.remaining);
  const words = texts.deeds;
  switch (action) {
    case "accept":
      return words.accept;
    case "start":
      return words.start;
    case "cancel":
      if (role === "client") return words.cancelByClient(rest);
      return state.status === 1
        ? words.decline(rest, names.client)
        : words.cancelBySeller(rest, names.client);
    case "deliver":
      return words.deliver;
    case "approve":
      return words.approve(rest, names.seller);
    case "release":
      return words.release;
    case "requestRevision":
      return state.terms.revisions === UNLIMITED_REVISIONS
        ? words.revision
        : words.revisionLeft(state.terms.revisions - state.revisionsUsed);
    case "requestCancel":
      return words.requestCancel;
    case "requestProgress":
      return words.requestProgress(names.seller);
    case "requestRefund":
      return words.requestRefund;
    case "answer":
      return state.request === RequestKind.Progress ? words.answerProgress : words.acceptRequest;
    case "withdrawRequest":
      return words.withdrawRequest;
    case "expireRequest":
      return words.expireRequest(rest, names.client);
    case "reclaim":
      return words.reclaim(rest);
    case "claim":
      return words.claim(rest, names.seller);
    case "dispute":
      return words.dispute;
    case "evidence":
      return words.evidence;
    case "rule":
      return words.rule;
    case "expireDispute":
      return words.expireDispute;
    case "revoke":
      return words.revoke;
    case "place":
    case "amend":
    case "settle":
      return "";
  }
}
