import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "../../shared/lib/describeError.ts";

/** Does one thing with a proposal: the page shows what came of it, and says what went wrong. */
export function useProposalDeed() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  /** Whether it was done. */
  async function run(deed: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setFailure(null);
    try {
      await deed();
      return true;
    } catch (reason) {
      const { title, safe } = describeError(reason);
      setFailure(`${title}. ${safe}`);
      return false;
    } finally {
      // Somebody was faster, perhaps: then the page shows what there is now.
      await Promise.all(["jobs", "quotes"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      setBusy(false);
    }
  }

  return { run, busy, failure };
}
