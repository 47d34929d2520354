import { afterEach, beforeEach, expect, test, vi } from "vitest";

const START = 1_800_000_000_000;

/** The module as a page that has just loaded has it. */
async function clock() {
  vi.resetModules();
  return import("./clock.ts");
}

beforeEach(() => {
  vi.useFakeTimers({ now: START + 400 });
});
afterEach(() => {
  vi.useRealTimers();
});

test("DSH-2 the page's clock, before the server spoke, is our own", async () => {
  const { chainNow } = await clock();
  expect(chainNow()).toBe(START / 1000);
});

test("DSH-2 the page's clock follows the chain's ahead of ours and behind it, and goes on by itself", async () => {
  const { chainNow, noteChainTime } = await clock();
  noteChainTime(START + 86_400_000);
  expect(chainNow()).toBe(START / 1000 + 86_400);
  vi.advanceTimersByTime(999);
  expect(chainNow()).toBe(START / 1000 + 86_400);
  vi.advanceTimersByTime(1);
  expect(chainNow()).toBe(START / 1000 + 86_401);
  noteChainTime(START - 600_000);
  expect(chainNow()).toBe(START / 1000 - 600);
});

test("DSH-2 the page's clock is not set back by news that was slow on its way, but is when the chain's was", async () => {
  const { chainNow, noteChainTime } = await clock();
  noteChainTime(START + 5_000);
  noteChainTime(START + 4_300);
  expect(chainNow()).toBe(START / 1000 + 5);
  noteChainTime(START + 3_000);
  expect(chainNow()).toBe(START / 1000 + 3);
});
