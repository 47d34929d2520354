import { useEffect } from "react";

/** RainbowKit draws wallet icons as images without a name beside the name in text: hides them from screen readers. */
export function useSilentIcons(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const silence = () => {
      for (const icon of document.querySelectorAll(
        '[data-rk] [role="img"]:not([aria-label]):not([aria-hidden])',
      )) {
        icon.setAttribute("aria-hidden", "true");
      }
    };
    silence();
    const observer = new MutationObserver(silence);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [open]);
}
