import { expect, it } from "vitest";
import { createMakeOnce } from "./make-once.ts";

/** Work that goes on until it is told to end. */
function work() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const make = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  return { begun, make, endOne: () => ends.shift()?.() };
}

it("whose files are many does not keep others waiting: a free lane goes to who has none first", async () => {
  const makeOnce = createMakeOnce({ lanes: 2, longest: 10, share: 4 });
  const { begun, make, endOne } = work();
  const all = ["a1", "a2", "a3", "a4", "b1", "b2"].map((key) =>
    makeOnce(key, { owner: key.slice(0, 1), make: make(key) }),
  );
  expect(begun).toEqual(["a1", "a2"]);
  for (let count = 3; count <= 6; count++) {
    endOne();
    await expect.poll(() => begun.length).toBe(count);
  }
  expect(begun).toEqual(["a1", "a2", "b1", "a3", "b2", "a4"]);
  endOne();
  endOne();
  await Promise.all(all);
});

it("one's own share of the queue is all that one fills, and what was refused is not remembered", async () => {
  const makeOnce = createMakeOnce({ lanes: 1, longest: 3, share: 2 });
  const { begun, make, endOne } = work();
  const ask = (key: string) => makeOnce(key, { owner: key.slice(0, 1), make: make(key) });
  const all = ["a1", "a2", "a3"].map(ask);
  await expect(ask("a4")).rejects.toMatchObject({ code: "unavailable" });
  all.push(ask("b1"));
  await expect(ask("c1")).rejects.toMatchObject({ code: "unavailable" });
  for (let count = 2; count <= 4; count++) {
    endOne();
    await expect.poll(() => begun.length).toBe(count);
  }
  endOne();
  await Promise.all(all);
  const again = ask("a4");
  endOne();
  await again;
});
