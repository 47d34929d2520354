import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Pixels from the end within which a reader counts as being there. */
const NEAR = 48;
/** Every message in the log carries its number. */
const MESSAGE = "[data-message]";

/** The message at the upper edge of what is seen, and how far below the edge it begins. */
type Hold = { number: string; offset: number };

/**
 * Keeps the place of who reads: at the end new messages come into sight; further up nothing moves, whatever is put above
 * or below. `pending` is how many messages wait to be sent: who writes goes to the end.
 */
export function useLogScroll(pending: number) {
  const box = useRef<HTMLDivElement | null>(null);
  const inner = useRef<HTMLOListElement | null>(null);
  const hold = useRef<Hold | null>(null);
  const sentBefore = useRef(pending);
  // Until it was looked at, nobody has read anything.
  const [atEnd, setAtEnd] = useState(false);
  const isAtEnd = useRef(true);

  const look = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const now = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    isAtEnd.current = now;
    setAtEnd(now);
    hold.current = holdOf(element);
  }, []);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    look();
  }, [look]);

  /** What is seen goes back to where it was, or the end comes into sight. */
  const settle = useCallback(() => {
    const element = box.current;
    if (!element) return;
    if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    else if (hold.current) {
      const { number, offset } = hold.current;
      const held = element.querySelector(`[data-message="${number}"]`);
      if (held) element.scrollTop += offsetIn(element, held) - offset;
    }
    look();
  }, [look]);

  useLayoutEffect(() => {
    if (pending > sentBefore.current) isAtEnd.current = true;
    sentBefore.current = pending;
  }, [pending]);
  // After every drawing: a line that goes or a message that comes moves what stands below it.
  useLayoutEffect(settle);

  // Pictures take their room when they have come.
  useEffect(() => {
    const content = inner.current;
    if (!content) return;
    const watch = new ResizeObserver(settle);
    watch.observe(content);
    return () => watch.disconnect();
  }, [settle]);

  return { box, inner, atEnd, look, toEnd };
}

function offsetIn(box: Element, element: Element): number {
  return element.getBoundingClientRect().top - box.getBoundingClientRect().top;
}

/** Found by halving: messages stand below each other in their order. */
function holdOf(box: Element): Hold | null {
  const all = [...box.querySelectorAll<HTMLElement>(MESSAGE)];
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = all[middle];
    if (element && offsetIn(box, element) + element.offsetHeight > 0) high = middle;
    else low = middle + 1;
  }
  const first = all[low];
  return first?.dataset.message ? { number: first.dataset.message, offset: offsetIn(box, first) } : null;
}
