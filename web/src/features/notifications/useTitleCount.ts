import { useEffect } from "react";

/** Keeps "(2) " before the document's title, whichever page sets it. */
export function useTitleCount(unread: number): void {
  useEffect(() => {
    const title = document.querySelector("title");
    if (!title) return;
    const mark = unread > 0 ? `(${unread}) ` : "";
    const write = () => {
      const wanted = mark + document.title.replace(/^\(\d+\) /, "");
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    const watch = new MutationObserver(write);
    watch.observe(title, { childList: true });
    return () => {
      watch.disconnect();
      document.title = document.title.replace(/^\(\d+\) /, "");
    };
  }, [unread]);
}
