import { useEffect } from "react";
import { texts } from "../texts.ts";

/** Names the tab, the person's history and what a screen reader says first. */
export function usePageTitle(title?: string): void {
  useEffect(() => {
    document.title = title ? `${title} · ${texts.name}` : texts.name;
  }, [title]);
}
