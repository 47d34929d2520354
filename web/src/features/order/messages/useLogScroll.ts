import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Pixels from the end within which a reader counts as being there. */
const NEAR = 48;

/**
 * Keeps the place of who reads: at the end new messages come into sight, further up nothing moves, not even when earlier
 * ones are put above. `first` and `last` are the numbers shown, `pending` how many wait to be sent.
 */
export function useLogScroll({ first, last, pending }: { first: number; last: number; pending: number }) {
  const box = useRef<HTMLDivElement | null>(null);
  const inner = useRef<HTMLOListElement | null>(null);
  const before = useRef({ first, last, pending, height: 0 });
  const [atEnd, setAtEnd] = useState(true);
  const isAtEnd = useRef(true);

  const look = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const now = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    isAtEnd.current = now;
    setAtEnd(now);
  }, []);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    look();
  }, [look]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { first: earlier, pending: sentBefore, height } = before.current;
    if (first < earlier && height > 0) element.scrollTop += element.scrollHeight - height;
    else if (isAtEnd.current || pending > sentBefore) element.scrollTop = element.scrollHeight;
    before.current = { first, last, pending, height: element.scrollHeight };
    look();
  }, [first, last, pending, look]);

  // Pictures take their room when they have come.
  useEffect(() => {
    const content = inner.current;
    if (!content) return;
    const watch = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd();
      before.current.height = box.current?.scrollHeight ?? 0;
    });
    watch.observe(content);
    return () => watch.disconnect();
  }, [toEnd]);

  return { box, inner, atEnd, look, toEnd };
}
