import { ApiProblem, type Session } from "@holdfast/sdk/api";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { type Address, isAddressEqual } from "viem";
import { api } from "../../../shared/lib/api.ts";
import { onLiveOpened } from "../../../shared/live/live.ts";
import { useWallet } from "../../../shared/wallet/port.ts";
import { createOutbox, type Outbox, type OutMessage } from "./outbox.ts";
import { addSent, type Thread } from "./thread.ts";
import { threadKey } from "./useThread.ts";

/** Milliseconds after which no answer is taken for none; sending again is safe. */
const PATIENCE = 20_000;

/** Live as long as the page: a message goes on being sent while its writer looks at another tab. */
const outboxes = new Map<string, Outbox>();

function outboxOf(queries: QueryClient, { account, id }: { account: string; id: string }): Outbox {
  const name = `holdfast.outbox.${account}.${id}`;
  const made =
    outboxes.get(name) ??
    createOutbox(name, {
      async send({ text, files, key }) {
        // The server would take these words for those of whoever is signed in.
        const now = queries.getQueryData<Session>(["session"])?.account?.address;
        if (now !== undefined && !isAddressEqual(now as Address, account as Address)) {
          throw new Error("Another account is signed in.");
        }
        return api.post("/api/orders/{id}/messages", {
          path: { id },
          body: { text, fileIds: files.map((file) => file.id), key },
          signal: AbortSignal.timeout(PATIENCE),
        });
      },
      refusal: refusalOf,
      sent: (message) => queries.setQueryData<Thread>(threadKey(id), (known) => addSent(known, message)),
      isOnline: () => navigator.onLine,
      storage: sessionStorageOrNone(),
    });
  outboxes.set(name, made);
  return made;
}

/** What the signed-in account wrote in an order and is not there yet. Goes out by itself when the connection is back. */
export function useOutbox(id: string): { items: readonly OutMessage[]; outbox: Outbox } {
  const queries = useQueryClient();
  const { session } = useWallet();
  const outbox = outboxOf(queries, { account: session ?? "", id });
  const items = useSyncExternalStore(outbox.subscribe, outbox.items);
  useEffect(() => {
    outbox.retry();
    addEventListener("online", outbox.retry);
    const end = onLiveOpened(outbox.retry);
    return () => {
      removeEventListener("online", outbox.retry);
      end();
    };
  }, [outbox]);
  return { items, outbox };
}

/** Signed out is no refusal: after signing in again it can go. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof ApiProblem) || error.problem.retry || error.status === 401) return null;
  return error.shortMessage;
}

function sessionStorageOrNone(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
