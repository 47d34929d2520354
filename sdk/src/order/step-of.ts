import type { OrderEvent } from "./events.ts";
import type { TimelineEntry } from "./order.ts";
import { requestParties, roleOf } from "./roles.ts";
import { CancelCause, CompleteCause, type RequestKind, SettleCause } from "./status.ts";
import { type Terms, ZERO_HASH } from "./terms.ts";

/**
 * Who caused a step, from its event and the order's terms alone, without the history before it: what `fold` says of
 * it in its timeline. "asked" is the one exception: who agreed to a request is told by the `RequestOpened` before.
 * @returns null when the event itself is no step (`Credited`).
 */
export function causedBy(
  event: OrderEvent,
  terms: Pick<Terms, "client" | "seller" | "arbiter">,
): TimelineEntry["by"] | "asked" | null {
  switch (event.name) {
    case "OrderPlaced":
    case "OrderStarted":
    case "RevisionRequested":
    case "PartReleased":
      return "client";
    case "OrderAccepted":
    case "OrderDelivered":
      return "seller";
    case "RequestOpened":
    case "RequestWithdrawn":
      return requestParties(event.args.kind as RequestKind)?.by ?? "either";
    case "RequestAnswered":
      return requestParties(event.args.kind as RequestKind)?.of ?? "either";
    case "OrderAmended":
      return "either";
    case "OrderRevoked":
    case "OrderDisputed":
    case "EvidenceSubmitted":
      return roleOf(terms, event.args.by);
    case "OrderCompleted":
      return event.args.cause === CompleteCause.Claimed ? "anyone" : "client";
    case "OrderCancelled":
      return cancelledBy(event.args.cause);
    case "OrderSettled":
      return settledBy(event.args.cause);
    case "Credited":
      return null;
  }
}

/** Hash of the document that an event commits to; null for none (FEATURES DLV-2). */
export function stepContent({ args }: OrderEvent): `0x${string}` | null {
  const content = "content" in args ? args.content : "requirements" in args ? args.requirements : ZERO_HASH;
  return content === ZERO_HASH ? null : content;
}

function cancelledBy(cause: number): TimelineEntry["by"] | "asked" {
  switch (cause) {
    case CancelCause.ByClient:
    case CancelCause.Reclaimed:
      return "client";
    case CancelCause.BySeller:
      return "seller";
    case CancelCause.RequestAccepted:
      return "asked";
    default:
      return "anyone";
  }
}

function settledBy(cause: number): TimelineEntry["by"] {
  switch (cause) {
    case SettleCause.Ruled:
      return "arbiter";
    case SettleCause.Agreed:
      return "either";
    default:
      return "anyone";
  }
}
