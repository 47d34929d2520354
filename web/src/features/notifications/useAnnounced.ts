import type { NotificationPage } from "@holdfast/sdk/api";
import { useEffect, useRef, useState } from "react";
import { useConfig } from "../../shared/lib/config.ts";
import { describe } from "./describe.ts";
import { texts } from "./texts.ts";

/** What came since the page was opened, for those who hear the page: the newest sentence, or how many there are. */
export function useAnnounced(page: NotificationPage | undefined): string {
  const config = useConfig();
  const known = useRef<string | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!page) return;
    const newest = page.items[0];
    const last = known.current;
    known.current = newest?.id ?? "";
    // Ids sort as they were made; what was there at the beginning is no news.
    if (last === null || !newest || newest.id <= last) return;
    const fresh = page.items.filter(({ id, read }) => id > last && !read);
    const [only] = fresh;
    if (only)
      setSaid(fresh.length === 1 ? texts.fresh(describe(only, config)) : texts.freshMany(fresh.length));
  }, [page, config]);
  return said;
}
