import { expect, test } from "vitest";
import {
  ARBITER,
  CLIENT,
  CONTENT,
  chainOfEvents,
  ID,
  NOT_STARTED,
  PLATFORM,
  placedArgs,
  SELLER,
  START,
  STRANGER,
  TERMS,
} from "../testing/sample-events.ts";
import { balanceKey, foldBalances } from "./balances.ts";
import type { EscrowEvent } from "./events.ts";
import { fold, foldAll } from "./fold.ts";
import { InconsistentEvent } from "./inconsistent-event.ts";
import { paymentTotals } from "./payments.ts";
import { OrderStatus, RequestKind } from "./status.ts";
import { ZERO_ADDRESS, ZERO_HASH } from "./terms.ts";

test("ORD-6 fold, order placed with requirements, is in progress with its price in escrow", () => {
  const order = foldAll([chainOfEvents()("OrderPlaced", placedArgs({ fromBalance: 400n }))]);
  expect(order).toMatchObject({
    id: ID,
    status: OrderStatus.InProgress,
    round: 1,
    remaining: 10_000n,
    startedAt: START,
  });
  expect(order?.payments).toMatchObject([{ kind: "price", amount: 10_000n, byBalance: 400n, party: CLIENT }]);
});

test("ORD-5 fold, order placed without requirements then started, is paid and then in progress", () => {
  const event = chainOfEvents();
  const placed = fold(undefined, event("OrderPlaced", placedArgs(NOT_STARTED)));
  expect(placed).toMatchObject({ status: OrderStatus.Placed, requirements: null, startedAt: null });
  const started = fold(placed, event("OrderStarted", { requirements: CONTENT, status: 3, due: START + 99 }));
  expect(started).toMatchObject({
    status: 3,
    flags: 2,
    requirements: CONTENT,
    startedAt: START + 10,
    due: START + 99,
  });
});

test("REV-1 fold, delivered and approved, pays seller and platform everything that was in escrow", () => {
  const event = chainOfEvents();
  const order = foldAll([
    event("OrderPlaced", placedArgs()),
    event("OrderDelivered", { content: CONTENT, due: START + 7210, late: false }),
    event("OrderCompleted", { cause: 0, toSeller: 9500n, platformFee: 500n }),
  ]);
  expect(order).toMatchObject({
    status: OrderStatus.Completed,
    remaining: 0n,
    round: 3,
    endedAt: START + 20,
  });
  expect(order?.outcome).toEqual({ kind: "completed", cause: 0, toSeller: 9500n, platformFee: 500n });
  expect(order && paymentTotals(order.payments)).toEqual({
    paid: 10_000n,
    toSeller: 9500n,
    toClient: 0n,
    platformFee: 500n,
    arbiterFee: 0n,
  });
  expect(order?.timeline.map(({ event: name, by }) => [name, by])).toEqual([
    ["OrderPlaced", "client"],
    ["OrderDelivered", "seller"],
    ["OrderCompleted", "client"],
  ]);
});

test("REV-2 fold, late delivery then a revision, counts the revision and forgets the lateness", () => {
  const event = chainOfEvents();
  const delivered = foldAll([
    event("OrderPlaced", placedArgs()),
    event("OrderDelivered", { content: CONTENT, due: 1, late: true }),
  ]);
  expect(delivered?.flags).toBe(2 | 4);
  const revised = fold(delivered, event("RevisionRequested", { content: CONTENT, due: 5 }));
  expect(revised).toMatchObject({
    status: OrderStatus.RevisionRequested,
    revisionsUsed: 1,
    flags: 2,
    due: 5,
  });
});

test("RQ-6 fold, client's request withdrawn, keeps the moment before which they cannot ask again", () => {
  const event = chainOfEvents();
  const order = foldAll([
    event("OrderPlaced", placedArgs()),
    event("RequestOpened", { kind: RequestKind.Progress, content: CONTENT, respondBy: START + 3610 }),
    event("RequestWithdrawn", { kind: RequestKind.Progress }),
  ]);
  expect(order).toMatchObject({ request: RequestKind.None, respondBy: START + 3610, round: 3 });
});

