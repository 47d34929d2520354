import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftText, moveDraft } from "./useDraft.ts";

const NAME = "holdfast.draft.";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("moveDraft, where the other name has an older draft, keeps what was written last, and nothing under the first", () => {
  sessionStorage.setItem(`${NAME}visitor`, "What stands on the screen.");
  sessionStorage.setItem(`${NAME}account`, "Of the day before.");
  moveDraft("visitor", "account");
  expect([draftText("visitor"), draftText("account")]).toEqual(["", "What stands on the screen."]);
});

test("moveDraft, with nothing to move, leaves the other draft as it is", () => {
  sessionStorage.setItem(`${NAME}account`, "Of the day before.");
  moveDraft("visitor", "account");
  expect(draftText("account")).toBe("Of the day before.");
});
