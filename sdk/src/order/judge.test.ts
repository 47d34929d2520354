import { expect, test } from "vitest";
import { START, TERMS } from "../testing/sample-events.ts";
import { allowedActions, type JudgedOrder, whyNot } from "./judge.ts";
import { LIFECYCLE, ORDER_ACTIONS } from "./lifecycle.ts";
import { OPEN_STATUSES, OrderStatus, RequestKind } from "./status.ts";

const order = (change: Partial<JudgedOrder>): JudgedOrder => ({
  status: OrderStatus.InProgress,
  request: RequestKind.None,
  revisionsUsed: 0,
  flags: 2,
  round: 1,
  due: START + 100,
  respondBy: 0,
  remaining: 10_000n,
  terms: TERMS,
  ...change,
});

test("DSH-2 allowed actions, in progress before the delivery date, are those of each role", () => {
  const now = START;
  expect(allowedActions(order({}), "client", now)).toEqual([
    "approve",
    "release",
    "requestCancel",
    "requestProgress",
    "amend",
    "revoke",
    "dispute",
    "settle",
  ]);
  expect(allowedActions(order({}), "seller", now)).toEqual([
    "cancel",
    "deliver",
    "requestCancel",
    "amend",
    "revoke",
    "dispute",
    "settle",
  ]);
  expect(allowedActions(order({}), "anyone", now)).toEqual([]);
});

test("DLV-4 reclaim, at the end of the grace time and a second later, is refused and then allowed", () => {
  const ask = { action: "reclaim", actor: "client" } as const;
  const limit = START + 100 + TERMS.graceTime;
  expect(whyNot(order({}), { ...ask, now: limit })).toEqual({ code: "too_early", notBefore: limit + 1 });
  expect(whyNot(order({}), { ...ask, now: limit + 1 })).toBeUndefined();
});

test("DLV-4 reclaim, delivery under review, is allowed only when it came late", () => {
  const ask = { action: "reclaim", actor: "client", now: START } as const;
  expect(whyNot(order({ status: OrderStatus.Delivered }), ask)).toEqual({ code: "not_delivered_late" });
  expect(whyNot(order({ status: OrderStatus.Delivered, flags: 6 }), ask)).toBeUndefined();
});

test("DLV-4 dispute, by a seller whose late delivery is under review, waits until the client can no longer reclaim", () => {
  const late = order({ status: OrderStatus.Delivered, flags: 6 });
  const ask = { action: "dispute", actor: "seller" } as const;
  expect(whyNot(late, { ...ask, now: late.due })).toEqual({ code: "too_early", notBefore: late.due + 1 });
  expect(whyNot(late, { ...ask, now: late.due + 1 })).toBeUndefined();
  expect(whyNot(late, { ...ask, actor: "client", now: late.due })).toBeUndefined();
  expect(whyNot({ ...late, flags: 2 }, { ...ask, now: late.due })).toBeUndefined();
});

test("REV-2 revisions, used up, unlimited and left, are told apart", () => {
  const ask = { action: "requestRevision", actor: "client", now: START } as const;
  const used = order({ status: OrderStatus.Delivered, revisionsUsed: 1 });
  expect(whyNot(used, ask)).toEqual({ code: "revisions_used_up", revisions: 1 });
  expect(whyNot({ ...used, terms: { ...TERMS, revisions: 255 } }, ask)).toBeUndefined();
  expect(whyNot({ ...used, revisionsUsed: 0 }, ask)).toBeUndefined();
});

test("RQ-3 answer, by who asked and by the other party, is refused and allowed", () => {
  const open = order({ request: RequestKind.Progress, respondBy: START + 10 });
  const ask = { action: "answer", now: START } as const;
  expect(whyNot(open, { ...ask, actor: "client" })).toEqual({
    code: "request_is_yours",
    kind: RequestKind.Progress,
  });
  expect(whyNot(open, { ...ask, actor: "seller" })).toBeUndefined();
  expect(whyNot(open, { ...ask, actor: "seller", now: START + 11 })).toEqual({
    code: "too_late",
    deadline: START + 10,
  });
});

test("why not, stranger and wrong status, names who may and from where", () => {
  const stranger = whyNot(order({}), { action: "deliver", actor: "anyone", now: START });
  expect(stranger).toEqual({ code: "not_your_part", actors: ["seller"] });
  const early = whyNot(order({ status: OrderStatus.Placed }), {
    action: "deliver",
    actor: "seller",
    now: START,
  });
  expect(early).toMatchObject({
    code: "wrong_status",
    from: [OrderStatus.InProgress, OrderStatus.RevisionRequested],
  });
});

test("lifecycle, from every open status, each party with money at stake has a way to an end that needs nobody", () => {
  const ends: readonly (OrderStatus | "same")[] = [
    OrderStatus.Completed,
    OrderStatus.Cancelled,
    OrderStatus.Settled,
  ];
  for (const status of OPEN_STATUSES) {
    for (const actor of ["client", "seller"] as const) {
      const reached = new Set<OrderStatus>([status]);
      for (let grew = true; grew; ) {
        const before = reached.size;
        for (const row of LIFECYCLE) {
          const theirs = row.actors.includes(actor) || row.actors.includes("anyone");
          if (!theirs || row.signature !== undefined || !row.from.some((from) => reached.has(from))) continue;
          for (const to of row.to) if (to !== "same") reached.add(to);
        }
        grew = reached.size > before;
      }
      expect(
        [...reached].some((one) => ends.includes(one)),
        `${actor} in ${status}`,
      ).toBe(true);
    }
  }
});

test("lifecycle, terminal statuses, start no row", () => {
  const ended: OrderStatus[] = [OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Settled];
  expect(LIFECYCLE.filter((row) => row.from.some((from) => ended.includes(from)))).toEqual([]);
  expect(ORDER_ACTIONS).toHaveLength(23);
});
