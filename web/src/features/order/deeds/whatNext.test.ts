import {
  type Actor,
  isOpen,
  type OrderAction,
  OrderStatus,
  RequestKind,
  requestParties,
  type Terms,
  waitingFor,
  whyNot,
} from "@holdfast/sdk/order";
import { expect, test } from "vitest";
import { allowedTo, type OrderModel } from "../model.ts";
import { choose } from "./choose.ts";
import { labelOf } from "./labels.ts";
import { notYet } from "./notYet.ts";
import { countdownOf, sentenceOf } from "./whatNext.ts";

const START = 1_800_000_000;
const HOUR = 3_600;
const ROLES: readonly Actor[] = ["client", "seller", "arbiter", "anyone"];
const STATUSES = Object.values(OrderStatus).filter((status) => status !== OrderStatus.None);
const REQUESTABLE: readonly OrderStatus[] = [
  OrderStatus.Placed,
  OrderStatus.InProgress,
  OrderStatus.RevisionRequested,
];

const TERMS: Terms = {
  client: "0x0000000000000000000000000000000000000001",
  seller: "0x0000000000000000000000000000000000000002",
  arbiter: "0x0000000000000000000000000000000000000003",
  platform: "0x0000000000000000000000000000000000000004",
  token: "0x0000000000000000000000000000000000000000",
  price: 100_000n,
  platformFeeBps: 500,
  arbiterFeeBps: 300,
  fallbackSellerBps: 5_000,
  deliveryTime: 5 * 24 * HOUR,
  revisionTime: 24 * HOUR,
  reviewTime: 72 * HOUR,
  responseTime: 48 * HOUR,
  graceTime: 24 * HOUR,
  rulingTime: 14 * 24 * HOUR,
  revisions: 2,
  validUntil: START + 100 * HOUR,
  content: `0x${"1".repeat(64)}`,
  salt: 1n,
};

type Word = Partial<OrderModel["state"]> & { ruled?: boolean };

function modelOf(role: Actor, { ruled = false, ...word }: Word): OrderModel {
  const state = {
    status: OrderStatus.InProgress as OrderStatus,
    request: RequestKind.None as RequestKind,
    revisionsUsed: 0,
    flags: 2,
    round: 3,
    due: START + 200 * HOUR,
    respondBy: 0,
    remaining: 100_000n,
    terms: TERMS,
    ...word,
  };
  const ruling = { sellerAmount: "1", content: TERMS.content, signature: "0x", text: "So." };
  return {
    id: TERMS.content,
    order: {
      ruling: ruled ? ruling : null,
      totals: { toSeller: "95000", toClient: "100000" },
      finishedAt: isOpen(state.status) ? null : START,
    } as unknown as OrderModel["order"],
    terms: TERMS,
    state,
    role,
    viewer: TERMS.client,
    token: { symbol: "ETH", decimals: 18 },
    escrow: TERMS.platform,
    chainId: 31_337,
    maxFileSize: 1,
    explorerUrl: null,
    names: { client: "Ines", seller: "Mara", arbiter: "Tomás" },
    money: (amount) => `${amount} wei`,
  };
}

/** Every status, open request and flag that go together, for every role. */
function* orders(): Generator<OrderModel> {
  for (const role of ROLES)
    for (const status of STATUSES)
      for (const request of requestsIn(status))
        for (const flags of flagsIn(status))
          for (const revisionsUsed of [0, 2])
            for (const respondBy of request === RequestKind.None
              ? [0, START + 50 * HOUR]
              : [START + 50 * HOUR])
              for (const ruled of status === OrderStatus.Disputed ? [false, true] : [false])
                yield modelOf(role, { status, request, flags, revisionsUsed, respondBy, ruled });
}

/** Whether requirements were given (2) and what is under review came late (4), as the contract has them together. */
function flagsIn(status: OrderStatus): readonly number[] {
  if (status === OrderStatus.Pending) return [0, 2];
  if (status === OrderStatus.Placed) return [0];
  return status === OrderStatus.InProgress || status === OrderStatus.RevisionRequested ? [2] : [2, 6];
}

