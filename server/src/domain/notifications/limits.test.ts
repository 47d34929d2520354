import { OrderStatus, RequestKind } from "@holdfast/sdk/order";
import { describe, expect, it } from "vitest";
import type { OrderRecord } from "../orders/ports.ts";
import { noticesOfLimits } from "./limits.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const BEGAN = 1_000_000_000;
const LIMIT = BEGAN + 5 * DAY;
const [CLIENT, SELLER, ARBITER] = ["0xC1", "0x5E", "0xA8"] as const;

/** An order whose only limit is LIMIT, ordinary in everything else. */
function order(state: Partial<OrderRecord["state"]>, updatedAt = BEGAN): OrderRecord {
  const terms = { client: CLIENT, seller: SELLER, arbiter: ARBITER, graceTime: DAY, validUntil: LIMIT };
  return {
    id: "0x01",
    terms: { ...terms, token: "0x00", platformFeeBps: 0, revisions: 2 },
    state: {
      status: OrderStatus.InProgress,
      request: RequestKind.None,
      due: LIMIT,
      respondBy: 0,
      remaining: 1n,
      ...state,
    },
    updatedAt,
  } as unknown as OrderRecord;
}
const told = (record: OrderRecord, now: number) =>
  noticesOfLimits(record, now).map(({ account, kind }) => `${account} ${kind}`);

type Case = { state: Partial<OrderRecord["state"]>; ahead: string[]; over: string[] };
const CASES: Record<string, Case> = {
  "NTF-1 acceptance": {
    state: { status: OrderStatus.Pending, due: 0 },
    ahead: [`${SELLER} acceptance_due`],
    over: [`${CLIENT} acceptance_over`],
  },
  "NTF-1 delivery": {
    state: {},
    ahead: [`${SELLER} delivery_due`],
    over: [`${CLIENT} overdue`, `${SELLER} overdue`],
  },
  "NTF-1 the delivery of a revision": {
    state: { status: OrderStatus.RevisionRequested },
    ahead: [`${SELLER} delivery_due`],
    over: [`${CLIENT} overdue`, `${SELLER} overdue`],
  },
  "NTF-1 a review": {
    state: { status: OrderStatus.Delivered },
    ahead: [`${CLIENT} review_ending`],
    over: [`${CLIENT} review_over`, `${SELLER} review_over`],
  },
  "REV-3 a refused refund": {
    state: { status: OrderStatus.Contested },
    ahead: [`${CLIENT} contested_ending`],
    over: [`${CLIENT} review_over`, `${SELLER} review_over`],
  },
  "NTF-1 a request of the client's": {
    state: {
      status: OrderStatus.Delivered,
      due: LIMIT + 40 * DAY,
      request: RequestKind.Refund,
      respondBy: LIMIT,
    },
    ahead: [`${SELLER} answer_due`],
    over: [`${CLIENT} answer_over`, `${SELLER} answer_over`],
  },
  "NTF-1 a request of the seller's": {
    state: { due: LIMIT + 40 * DAY, request: RequestKind.CancelBySeller, respondBy: LIMIT },
    ahead: [`${CLIENT} answer_due`],
    over: [`${CLIENT} answer_over`, `${SELLER} answer_over`],
  },
  "NTF-1 a ruling": {
    state: { status: OrderStatus.Disputed },
    ahead: [`${ARBITER} ruling_due`],
    over: [`${CLIENT} ruling_over`, `${SELLER} ruling_over`, `${ARBITER} ruling_over`],
  },
};

describe("reminders of an order's limits", () => {
  it.each(Object.entries(CASES))("%s: a day and two hours ahead, and from the second after it", (_, one) => {
    const record = order(one.state);
    expect(told(record, LIMIT - DAY - 1)).toEqual([]);
    expect(told(record, LIMIT - DAY)).toEqual(one.ahead);
    expect(told(record, LIMIT - 2 * HOUR)).toEqual(one.ahead);
    expect(told(record, LIMIT)).toEqual(one.ahead);
    expect(told(record, LIMIT + 1)).toEqual(one.over);
    const keys = [LIMIT - DAY, LIMIT - 2 * HOUR, LIMIT + 1].map(
      (now) => noticesOfLimits(record, now)[0]?.key,
    );
    expect(new Set(keys).size).toBe(3);
    expect(noticesOfLimits(record, LIMIT - 1)[0]?.key).toBe(keys[1]);
  });

  it("NTF-1 the grace after a missed date: seriously overdue takes the place of overdue", () => {
    expect(told(order({}), LIMIT + DAY)).toEqual([`${CLIENT} overdue`, `${SELLER} overdue`]);
    expect(told(order({}), LIMIT + DAY + 1)).toEqual([
      `${CLIENT} seriously_overdue`,
      `${SELLER} seriously_overdue`,
    ]);
  });

  it("say nothing of what was set later than the mark, and again of a limit that moved", () => {
    expect(told(order({}, LIMIT - HOUR), LIMIT - HOUR / 2)).toEqual([]);
    expect(told(order({}, LIMIT - 3 * HOUR), LIMIT - 3 * HOUR)).toEqual([]);
    expect(told(order({}, LIMIT - 3 * HOUR), LIMIT - 2 * HOUR)).toEqual([`${SELLER} delivery_due`]);
    const [before] = noticesOfLimits(order({}), LIMIT - DAY);
    const [moved] = noticesOfLimits(order({ due: LIMIT + DAY }), LIMIT);
    expect(moved?.kind).toBe("delivery_due");
    expect(moved?.key).not.toBe(before?.key);
  });

  it("say nothing of a review while a request is open, of what ended, and of what is long past", () => {
    const asked = { status: OrderStatus.Delivered, request: RequestKind.Refund, respondBy: LIMIT + 40 * DAY };
    expect(told(order(asked), LIMIT)).toEqual([]);
    expect(told(order(asked), LIMIT + 1)).toEqual([]);
    expect(told(order({ status: OrderStatus.Completed }), LIMIT)).toEqual([]);
    expect(told(order({ status: OrderStatus.Delivered }), LIMIT + 30 * DAY)).not.toEqual([]);
    expect(told(order({ status: OrderStatus.Delivered }), LIMIT + 30 * DAY + 1)).toEqual([]);
  });
});
