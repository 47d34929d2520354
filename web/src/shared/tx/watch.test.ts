import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Sent, Weather } from "./types.ts";
import { type Mined, type Node, watch } from "./watch.ts";

const HASH = `0x${"a".repeat(64)}` as const;
const OTHER = `0x${"b".repeat(64)}` as const;
const ME = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const CONTRACT = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

/** A node of one account, told what it knows. */
class Ledger implements Node {
  receipts = new Map<string, { success: boolean; block: number }>();
  known = new Set<string>([HASH]);
  nonces = 7;
  blocks: Mined[][] = [[], []];
  down = false;

  async receipt(hash: string) {
    if (this.down) throw new Error("unreachable");
    return this.receipts.get(hash) ?? null;
  }
  async transaction(hash: string) {
    return this.known.has(hash) ? { nonce: 7 } : null;
  }
  async nonce() {
    return this.nonces;
  }
  async head() {
    return this.blocks.length - 1;
  }
  async transactionsIn(block: number) {
    return this.blocks[block] ?? [];
  }
  mine(taker: Partial<Mined> & { hash: typeof HASH | typeof OTHER }) {
    this.blocks.push([{ from: ME, to: CONTRACT, nonce: 7, data: "0x01", value: 5n, ...taker }]);
    this.receipts.set(taker.hash, { success: true, block: this.blocks.length - 1 });
    this.nonces = 8;
  }
}

function sent(part: Partial<Sent> = {}): Sent {
  const now = Date.now();
  return {
    hash: HASH,
    from: ME,
    to: CONTRACT,
    data: "0x01",
    value: "5",
    nonce: 7,
    sentAt: now,
    headAtSend: 1,
    ...part,
  };
}

function begin(ledger: Ledger, part: Partial<Sent> = {}) {
  const weather: Weather[] = [];
  const seen: number[] = [];
  const fate = watch({
    sent: sent(part),
    node: ledger,
    onWeather: (one) => weather.push(one),
    onSeen: (nonce) => seen.push(nonce),
    signal: new AbortController().signal,
  });
  return { fate, weather, seen };
}

describe("watching a sent transaction", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("WAL-1 tells the block when it is mined under its own hash", async () => {
    const ledger = new Ledger();
    const { fate } = begin(ledger);
    await vi.advanceTimersByTimeAsync(1500);
    ledger.mine({ hash: HASH });
    await vi.advanceTimersByTimeAsync(1500);
    expect(await fate).toEqual({ kind: "mined", hash: HASH, block: 2, repriced: false });
  });

  it("WAL-1 tells a revert from a success", async () => {
    const ledger = new Ledger();
    ledger.receipts.set(HASH, { success: false, block: 4 });
    expect(await begin(ledger).fate).toEqual({ kind: "reverted", hash: HASH, block: 4 });
  });

  it("WAL-1 follows a repriced transaction to its new hash", async () => {
    const ledger = new Ledger();
    ledger.mine({ hash: OTHER });
    expect(await begin(ledger).fate).toEqual({ kind: "mined", hash: OTHER, block: 2, repriced: true });
  });

  it("WAL-1 calls an empty transaction to oneself in its place a cancellation", async () => {
    const ledger = new Ledger();
    ledger.mine({ hash: OTHER, to: ME, data: "0x", value: 0n });
    expect(await begin(ledger).fate).toEqual({ kind: "cancelled", hash: OTHER });
  });

  it("WAL-1 calls any other transaction in its place a replacement", async () => {
    const ledger = new Ledger();
    ledger.mine({ hash: OTHER, data: "0x02" });
    expect(await begin(ledger).fate).toEqual({ kind: "replaced", hash: OTHER });
  });

  it("WAL-1 knows a replacement that it cannot find any more", async () => {
    const ledger = new Ledger();
    ledger.nonces = 9;
    expect(await begin(ledger).fate).toEqual({ kind: "replaced", hash: null });
  });

  it("WAL-1 learns the nonce from the node, so that a replacement is found after a reload", async () => {
    const ledger = new Ledger();
    const { fate, seen } = begin(ledger, { nonce: null });
    await vi.advanceTimersByTimeAsync(1500);
    ledger.known.delete(HASH);
    ledger.mine({ hash: OTHER, to: ME, data: "0x", value: 0n });
    await vi.advanceTimersByTimeAsync(1500);
    expect(seen).toEqual([7]);
    expect(await fate).toEqual({ kind: "cancelled", hash: OTHER });
  });

  it("WAL-1 says slow while it waits, and dropped once no node knows it any more", async () => {
    const ledger = new Ledger();
    const { fate, weather } = begin(ledger);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(weather.at(-1)).toBe("slow");
    ledger.known.delete(HASH);
    await vi.advanceTimersByTimeAsync(95_000);
    expect(weather).toContain("unseen");
    expect(await fate).toEqual({ kind: "dropped" });
  });

  it("WAL-1 takes an unreachable node for weather and goes on", async () => {
    const ledger = new Ledger();
    ledger.down = true;
    const { fate, weather } = begin(ledger);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(weather.at(-1)).toBe("unreachable");
    ledger.down = false;
    ledger.mine({ hash: HASH });
    await vi.advanceTimersByTimeAsync(1500);
    expect((await fate).kind).toBe("mined");
  });
});
