import { expect, test } from "vitest";
import { START, TERMS } from "../testing/sample-events.ts";
import type { JudgedOrder } from "./judge.ts";
import { deadlines, PHASES, phase, phaseName, statusOfPhase, waitingFor } from "./phase.ts";
import { OrderStatus, RequestKind } from "./status.ts";

const order = (change: Partial<JudgedOrder>): JudgedOrder => ({
  status: OrderStatus.InProgress,
  request: RequestKind.None,
  revisionsUsed: 0,
  flags: 2,
  round: 1,
  due: START,
  respondBy: 0,
  remaining: 1n,
  terms: TERMS,
  ...change,
});

test("DLV-4 phase, around the delivery date and the end of grace, is overdue and then seriously overdue", () => {
  const at = (now: number) => phase(order({}), now).mark;
  expect(at(START)).toBeNull();
  expect(at(START + 1)).toBe("overdue");
  expect(at(START + TERMS.graceTime)).toBe("overdue");
  expect(at(START + TERMS.graceTime + 1)).toBe("seriously_overdue");
  expect(phase(order({ status: OrderStatus.Delivered }), START + 1).mark).toBeNull();
});

test("API-1 phase names, there and back, are one for each status", () => {
  for (const [status, name] of Object.entries(PHASES)) {
    expect(phaseName(Number(status) as OrderStatus)).toBe(name);
    expect(statusOfPhase(name)).toBe(Number(status));
  }
  expect(() => phaseName(OrderStatus.None)).toThrow(RangeError);
});

test("DSH-2 deadlines, delivered with an open refund request, are answer and review in order", () => {
  const found = deadlines(
    order({
      status: OrderStatus.Delivered,
      request: RequestKind.Refund,
      respondBy: START + 5,
      due: START + 9,
    }),
  );
  expect(found).toEqual([
    { kind: "response", at: START + 5, of: "seller" },
    { kind: "review", at: START + 9, of: "client" },
  ]);
});

test("DSH-1 waiting for, each situation, names who has to act", () => {
  expect(waitingFor(order({}))).toEqual(["seller"]);
  expect(waitingFor(order({ request: RequestKind.CancelBySeller }))).toEqual(["client"]);
  expect(waitingFor(order({ status: OrderStatus.Placed }))).toEqual(["client"]);
  expect(waitingFor(order({ status: OrderStatus.Disputed }))).toEqual(["arbiter"]);
  expect(waitingFor(order({ status: OrderStatus.Settled }))).toEqual([]);
});
