import { expect, test } from "vitest";
import { createChainClock } from "./chain-clock.ts";

const wall = () => 1_000_500;

test("the clock of a chain that nobody can move is the wall's, and never before the newest block", async () => {
  expect(await createChainClock({ wall, pending: null, newest: async () => 900 })()).toBe(1000);
  expect(await createChainClock({ wall, pending: null, newest: async () => 1000 })()).toBe(1000);
  expect(await createChainClock({ wall, pending: null, newest: async () => 1012 })()).toBe(1012);
});

test("the clock of a local chain is its next block's, ahead of the wall or behind it, however old its newest is", async () => {
  const newest = async () => 10;
  expect(await createChainClock({ wall, newest, pending: async () => 5000 })()).toBe(5000);
  expect(await createChainClock({ wall, newest, pending: async () => 11 })()).toBe(11);
});

test("a local chain whose node is silent keeps the wall's time", async () => {
  const pending = async () => Promise.reject(new Error("silent"));
  expect(await createChainClock({ wall, pending, newest: async () => 900 })()).toBe(1000);
});

test("the node is asked again as soon as a block came, the second is over, or its word is old", async () => {
  let now = 1_000_000;
  let block = 10;
  let asked = 0;
  const clock = createChainClock({
    wall: () => now,
    newest: async () => block,
    pending: async () => ++asked,
  });
  await Promise.all([clock(), clock()]);
  expect(asked).toBe(1);
  block = 11;
  expect(await clock()).toBe(2);
  now += 250;
  expect(await clock()).toBe(2);
  now += 50;
  expect(await clock()).toBe(3);
  now = 1_000_900;
  expect(await clock()).toBe(4);
  now = 1_001_000;
  expect(await clock()).toBe(5);
});
