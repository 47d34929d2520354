import { afterEach, expect, it, vi } from "vitest";
import { shareNext } from "./share-next.ts";

const PATIENCE = 10_000;

afterEach(() => vi.useRealTimers());

/** A question whose answers come when the test says so; each is the number of the question. */
function slowly() {
  const waiting: { answer: () => void; fail: () => void }[] = [];
  let asked = 0;
  const ask = shareNext(() => {
    asked += 1;
    const number = asked;
    return new Promise<number>((resolve, reject) => {
      waiting.push({ answer: () => resolve(number), fail: () => reject(new Error(`${number} failed`)) });
    });
  }, PATIENCE);
  const begun = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { ask, waiting, begun, asked: () => asked };
}

it("shareNext, many at once, asks for those that came before, and once more for all that came later", async () => {
  const { ask, waiting, begun, asked } = slowly();
  const first = [ask(), ask()];
  await begun();
  const later = [ask(), ask(), ask()];
  await begun();
  expect(asked()).toBe(1);
  waiting[0]?.answer();
  expect(await Promise.all(first)).toEqual([1, 1]);
  await begun();
  waiting[1]?.answer();
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  const alone = ask();
  await begun();
  waiting[2]?.answer();
  expect(await alone).toBe(3);
});

it("shareNext, a question that fails, tells those who asked it, and asks anew for the others", async () => {
  const { ask, waiting, begun } = slowly();
  const first = ask();
  await begun();
  const second = ask();
  waiting[0]?.fail();
  await expect(first).rejects.toThrow("1 failed");
  await begun();
  waiting[1]?.answer();
  expect(await second).toBe(2);
});

it("shareNext, a question that is never answered, keeps only those waiting who asked it, and no others for longer than it may", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { ask, waiting, begun, asked } = slowly();
  void ask();
  await begun();
  const later = ask();
  await vi.advanceTimersByTimeAsync(PATIENCE - 1);
  await begun();
  expect(asked()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  await begun();
  expect(asked()).toBe(2);
  waiting[1]?.answer();
  expect(await later).toBe(2);
});
