import type { Quote } from "@holdfast/sdk/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "../../shared/lib/describeError.ts";

/** Does one thing with a quote: shows its answer at once, and says what went wrong. */
export function useQuoteDeed(id: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  /** Whether it was done. */
  async function run(deed: () => Promise<Quote>): Promise<boolean> {
    setBusy(true);
    setFailure(null);
    try {
      queries.setQueryData(["quotes", "one", id], await deed());
      void queries.invalidateQueries({ queryKey: ["quotes", "list"] });
      return true;
    } catch (reason) {
      const { title, safe } = describeError(reason);
      setFailure(`${title}. ${safe}`);
      // Somebody was faster, perhaps: then the page shows what there is now.
      void queries.invalidateQueries({ queryKey: ["quotes"] });
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { run, busy, failure };
}
