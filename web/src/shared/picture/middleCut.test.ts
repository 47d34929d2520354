import { afterEach, expect, test, vi } from "vitest";
import { middleCut, middleCutOf } from "./middleCut.ts";

afterEach(() => vi.unstubAllGlobals());

test("SVC-1 the middle of a picture, wide or tall, is a cut that leaves the rest out", () => {
  expect(middleCut({ width: 400, height: 100 }, 1)).toEqual({ x: 0.375, y: 0, width: 0.25, height: 1 });
  expect(middleCut({ width: 100, height: 400 }, 1)).toEqual({ x: 0, y: 0.375, width: 1, height: 0.25 });
  expect(middleCut({ width: 800, height: 500 }, 8 / 5)).toEqual({ x: 0, y: 0, width: 1, height: 1 });
});

test("SVC-1 the middle of a chosen file, read or not by the browser, is its cut or none", async () => {
  vi.stubGlobal("createImageBitmap", async () => ({ width: 200, height: 100, close: () => {} }));
  expect(await middleCutOf(new Blob(), 1)).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 });
  vi.stubGlobal("createImageBitmap", () => Promise.reject(new Error("no picture")));
  expect(await middleCutOf(new Blob(), 1)).toBeNull();
});
