import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useWallet } from "../wallet/port.ts";
import { noteChainTime } from "./clock.ts";
import { holdLive, liveState, onLiveEvent, onLiveOpened } from "./live.ts";

/** Milliseconds between questions while the stream is down. */
const POLL = 5000;

/** Queries of these beginnings are asked again whenever something may have been missed. */
const LIVE_KEYS = [["orders"], ["quotes"], ["notifications"], ["jobs"]] as const;

/**
 * Keeps everything about orders and notifications fresh while the component is there: the server says what moved, and
 * its queries ask again. While the stream is down, all are asked again every few seconds. Only for the signed in.
 */
export function useLive(signedIn = true): void {
  const queries = useQueryClient();
  const { session } = useWallet();
  const account = signedIn ? session : null;
  useEffect(() => {
    if (account === null) return;
    // Freshening begins first: an answer may come at once from another tab.
    const rest = keepFresh(queries);
    const release = holdLive(account);
    return () => {
      release();
      rest();
    };
  }, [account, queries]);
}

let freshening: { users: number; end(): void } | null = null;

/** Once for the page, however many of its parts ask. */
function keepFresh(queries: QueryClient): () => void {
  freshening ??= { users: 0, end: freshen(queries) };
  const mine = freshening;
  mine.users += 1;
  return () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    mine.end();
    freshening = null;
  };
}

function freshen(queries: QueryClient): () => void {
  const askAll = () => {
    for (const queryKey of LIVE_KEYS) askAgain(queries, queryKey);
  };
  const ends = [
    onLiveEvent("clock", ({ now }) => noteChainTime(now)),
    onLiveEvent("order", ({ id }) => {
      askAgain(queries, ["orders", "list"]);
      askAgain(queries, ["orders", "one", id]);
      // What was quoted is paid by an order.
      askAgain(queries, ["quotes"]);
      askAgain(queries, ["jobs"]);
    }),
    onLiveEvent("quote", ({ id }) => {
      askAgain(queries, ["quotes", "list"]);
      askAgain(queries, ["quotes", "one", id]);
      // Proposals are quotes.
      askAgain(queries, ["jobs"]);
    }),
    onLiveEvent("notification", () => {
      askAgain(queries, ["notifications"]);
      // Whatever moves in a job is told to those it concerns.
      askAgain(queries, ["jobs"]);
    }),
    onLiveOpened(askAll),
  ];
  const polling = setInterval(() => {
    if (liveState() === "down") askAll();
  }, POLL);
  return () => {
    clearInterval(polling);
    for (const end of ends) end();
  };
}

/**
 * Asks anew what is known, and once more what is being asked for the first time: its answer may be from before the
 * event, and an invalidation does not end a first question.
 */
function askAgain(queries: QueryClient, queryKey: readonly string[]): void {
  const first = queries.getQueryCache().findAll({
    queryKey,
    fetchStatus: "fetching",
    predicate: ({ state }) => state.data === undefined,
  });
  void queries.invalidateQueries({ queryKey });
  for (const query of first) {
    query.promise?.then(
      () => queries.invalidateQueries({ queryKey: query.queryKey, exact: true }),
      () => {},
    );
  }
}
