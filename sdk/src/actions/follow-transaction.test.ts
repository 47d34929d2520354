import type { Hex } from "viem";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { ACCOUNT, FakeNode } from "../testing/fake-node.ts";
import { type FollowOptions, followTransaction } from "./follow-transaction.ts";
import type { Sent, Weather } from "./sent.ts";

const SENT = `0x${"a".repeat(64)}` as const;
const OTHER = `0x${"b".repeat(64)}` as const;

/** Follows as a page does that stays open: for ever, looking each second. */
function begin(node: FakeNode, transaction: Hex | Sent = SENT, options: FollowOptions = {}) {
  const weather: Weather[] = [];
  const kept: Sent[] = [];
  const client = { ...node.client(), patience: 90_000 };
  const fate = followTransaction(client, {
    transaction,
    pollingInterval: 1000,
    timeout: Number.POSITIVE_INFINITY,
    onProgress: (state) => {
      weather.push(state.weather);
      kept.push(state.sent);
    },
    ...options,
  }).then(
    ({ transactionHash }) => ({ mined: transactionHash }),
    (error: Error) => ({ error: error instanceof HoldfastError ? error.code : error.name }),
  );
  return { fate, weather, kept };
}

/** A node that has the transaction waiting. */
function pending(): FakeNode {
  const node = new FakeNode();
  node.pend(SENT);
  return node;
}

function replace(node: FakeNode, change: Parameters<FakeNode["pend"]>[1] = {}): void {
  node.pend(OTHER, change);
  node.transactions.delete(SENT);
  node.mine(OTHER);
}

describe("following a sent transaction", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("WAL-1 tells the receipt when it is mined under its own hash", async () => {
    const node = pending();
    const { fate } = begin(node);
    await vi.advanceTimersByTimeAsync(1500);
    node.mine(SENT);
    await vi.advanceTimersByTimeAsync(1500);
    expect(await fate).toEqual({ mined: SENT });
  });

  it("WAL-1 finds the receipt of one that was mined while the page was closed", async () => {
    const node = pending();
    node.mine(SENT);
    expect(await begin(node).fate).toEqual({ mined: SENT });
  });

  it("WAL-1 tells a revert from a success", async () => {
    const node = pending();
    node.mine(SENT, { status: "0x0" });
    expect(await begin(node).fate).toEqual({ error: "transaction_reverted" });
  });

  it("WAL-1 follows a repriced transaction to its new hash", async () => {
    const node = pending();
    const { fate } = begin(node);
    await vi.advanceTimersByTimeAsync(1500);
    replace(node);
    await vi.advanceTimersByTimeAsync(1500);
    expect(await fate).toEqual({ mined: OTHER });
  });

  it("WAL-1 calls an empty transaction to oneself in its place a cancellation", async () => {
    const node = pending();
    const { fate } = begin(node);
    await vi.advanceTimersByTimeAsync(1500);
    replace(node, { to: ACCOUNT, input: "0x" });
    await vi.advanceTimersByTimeAsync(1500);
    expect(await fate).toEqual({ error: "transaction_cancelled" });
  });

  it("WAL-1 calls any other transaction in its place a replacement", async () => {
    const node = pending();
    const { fate } = begin(node);
    await vi.advanceTimersByTimeAsync(1500);
    replace(node, { input: "0x02" });
    await vi.advanceTimersByTimeAsync(1500);
    expect(await fate).toEqual({ error: "transaction_replaced" });
  });

  it("WAL-1 knows a replacement that it cannot find any more", async () => {
    const node = pending();
    const { fate } = begin(node);
    await vi.advanceTimersByTimeAsync(1500);
    node.transactions.delete(SENT);
    node.nonce = 9;
    await vi.advanceTimersByTimeAsync(95_000);
    expect(await fate).toEqual({ error: "transaction_replaced" });
  });

  it("WAL-1 waits for a receipt that comes later than its block, and calls it no replacement", async () => {
    const node = pending();
    const { fate, weather } = begin(node);
    await vi.advanceTimersByTimeAsync(1500);
    node.mine(SENT);
    const receipt = node.receipts.get(SENT);
    node.receipts.delete(SENT);
    await vi.advanceTimersByTimeAsync(3000);
    if (receipt) node.receipts.set(SENT, receipt);
    await vi.advanceTimersByTimeAsync(1500);
    expect(await fate).toEqual({ mined: SENT });
    expect(weather.at(-1)).toBe("fine");
  });

  it("WAL-1 waits for a node that is behind the one that counted the nonce", async () => {
    const node = pending();
    const { fate } = begin(node);
    await vi.advanceTimersByTimeAsync(1500);
    node.transactions.delete(SENT);
    node.nonce = 1;
    await vi.advanceTimersByTimeAsync(3000);
    node.nonce = 0;
    node.pend(SENT);
    node.mine(SENT);
    await vi.advanceTimersByTimeAsync(1500);
    expect(await fate).toEqual({ mined: SENT });
  });

  it("WAL-1 learns the nonce from the node, so that a replacement is found after a reload", async () => {
    const node = pending();
    const controller = new AbortController();
    const first = begin(node, SENT, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(1500);
    controller.abort();
    await vi.advanceTimersByTimeAsync(1500);
    expect(await first.fate).toEqual({ error: "AbortError" });
    const kept: Sent = JSON.parse(JSON.stringify(first.kept.at(-1)));
    expect(kept).toMatchObject({ hash: SENT, seen: { nonce: 0, value: "0" } });
    replace(node, { to: ACCOUNT, input: "0x" });
    expect(await begin(node, kept).fate).toEqual({ error: "transaction_cancelled" });
  });

  it("WAL-1 says slow while it waits, and dropped once no node knows it any more", async () => {
    const node = pending();
    const { fate, weather } = begin(node);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(weather.at(-1)).toBe("slow");
    node.transactions.delete(SENT);
    await vi.advanceTimersByTimeAsync(95_000);
    expect(weather).toContain("unseen");
    expect(await fate).toEqual({ error: "transaction_dropped" });
  });

  it("WAL-1 goes on for a hash that no node knows, when no time was given, and takes it up once it is there", async () => {
    const node = new FakeNode();
    const { fate, weather } = begin(node);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(weather).toEqual(["fine", "unseen"]);
    node.pend(SENT);
    node.mine(SENT);
    await vi.advanceTimersByTimeAsync(1500);
    expect(await fate).toEqual({ mined: SENT });
  });

  it("WAL-1 takes an unreachable node for weather and goes on", async () => {
    const node = pending();
    node.down = true;
    const { fate, weather } = begin(node);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(weather.at(-1)).toBe("unreachable");
    node.down = false;
    node.mine(SENT);
    await vi.advanceTimersByTimeAsync(1500);
    expect(await fate).toEqual({ mined: SENT });
  });

  it("WAL-1 still waiting when the time is over, is transaction_slow", async () => {
    const { fate } = begin(pending(), SENT, { timeout: 5000 });
    await vi.advanceTimersByTimeAsync(6000);
    expect(await fate).toEqual({ error: "transaction_slow" });
  });

  it("WAL-1 still unreachable when the time is over, is rpc_unreachable", async () => {
    const node = pending();
    node.down = true;
    const { fate } = begin(node, SENT, { timeout: 5000 });
    await vi.advanceTimersByTimeAsync(6000);
    expect(await fate).toEqual({ error: "rpc_unreachable" });
  });
});
