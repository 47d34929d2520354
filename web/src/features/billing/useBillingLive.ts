import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onLiveOpened } from "../../shared/live/live.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { useLiveEvent } from "../../shared/live/useLiveEvent.ts";

/** Asks for the account's billing again as soon as money of theirs moved, or may have. */
export function useBillingLive(): void {
  const queries = useQueryClient();
  useLive();
  useLiveEvent("movement", () => void queries.invalidateQueries({ queryKey: ["billing"] }));
  useEffect(() => onLiveOpened(() => void queries.invalidateQueries({ queryKey: ["billing"] })), [queries]);
}
