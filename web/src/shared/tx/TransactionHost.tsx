import { useQueryClient } from "@tanstack/react-query";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useEffect, useRef } from "react";
import { useConfig } from "../lib/config.ts";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/toast.ts";
import { openRun, resumeTransactions } from "./control.ts";
import { removeRun, useRuns } from "./store.ts";
import { TransactionDialog } from "./TransactionDialog.tsx";
import { texts } from "./texts.ts";
import { useTools } from "./useTools.ts";

/** What no transaction changes. */
const LASTING = ["config", "session"];

/** Draws the dialogs of all runs, takes up those of an earlier page, and says how hidden ones ended. */
export default function TransactionHost() {
  const config = useConfig();
  const tools = useTools(config);
  const runs = useRuns();
  const queries = useQueryClient();
  const resumed = useRef(false);
  useEffect(() => {
    if (resumed.current || !tools) return;
    resumed.current = true;
    resumeTransactions(tools);
  }, [tools]);

  const done = runs.filter((run) => run.phase.kind === "done").length;
  useEffect(() => {
    if (done > 0)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => !LASTING.includes(String(queryKey[0])) });
  }, [done, queries]);

  useEffect(() => {
    for (const run of runs) {
      if (run.open) continue;
      if (run.phase.kind === "done") {
        removeRun(run.id);
        void notify("done", texts.toast.done, run.done ?? run.title);
      } else if (run.phase.kind === "failed") {
        if (run.phase.failure.kind === "rejected") removeRun(run.id);
        else openRun(run.id);
      }
    }
  }, [runs]);

  const open = runs.findLast((run) => run.open);
  const hidden = runs.filter((run) => !run.open);
  const first = hidden[0];
  return (
    <>
      {open && <TransactionDialog key={open.id} run={open} explorerUrl={config?.explorerUrl ?? null} />}
      {first && (
        <div
          role="status"
          className="fixed bottom-4 start-4 z-30 flex items-center gap-3 rounded-lg border border-line bg-card py-2 ps-4 pe-2"
        >
          <LoaderCircle className="size-4 animate-spin text-run" aria-hidden />
          {texts.underWay(hidden.length)}
          <Button size="small" onClick={() => openRun(first.id)}>
            {texts.show}
          </Button>
        </div>
      )}
    </>
  );
}