test("RQ-4 fold, seller's request declined, leaves no such moment behind", () => {
  const event = chainOfEvents();
  const order = foldAll([
    event("OrderPlaced", placedArgs()),
    event("RequestOpened", { kind: RequestKind.CancelBySeller, content: CONTENT, respondBy: START + 3610 }),
    event("RequestAnswered", {
      kind: RequestKind.CancelBySeller,
      accepted: false,
      content: ZERO_HASH,
      status: 3,
      due: START + TERMS.deliveryTime,
    }),
  ]);
  expect(order).toMatchObject({ request: RequestKind.None, respondBy: 0, status: OrderStatus.InProgress });
  expect(order?.timeline.at(-1)).toMatchObject({ by: "client", content: null, detail: { accepted: false } });
});

test("REV-3 fold, refund refused, is contested with a new review period", () => {
  const event = chainOfEvents();
  const order = foldAll([
    event("OrderPlaced", placedArgs()),
    event("OrderDelivered", { content: CONTENT, due: 100, late: false }),
    event("RequestOpened", { kind: RequestKind.Refund, content: CONTENT, respondBy: 200 }),
    event("RequestAnswered", {
      kind: RequestKind.Refund,
      accepted: false,
      content: CONTENT,
      status: 6,
      due: 300,
    }),
  ]);
  expect(order).toMatchObject({ status: OrderStatus.Contested, due: 300, respondBy: 200 });
});

test("DSP-3 fold, ruled 30 to 70 with kept refunds, marks the refund as staying in the balance", () => {
  const event = chainOfEvents();
  const tx = `0x${"e".repeat(64)}` as const;
  const parts = { toSeller: 2764n, toClient: 6790n, platformFee: 146n, arbiterFee: 300n };
  const events: EscrowEvent[] = [
    event("OrderPlaced", placedArgs({ flags: 3 })),
    event("OrderDisputed", { by: CLIENT, content: CONTENT, due: START + 9 }),
    event("EvidenceSubmitted", { by: SELLER, content: CONTENT }),
    event("OrderSettled", { cause: 0, ...parts, content: CONTENT }, tx),
    event("Credited", { account: CLIENT, token: ZERO_ADDRESS, amount: 6790n }, tx),
  ];
  const order = foldAll(events);
  expect(order).toMatchObject({
    status: OrderStatus.Settled,
    round: 3,
    outcome: { kind: "settled", ...parts },
  });
  expect(order?.payments.slice(1).map(({ kind, amount, byBalance }) => [kind, amount, byBalance])).toEqual([
    ["payout", 2764n, 0n],
    ["refund", 6790n, 6790n],
    ["platform_fee", 146n, 146n],
    ["arbiter_fee", 300n, 300n],
  ]);
  const balances = events.reduce(
    (now, one) => foldBalances(now, one, TERMS),
    new Map() as ReadonlyMap<string, bigint>,
  );
  expect(balances.get(balanceKey(CLIENT, ZERO_ADDRESS))).toBe(6790n);
  expect(balances.get(balanceKey(PLATFORM, ZERO_ADDRESS))).toBe(146n);
  expect(balances.get(balanceKey(ARBITER, ZERO_ADDRESS))).toBe(300n);
  expect(balances.has(balanceKey(SELLER, ZERO_ADDRESS))).toBe(false);
});

test("RQ-1 fold, amended with more money, adds an extra payment and keeps what was paid before", () => {
  const event = chainOfEvents();
  const order = foldAll([
    event("OrderPlaced", placedArgs()),
    event("OrderAmended", { amount: 700n, fromBalance: 100n, due: 77, content: CONTENT }),
  ]);
  expect(order).toMatchObject({ remaining: 10_700n, due: 77, round: 2 });
  expect(order?.payments.map(({ kind, amount, byBalance }) => [kind, amount, byBalance])).toEqual([
    ["price", 10_000n, 0n],
    ["extra", 700n, 100n],
  ]);
});

