import { OrderStatus } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import { expect, test } from "vitest";
import { viewQuote } from "./get-quote.ts";
import type { QuotePorts, QuoteRecord } from "./ports.ts";

const CLIENT: Address = "0x1000000000000000000000000000000000000001";
const SELLER: Address = "0x2000000000000000000000000000000000000002";
const ORDER: Hash = `0x${"3".repeat(64)}`;
const then = new Date(0);
const asked: QuoteRecord = {
  ...{ id: "one", client: CLIENT, seller: SELLER, jobId: null, serviceId: null, title: "Signs" },
  ...{ brief: ORDER, token: null, budget: null, neededBy: null, stage: "accepted", words: "", offer: null },
  ...{ retired: [], shortlisted: false, questions: [], order: null, used: [] },
  ...{ createdAt: then, quotedAt: then, acceptedAt: then, endedAt: null, updatedAt: then },
};
const paid: QuoteRecord = { ...asked, order: { id: ORDER, status: OrderStatus.Placed, taken: true } };

/** Ports at which every look at the quote finds the next of these, and the last from then on. */
function portsFinding(...records: QuoteRecord[]) {
  let looks = 0;
  const ports = {
    quotes: {
      find: async () => records[Math.min(looks++, records.length - 1)],
      states: async () => new Map([["one", "paid"]]),
    },
    accounts: { people: async () => new Map() },
    clock: async () => 1,
    offers: { of: async () => new Map() },
    documents: { findMany: async () => new Map() },
    services: { find: async () => null },
    jobs: { find: async () => null },
  } as unknown as QuotePorts;
  return { ports, looks: () => looks };
}

test("LST-4 a quote whose order is mirrored between two looks is not shown as paid without it", async () => {
  const { ports, looks } = portsFinding(asked, paid);
  const view = await viewQuote(ports, { id: "one", account: CLIENT });
  expect(view).toMatchObject({ state: "paid", order: { id: ORDER } });
  expect(looks()).toBe(2);
});

test("LST-4 a quote that stays paid without an order is shown all the same, after a few looks", async () => {
  const { ports, looks } = portsFinding(asked);
  expect(await viewQuote(ports, { id: "one", account: CLIENT })).toMatchObject({
    state: "paid",
    order: null,
  });
  expect(looks()).toBe(3);
});
