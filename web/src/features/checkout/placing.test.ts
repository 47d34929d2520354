import type { PublicConfig } from "@holdfast/sdk/api";
import { OrderStatus, type Terms } from "@holdfast/sdk/order";
import { zeroAddress } from "viem";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { placingOf } from "./placing.ts";

const MINUTE = 60_000;
const CLIENT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const SELLER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const config = {
  ...{ chainId: 31337, chainName: "Local", rpcUrl: "/rpc", explorerUrl: null, escrow: SELLER },
  coin: { name: "Ether", symbol: "ETH", decimals: 18 },
} as unknown as PublicConfig;
const subject = { service: "one", tier: 1, packageName: "Basic" };
const terms = {
  ...{ client: zeroAddress, seller: SELLER, arbiter: SELLER, platform: SELLER, token: zeroAddress },
  ...{
    price: 5n,
    deliveryTime: 3600,
    revisions: 1,
    revisionTime: 3600,
    reviewTime: 3600,
    responseTime: 3600,
  },
  ...{ graceTime: 3600, rulingTime: 3600, platformFeeBps: 500, arbiterFeeBps: 300, fallbackSellerBps: 5000 },
  ...{ validUntil: 1_900_000_000, content: `0x${"1".repeat(64)}`, salt: 0n },
} as Terms;
const laterTerms = { ...terms, validUntil: terms.validUntil + 1 };
/** By order; what is not in it nobody has placed. */
const statuses = new Map<string, OrderStatus>();
const place = (open: Terms) =>
  placingOf({ entry: { offer: null, toRequest: null }, open, config, subject }, CLIENT);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000, toFake: ["Date"] });
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal("location", { origin: "http://localhost" });
  statuses.clear();
  // Our own server says nothing.
  vi.stubGlobal("fetch", async (_url: string, init?: RequestInit) => {
    const { id, params } = JSON.parse(String(init?.body));
    const status = statuses.get(`0x${params[0].data.slice(-64)}`) ?? OrderStatus.None;
    const words = status.toString(16).padStart(64, "0") + "0".repeat(7 * 64);
    return Response.json({ jsonrpc: "2.0", id, result: `0x${words}` });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Begins to pay, and is not held. */
async function begin(open: Terms) {
  const placing = await place(open);
  if ("why" in placing) throw new Error(`Held: ${placing.why}`);
  return placing;
}

test("ORD-4 a payment of other terms is held for ten minutes after one was begun, and no longer for being tried again", async () => {
  const first = await begin(terms);
  expect(await begin(terms)).toEqual(first);
  vi.setSystemTime(Date.now() + 9 * MINUTE);
  expect(await place(laterTerms)).toMatchObject({ why: "underWay", order: first.id });
  vi.setSystemTime(Date.now() + 2 * MINUTE);
  const second = await begin(laterTerms);
  // Declined in the wallet, say: the same order again is no second one, and the first was let go long ago.
  expect(await begin(laterTerms)).toEqual(second);
  expect(await place(terms)).toMatchObject({ why: "underWay", order: second.id });
  statuses.set(second.id, OrderStatus.Placed);
  expect(await place(laterTerms)).toEqual({ why: "running", order: second.id });
  // What is over has used its salt up, and holds nobody.
  statuses.set(second.id, OrderStatus.Cancelled);
  const third = await begin(laterTerms);
  expect(third.terms.salt).not.toBe(second.terms.salt);
});
