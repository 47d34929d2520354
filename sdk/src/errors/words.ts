import { OrderStatus, RequestKind } from "../order/status.ts";

/** A moment in words that no time zone can change: "2026-11-22 09:30 UTC". Full minutes, rounded down. */
export function momentText(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** The same for the first moment at which something works: rounded up, so that it really works then. */
export function firstMomentText(seconds: number): string {
  return momentText(Math.ceil(seconds / 60) * 60);
}

const STATUS_TEXTS: Record<OrderStatus, string> = {
  [OrderStatus.None]: "not placed",
  [OrderStatus.Pending]: "Pending",
  [OrderStatus.Placed]: "Place order",
  [OrderStatus.InProgress]: "In progress",
  [OrderStatus.Delivered]: "Review delivery",
  [OrderStatus.RevisionRequested]: "Revision requested",
  [OrderStatus.Contested]: "Dispute order",
  [OrderStatus.Disputed]: "Disputed",
  [OrderStatus.Completed]: "Completed",
  [OrderStatus.Cancelled]: "Cancelled",
  [OrderStatus.Settled]: "Settled",
};

const REQUEST_TEXTS: Record<RequestKind, string> = {
  [RequestKind.None]: "no request",
  [RequestKind.CancelByClient]: "the client's request to cancel",
  [RequestKind.CancelBySeller]: "the seller's request to cancel",
  [RequestKind.Progress]: "the request for a progress update",
  [RequestKind.Refund]: "the request for a refund",
};

/** A status as people read it. */
export function statusText(status: number): string {
  return STATUS_TEXTS[status as OrderStatus] ?? `status ${status}`;
}

/** A kind of request as people read it. */
export function requestText(kind: number): string {
  return REQUEST_TEXTS[kind as RequestKind] ?? `request ${kind}`;
}
