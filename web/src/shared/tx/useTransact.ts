import { useCallback, useEffect } from "react";
import { useConfig } from "../lib/config.ts";
import { startTransaction } from "./control.ts";
import { loadHost } from "./loadHost.ts";
import type { TransactionRequest } from "./types.ts";
import { useTools } from "./useTools.ts";

/** Opens the one dialog for a deed on the chain. Does nothing before the site's settings are there. */
export function useTransact(): (request: TransactionRequest) => void {
  const tools = useTools(useConfig());
  // The dialog comes with what may need it: a connection lost since then must not take the page away.
  useEffect(() => void loadHost().catch(() => {}), []);
  return useCallback(
    (request) => {
      if (tools) startTransaction(request, tools, loadHost());
    },
    [tools],
  );
}
