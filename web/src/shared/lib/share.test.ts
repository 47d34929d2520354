import { expect, test } from "vitest";
import { shareText } from "./share.ts";

test("RVW-2 a share of few is its count, one of more a rate that is never better than it was, one of none nothing", () => {
  expect(shareText(0, 0)).toBe(null);
  expect(shareText(1, 1)).toBe("1 of 1");
  expect(shareText(1, 2)).toBe("1 of 2");
  expect(shareText(3, 3)).toBe("100\u00a0% (3 of 3)");
  expect(shareText(299, 300)).toBe("99\u00a0% (299 of 300)");
  expect(shareText(1, 300, true)).toBe("1\u00a0% (1 of 300)");
  expect(shareText(0, 300, true)).toBe("0\u00a0% (0 of 300)");
});
