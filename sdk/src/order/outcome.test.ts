import { expect, test } from "vitest";
import { START, TERMS } from "../testing/sample-events.ts";
import { LIFECYCLE } from "./lifecycle.ts";
import { type OrderInTerms, outcomeOf } from "./outcome.ts";
import { CancelCause, CompleteCause, OrderFlag, OrderStatus, RequestKind } from "./status.ts";

/** test/model holds every outcome against the contract; here is what it looks like. */
const order = (change: Partial<OrderInTerms>): OrderInTerms => ({
  status: OrderStatus.InProgress,
  request: RequestKind.None,
  revisionsUsed: 0,
  flags: OrderFlag.RequirementsGiven,
  round: 5,
  due: START,
  respondBy: 0,
  remaining: 10_000n,
  terms: { ...TERMS, platformFeeBps: 500 },
  ...change,
});

test("DLV-1 outcome, delivery after the grace time, is late and under review", () => {
  const now = START + TERMS.graceTime + 1;
  const outcome = outcomeOf(order({}), { action: "deliver", actor: "seller", now });
  expect(outcome).toMatchObject({
    event: "OrderDelivered",
    paid: 0n,
    state: {
      status: OrderStatus.Delivered,
      flags: OrderFlag.RequirementsGiven | OrderFlag.DeliveredLate,
      round: 6,
      due: now + TERMS.reviewTime,
    },
  });
});

test("REV-1 outcome, approval, pays all that remains to the seller less commission", () => {
  const outcome = outcomeOf(order({}), { action: "approve", actor: "client", now: START });
  expect(outcome).toMatchObject({
    cause: CompleteCause.Approved,
    split: { toSeller: 9_500n, toClient: 0n, platformFee: 500n, arbiterFee: 0n },
    state: { status: OrderStatus.Completed, remaining: 0n },
  });
});

test("RQ-3 outcome, answer to a request to cancel, ends the order when it accepts and leaves it when not", () => {
  const asked = order({ request: RequestKind.CancelBySeller, respondBy: START + 10 });
  const answer = { action: "answer", actor: "client", now: START } as const;
  expect(outcomeOf(asked, { ...answer, accepted: true })).toMatchObject({
    cause: CancelCause.RequestAccepted,
    split: { toClient: 10_000n },
    state: { status: OrderStatus.Cancelled, request: RequestKind.None, respondBy: 0 },
  });
  expect(outcomeOf(asked, { ...answer, accepted: false })).toMatchObject({
    event: "RequestAnswered",
    state: { status: OrderStatus.InProgress, request: RequestKind.None, respondBy: 0, remaining: 10_000n },
  });
});

test("ORD-3 outcome, what the table refuses, is none", () => {
  expect(outcomeOf(order({}), { action: "claim", actor: "anyone", now: START })).toBeUndefined();
  const without = LIFECYCLE.filter((row) => row.action !== "approve");
  expect(outcomeOf(order({}), { action: "approve", actor: "client", now: START }, without)).toBeUndefined();
});
