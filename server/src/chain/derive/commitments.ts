import { CancelCause, type Order, type TimelineEntry } from "@holdfast/sdk/order";
import type { Address } from "viem";
import type { CommitmentRow } from "../store.ts";

/** The hashes that an order's events carry, each with who put it there (FEATURES DLV-2). */
export function commitments(order: Order): CommitmentRow[] {
  return order.timeline.flatMap((step) => {
    const { content, ref } = step;
    const kind = kindOf(step);
    if (content === null || kind === null) return [];
    const { blockNumber, logIndex } = ref;
    return authors(order, step).map((author) => ({
      blockNumber,
      logIndex,
      kind,
      hash: content,
      orderId: order.id,
      author,
    }));
  });
}

function kindOf({ event, detail }: TimelineEntry): string | null {
  switch (event) {
    case "OrderPlaced":
    case "OrderStarted":
      return "requirements";
    case "OrderDelivered":
      return "delivery";
    case "RevisionRequested":
      return "revision";
    case "OrderCancelled":
      return detail.kind === "cancelled" && detail.cause === CancelCause.RequestAccepted
        ? "response"
        : "reason";
    case "RequestOpened":
      return "request";
    case "RequestAnswered":
      return "response";
    case "OrderAmended":
      return "amendment";
    case "OrderDisputed":
      return "statement";
    case "EvidenceSubmitted":
      return "evidence";
    case "OrderSettled":
      return "ruling";
    case "OrderAccepted":
    case "OrderCompleted":
    case "PartReleased":
    case "RequestWithdrawn":
    case "OrderRevoked":
      return null;
  }
}

/** "either": both signed it, and the chain does not tell whose words they were. */
function authors({ terms }: Order, { by }: TimelineEntry): Address[] {
  switch (by) {
    case "client":
    case "seller":
    case "arbiter":
      return [terms[by]];
    case "either":
      return [terms.client, terms.seller];
    case "anyone":
      return [];
  }
}