function requestsIn(status: OrderStatus): readonly RequestKind[] {
  if (status === OrderStatus.Delivered) return [RequestKind.None, RequestKind.Refund];
  if (!REQUESTABLE.includes(status)) return [RequestKind.None];
  return [RequestKind.None, RequestKind.CancelByClient, RequestKind.CancelBySeller, RequestKind.Progress];
}

/** A second before, at and a second after every limit there is. */
function momentsOf({ state, terms }: OrderModel): readonly number[] {
  const limits = [terms.validUntil, state.due, state.due + terms.graceTime, state.respondBy].filter(Boolean);
  return [START, ...limits.flatMap((limit) => [limit - 1, limit, limit + 1])];
}

function* views(): Generator<{ model: OrderModel; now: number; what: string }> {
  for (const model of orders())
    for (const now of momentsOf(model)) {
      const { status, request, flags, revisionsUsed } = model.state;
      const what = JSON.stringify({
        role: model.role,
        status,
        request,
        flags,
        revisionsUsed,
        now: now - START,
      });
      yield { model, now, what };
    }
}

test("DSH-2 what next, in every status, request, role and second, shows no button that the contract would refuse", () => {
  for (const { model, now, what } of views()) {
    const { primary, others, rare } = choose(model, allowedTo(model, now));
    const buttons = [...(primary ? [primary] : []), ...others, ...rare];
    expect(new Set(buttons).size, what).toBe(buttons.length);
    for (const action of buttons) {
      expect(whyNot(model.state, { action, actor: model.role, now }), `${action} ${what}`).toBeUndefined();
      expect(labelOf(action, model), `${action} ${what}`).not.toBe("");
    }
  }
});

test("DSH-2 what next, in every status, request, role and second, says one sentence that fits the person", () => {
  for (const { model, now, what } of views()) {
    const sentence = sentenceOf(model, now);
    expect(sentence, what).toMatch(/^[A-Z].*\.$/);
    expect(sentence, what).not.toMatch(/undefined|NaN|\n/);
    if (!isOpen(model.state.status) || model.role === "client") continue;
    // "You will review", "release the money": the client's part, told to nobody else.
    expect(sentence, what).not.toMatch(/You will review|then release the money|your money/i);
    if (model.role !== "seller") expect(sentence, what).not.toMatch(/Deliver|You can claim|Your delivery/);
  }
});

test("DSH-2 what next counts to every limit that runs, and says so when it is over", () => {
  const unclocked: readonly OrderStatus[] = [OrderStatus.Placed, ...STATUSES.filter((one) => !isOpen(one))];
  for (const { model, now, what } of views()) {
    const { status, request, respondBy, due } = model.state;
    const running = countdownOf(model, now);
    if (request === RequestKind.None && unclocked.includes(status)) {
      expect(running, what).toBeNull();
      continue;
    }
    const limit = request !== RequestKind.None ? respondBy : limitOf(model, now, due);
    expect(running?.until, what).toBe(limit);
    expect(running?.outcome, what).not.toBe("");
    expect(/^since /.test(running?.outcome ?? ""), what).toBe(now > limit);
  }
});

function limitOf({ state, terms }: OrderModel, now: number, due: number): number {
  if (state.status === OrderStatus.Pending) return terms.validUntil;
  const working = state.status === OrderStatus.InProgress || state.status === OrderStatus.RevisionRequested;
  return working && now > due ? due + terms.graceTime : due;
}

test("DSH-2 what next gives whoever the order waits for a main button, as long as they can do what it waits for", () => {
  for (const { model, now, what } of views()) {
    const { role, state } = model;
    if (role === "anyone" || !waitingFor(state).includes(role)) continue;
    const { primary } = choose(model, allowedTo(model, now));
    // The arbiter writes the ruling in a form of its own; what came too late is the other party's to end.
    const tooLate =
      (state.status === OrderStatus.Pending && now > TERMS.validUntil) ||
      (requestParties(state.request)?.of === role && now > state.respondBy);
    if (role === "arbiter" || tooLate) continue;
    expect(primary, what).not.toBeNull();
  }
});

test("DSH-2 what next says why a thing looked for is not there in words without a second that is over", () => {
  for (const { model, now, what } of views())
    for (const sentence of notYet(model, now)) expect(sentence, what).not.toMatch(/in -|in 0 s/);
});

