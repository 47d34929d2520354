import { lazy, Suspense } from "react";
import { loadHost } from "./loadHost.ts";
import { hasPending, useRuns } from "./store.ts";

const TransactionHost = lazy(loadHost);
/** Read once: what earlier pages left is taken up when this one loads. */
const left = hasPending();

/** Mount once, beside the pages. Loads the rest with the first transaction, or when one is on its way. */
export function Transactions() {
  const runs = useRuns();
  if (runs.length === 0 && !left) return null;
  return (
    <Suspense fallback={null}>
      <TransactionHost />
    </Suspense>
  );
}
