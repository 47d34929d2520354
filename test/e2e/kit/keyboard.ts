import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** More stops than any page of ours has. */
const MOST_STOPS = 150;

/** What has the focus, and whether a person sees that it has: an outline or a ring of its own or around it, or a caret. */
const FOCUS = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return { what: "nothing", seen: false };
  const drawn = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  const caret = one.matches("input:not([type=radio],[type=checkbox],[type=file],[type=range]), textarea");
  const around = one.closest("label") ?? one.parentElement;
  const what = one.outerHTML.slice(0, 140);
  return { what, seen: caret || drawn(one) || (around !== null && drawn(around)) };
})()`;

export interface Keyboard {
  /** Presses Tab until this has the focus. @throws when it is not reached */
  tabTo(target: Locator): Promise<void>;
  /** The same, and then Enter. */
  press(target: Locator): Promise<void>;
  /** Goes to a text field and writes. */
  write(target: Locator, text: string): Promise<void>;
  /** Stops on the way at which nobody would see where they are. Must stay empty. */
  unseen: string[];
}

const has = (target: Locator) => target.evaluate((one) => one === document.activeElement);

/**
 * Waits until this has the focus. What opens is often there a moment before the focus goes to it, and a key pressed
 * in between goes to where the focus was.
 */
export async function untilFocused(target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => has(target), { message: `${target} has the focus` }).toBe(true);
}

/**
 * Waits until something in this has the focus. A dialog hears Escape from then on: it is drawn a moment before it
 * listens.
 */
export async function untilFocusIsIn(target: Locator): Promise<void> {
  await target.waitFor();
  const holds = () => target.evaluate((one) => one.contains(document.activeElement));
  await expect.poll(holds, { message: `${target} has the focus in it` }).toBe(true);
}

/** A person without a mouse. */
export function keyboardOf(page: Page): Keyboard {
  const unseen: string[] = [];

  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await has(target)) return;
      await page.keyboard.press("Tab");
      const { what, seen } = (await page.evaluate(FOCUS)) as { what: string; seen: boolean };
      if (!seen && what !== "nothing") unseen.push(what);
    }
    throw new Error(`The Tab key does not come to ${target}.`);
  }

  return {
    unseen,
    tabTo,
    async press(target) {
      await tabTo(target);
      await page.keyboard.press("Enter");
    },
    async write(target, text) {
      await tabTo(target);
      await page.keyboard.type(text);
    },
  };
}