/** Whether the page has the button, and whether it is the main one. */
function shown(model: OrderModel, action: OrderAction, now: number): "main" | "there" | "absent" {
  const { primary, others, rare } = choose(model, allowedTo(model, now));
  if (primary === action) return "main";
  return [...others, ...rare].includes(action) ? "there" : "absent";
}

const asked = (request: RequestKind, status: OrderStatus = OrderStatus.InProgress): Word => ({
  status,
  request,
  respondBy: START + 48 * HOUR,
});
const silence = START + 48 * HOUR;
const due = START + 200 * HOUR;

test.each([
  [
    "RQ-3 a progress update not given",
    "client",
    "expireRequest",
    asked(RequestKind.Progress),
    silence,
    "main",
  ],
  [
    "RQ-4 the client's wish to cancel",
    "client",
    "expireRequest",
    asked(RequestKind.CancelByClient),
    silence,
    "main",
  ],
  [
    "RQ-4 the seller's wish to cancel",
    "seller",
    "expireRequest",
    asked(RequestKind.CancelBySeller),
    silence,
    "main",
  ],
  ["RQ-4 anyone", "anyone", "expireRequest", asked(RequestKind.CancelBySeller), silence, "main"],
  ["REV-3 a refund not answered", "client", "expireRequest", asked(RequestKind.Refund, 4), silence, "main"],
  ["DLV-4 seriously overdue", "client", "reclaim", {}, due + TERMS.graceTime, "main"],
  ["REV-5 a silent client", "seller", "claim", { status: OrderStatus.Delivered }, due, "main"],
  ["REV-5 a contested order", "seller", "claim", { status: OrderStatus.Contested }, due, "main"],
  [
    "DSP-6 a silent arbiter, client",
    "client",
    "expireDispute",
    { status: OrderStatus.Disputed },
    due,
    "main",
  ],
  [
    "DSP-6 a silent arbiter, seller",
    "seller",
    "expireDispute",
    { status: OrderStatus.Disputed },
    due,
    "main",
  ],
  [
    "DSP-6 a silent arbiter, operator",
    "anyone",
    "expireDispute",
    { status: OrderStatus.Disputed },
    due,
    "main",
  ],
] as const)("%s: the button comes with the second after the limit, not with its last", (...row) => {
  const [, role, action, word, limit, how] = row;
  const model = modelOf(role, word);
  expect(shown(model, action, limit - 1)).toBe("absent");
  expect(shown(model, action, limit)).toBe("absent");
  expect(shown(model, action, limit + 1)).toBe(how);
});

test.each([
  ["RQ-3 an answer", "seller", "answer", asked(RequestKind.Progress), silence],
  ["RQ-3 a delivery as the answer", "seller", "deliver", asked(RequestKind.Progress), silence],
  ["LST-6 accepting", "seller", "accept", { status: OrderStatus.Pending }, TERMS.validUntil],
  ["REV-2 a revision", "client", "requestRevision", { status: OrderStatus.Delivered }, due],
  ["REV-3 a refund", "client", "requestRefund", { status: OrderStatus.Delivered }, due],
  [
    "DLV-4 taking back a late delivery",
    "client",
    "reclaim",
    { status: OrderStatus.Delivered, flags: 6 },
    due,
  ],
  ["DSP-1 a client's dispute", "client", "dispute", { status: OrderStatus.Contested }, due],
  ["DSP-1 a late seller's dispute", "seller", "dispute", {}, due + TERMS.graceTime],
  ["DSP-3 a signed ruling", "client", "rule", { status: OrderStatus.Disputed, ruled: true }, due],
] as const)("%s: the button goes with the second after the limit", (...row) => {
  const [, role, action, word, limit] = row;
  const model = modelOf(role, word);
  expect(shown(model, action, limit - 1)).not.toBe("absent");
  expect(shown(model, action, limit)).not.toBe("absent");
  expect(shown(model, action, limit + 1)).toBe("absent");
});

test("REV-1 approving is the main button of a review, late or not; taking the money back stands beside it", () => {
  const late = modelOf("client", { status: OrderStatus.Delivered, flags: 6 });
  expect(shown(late, "approve", START)).toBe("main");
  expect(shown(late, "reclaim", START)).toBe("there");
  expect(sentenceOf(late, START)).toContain("late");
});
