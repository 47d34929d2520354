import { beginRun, type Live, performRun, resumeRun, type Tools } from "./run.ts";
import { changeRun, findRun, removeRun, restoreRuns } from "./store.ts";
import type { Run, TransactionRequest } from "./types.ts";

/** Dies with the page, unlike the runs themselves. */
const live = new Map<string, Live & { controller: AbortController }>();

/**
 * Opens the dialog for a deed, and starts it at once unless it has to be asked first. No wallet is asked before the
 * dialog that tells of it is here (`ready`); where it does not come, the page says so.
 */
export function startTransaction(request: TransactionRequest, tools: Tools, ready: Promise<unknown>): void {
  const run = beginRun(request, tools.chainId);
  live.set(run.id, { request, tools, account: tools.account(), controller: new AbortController() });
  if (!request.ask)
    void ready.then(
      () => go(run.id),
      () => {},
    );
}

/** Takes up what earlier pages sent on this chain. Call once, at load. */
export function resumeTransactions(tools: Tools): void {
  for (const run of restoreRuns()) {
    if (run.chainId !== tools.chainId) continue;
    const controller = new AbortController();
    live.set(run.id, { request: null, tools, account: null, controller });
    void resumeRun(run, tools, controller.signal);
  }
}

/** The person confirmed, or wants to try again. Steps that are done stay done. */
export function confirmRun(id: string): void {
  void go(id);
}

/** Whether this page still knows how to do it again. */
export function canRetry(run: Run): boolean {
  return run.phase.kind === "failed" && live.get(run.id)?.request != null;
}

/** Closes the dialog. What is on its way goes on being watched; anything else is forgotten. */
export function closeRun(id: string): void {
  const run = findRun(id);
  // A wallet that was asked to send may still do so: hidden, not given up. A signature alone sends nothing.
  const sending = run?.phase.kind === "signing" && live.get(id)?.request?.steps[run.at]?.kind !== "sign";
  if (sending || run?.phase.kind === "sent" || run?.phase.kind === "mirroring") {
    changeRun(id, { open: false });
    return;
  }
  live.get(id)?.controller.abort();
  live.delete(id);
  removeRun(id);
}

export function openRun(id: string): void {
  changeRun(id, { open: true });
}

async function go(id: string): Promise<void> {
  const known = live.get(id);
  if (!known?.request) return;
  await performRun(id, known, known.controller.signal);
}