test("REV-6 fold, two equal parts released in one transaction, credits belong to the nearest part before them", () => {
  const event = chainOfEvents();
  const tx = `0x${"f".repeat(64)}` as const;
  const order = foldAll([
    event("OrderPlaced", placedArgs()),
    event("PartReleased", { toSeller: 95n, platformFee: 5n }, tx),
    event("PartReleased", { toSeller: 95n, platformFee: 5n }, tx),
    event("Credited", { account: SELLER, token: ZERO_ADDRESS, amount: 95n }, tx),
  ]);
  const payouts = order?.payments.filter(({ kind }) => kind === "payout");
  expect(payouts?.map(({ byBalance }) => byBalance)).toEqual([0n, 95n]);
  expect(order?.remaining).toBe(9800n);
});

test("fold, event of another kind, leaves the order as it is", () => {
  const event = chainOfEvents();
  const order = fold(undefined, event("OrderPlaced", placedArgs()));
  expect(fold(order, event("OffersCancelled", { seller: SELLER, epoch: 1n }))).toBe(order);
});

test("fold, the same events twice, gives equal orders and changes no input", () => {
  const event = chainOfEvents();
  const events = [event("OrderPlaced", placedArgs()), event("OrderRevoked", { by: SELLER })];
  const frozen = foldAll(events.map((one) => Object.freeze(one)));
  expect(foldAll(events)).toEqual(frozen);
});

const impossible: [string, (event: ReturnType<typeof chainOfEvents>) => EscrowEvent[]][] = [
  ["a step before the order was placed", (event) => [event("OrderAccepted", { status: 2, due: 0 })]],
  ["a second placing", (event) => [event("OrderPlaced", placedArgs()), event("OrderPlaced", placedArgs())]],
  [
    "acceptance of an accepted order",
    (event) => [event("OrderPlaced", placedArgs()), event("OrderAccepted", { status: 3, due: 0 })],
  ],
  [
    "a payout of more than remains",
    (event) => [
      event("OrderPlaced", placedArgs()),
      event("OrderCompleted", { cause: 0, toSeller: 10_000n, platformFee: 1n }),
    ],
  ],
  [
    "a payout of less than remains",
    (event) => [
      event("OrderPlaced", placedArgs()),
      event("OrderCancelled", { cause: 1, refund: 9999n, content: CONTENT }),
    ],
  ],
  [
    "a step after the end",
    (event) => [
      event("OrderPlaced", placedArgs()),
      event("OrderCancelled", { cause: 1, refund: 10_000n, content: CONTENT }),
      event("OrderRevoked", { by: SELLER }),
    ],
  ],
  [
    "an answer to a request that is not open",
    (event) => [event("OrderPlaced", placedArgs()), event("RequestWithdrawn", { kind: 1 })],
  ],
  [
    "a credit that no payout explains",
    (event) => [
      event("OrderPlaced", placedArgs()),
      event("Credited", { account: SELLER, token: ZERO_ADDRESS, amount: 1n }),
    ],
  ],
  [
    "a step by a stranger",
    (event) => [event("OrderPlaced", placedArgs()), event("OrderRevoked", { by: STRANGER })],
  ],
  [
    "an unknown cause",
    (event) => [
      event("OrderPlaced", placedArgs()),
      event("OrderCancelled", { cause: 9, refund: 10_000n, content: CONTENT }),
    ],
  ],
  ["flags that deny the requirements", (event) => [event("OrderPlaced", placedArgs({ flags: 0 }))]],
  [
    "a part release that leaves nothing",
    (event) => [
      event("OrderPlaced", placedArgs()),
      event("PartReleased", { toSeller: 9500n, platformFee: 500n }),
    ],
  ],
];

for (const [circumstance, events] of impossible) {
  test(`fold, ${circumstance}, throws InconsistentEvent`, () => {
    expect(() => foldAll(events(chainOfEvents()))).toThrow(InconsistentEvent);
  });
}

test("foldBalances, withdrawal of more than there is, throws InconsistentEvent", () => {
  const withdrawn = chainOfEvents()("Withdrawn", {
    account: CLIENT,
    token: ZERO_ADDRESS,
    amount: 1n,
    to: CLIENT,
  });
  expect(() => foldBalances(new Map(), withdrawn, undefined)).toThrow(InconsistentEvent);
});
