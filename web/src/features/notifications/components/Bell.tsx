import { useQuery } from "@tanstack/react-query";
import BellIcon from "lucide-react/icons/bell";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useLive } from "../../../shared/live/useLive.ts";
import { IconButton } from "../../../shared/ui/IconButton.tsx";
import { newestQuery } from "../api/queries.ts";
import { texts } from "../texts.ts";
import { useAnnounced } from "../useAnnounced.ts";
import { useReadHere } from "../useReadHere.ts";
import { useTitleCount } from "../useTitleCount.ts";
import { Panel } from "./Panel.tsx";

/** How many notifications wait, in the header of the signed in; the newest on a click (NTF-1). */
export function Bell() {
  useLive();
  const { data: page, isError, refetch } = useQuery(newestQuery);
  const [open, setOpen] = useState(false);
  const unread = page?.unread ?? 0;
  const announced = useAnnounced(page);
  useTitleCount(unread);
  useReadHere(page?.unread ?? null);

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton label={texts.bell(unread)} className="relative order-first">
          <BellIcon className="size-5" aria-hidden />
          {unread > 0 && (
            <span
              aria-hidden
              className="absolute end-0.5 top-0.5 flex h-5 min-w-5 items-center justify-center rounded-full bg-accent px-1 text-[0.7rem] font-semibold text-on-accent figures"
            >
              {unread > 99 ? texts.many : unread}
            </span>
          )}
        </IconButton>
      </Popover.Trigger>
      <span role="status" aria-live="polite" className="sr-only">
        {announced}
      </span>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={texts.title}
          className="z-40 flex max-h-[min(36rem,80dvh)] w-[min(26rem,calc(100vw-1rem))] animate-rise flex-col rounded-lg border border-line bg-card text-ink outline-none"
        >
          <Panel page={page} failed={isError} onRetry={() => void refetch()} onLeave={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
