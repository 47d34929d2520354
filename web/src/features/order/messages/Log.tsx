import type { Message } from "@holdfast/sdk/api";
import ArrowDown from "lucide-react/icons/arrow-down";
import { Fragment, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { useOrder } from "../model.ts";
import { groupsOf } from "./groups.ts";
import { GroupRow } from "./MessageRow.tsx";
import { OutRow } from "./OutRow.tsx";
import type { Outbox, OutMessage } from "./outbox.ts";
import { texts } from "./texts.ts";
import type { Thread } from "./thread.ts";
import { useLogScroll } from "./useLogScroll.ts";
import { useReading } from "./useReading.ts";
import { useEarlier } from "./useThread.ts";

export type LogProps = {
  readonly thread: Thread;
  readonly account: string;
  /** What is not there yet. */
  readonly items: readonly OutMessage[];
  readonly outbox: Outbox;
};

/** A region that scrolls must be reached by keyboard. */
const SCROLLS = { tabIndex: 0 } as const;

/** What was said, the newest at the end; earlier messages come as one scrolls up. */
export function Log(props: LogProps) {
  const { role, names } = useOrder();
  if (props.thread.items.length > 0 || props.items.length > 0) return <Lines {...props} />;
  const other = role === "seller" ? names.client : names.seller;
  const isParty = role === "client" || role === "seller";
  return (
    <EmptyState drawing="box" title={texts.empty.title}>
      {isParty ? texts.empty.party(other) : texts.empty.others}
    </EmptyState>
  );
}

function Lines({ thread, account, items, outbox }: LogProps) {
  const { id } = useOrder();
  const earlier = useEarlier(id, thread);
  const { box, inner, atEnd, look, toEnd } = useLogScroll(items.length);
  const newAfter = useReading(id, { thread, atEnd });
  const isOwn = (message: Message) => message.author.address === account;
  // Only where both sides of the line are here.
  const fresh =
    newAfter === null || earlier.first > newAfter + 1
      ? undefined
      : thread.items.find((item) => item.number > newAfter && !isOwn(item));
  const days = useMemo(() => groupsOf(thread.items, fresh?.number ?? null), [thread.items, fresh?.number]);
  const line = useRef<HTMLLIElement | null>(null);
  const top = useTopSeen(box, earlier);

  // Who comes back begins where they left off.
  useLayoutEffect(() => {
    if (!line.current || !box.current) return;
    box.current.scrollTop = line.current.offsetTop - box.current.offsetTop;
    look();
  }, [box, look]);

  const seen = seenUnder(thread, account);
  return (
    <div className="relative">
      <div
        ref={box}
        role="log"
        aria-label={texts.log}
        aria-busy={earlier.state === "loading"}
        onScroll={look}
        className="h-[min(34rem,62dvh)] overflow-y-auto overscroll-contain rounded-lg border border-line bg-card p-3 [overflow-anchor:none] sm:p-4"
        {...SCROLLS}
      >
        <ol ref={inner} className="flex min-h-full flex-col justify-end gap-4">
          <li ref={top} className="text-center text-note text-soft">
            {earlier.more ? (
              <Button size="small" loading={earlier.state === "loading"} onClick={() => void earlier.load()}>
                {texts.earlier}
              </Button>
            ) : (
              texts.begin
            )}
          </li>
          {days.map((day) => (
            <Fragment key={day.label}>
              <li className="flex items-center gap-3 text-note text-soft">
                <span className="h-px flex-1 bg-line" />
                {day.label}
                <span className="h-px flex-1 bg-line" />
              </li>
              {day.groups.map((group) => (
                <Fragment key={group.first.number}>
                  {group.first.number === fresh?.number && (
                    <li ref={line} className="flex items-center gap-3 text-note font-medium text-accent">
                      <span className="h-px flex-1 bg-accent" />
                      {texts.fresh}
                      <span className="h-px flex-1 bg-accent" />
                    </li>
                  )}
                  <GroupRow
                    group={group}
                    own={isOwn(group.first)}
                    under={(message) =>
                      seen?.number === message.number && (
                        <p className="text-note text-soft">{texts.seen(seen.names)}</p>
                      )
                    }
                  />
                </Fragment>
              ))}
            </Fragment>
          ))}
          {items.map((item) => (
            <OutRow key={item.key} item={item} outbox={outbox} />
          ))}
        </ol>
      </div>
      {!atEnd && (
        <Button
          size="small"
          className="absolute! inset-x-0 bottom-3 mx-auto w-fit"
          icon={<ArrowDown className="size-4" aria-hidden />}
          onClick={toEnd}
        >
          {thread.unread > 0 ? texts.unread(thread.unread) : texts.toNewest}
        </Button>
      )}
    </div>
  );
}

/** Under the last own message that somebody has read: who. */
function seenUnder({ items, marks }: Thread, account: string): { number: number; names: string[] } | null {
  const most = Math.max(0, ...marks.map((mark) => mark.number));
  const last = items.findLast((item) => item.author.address === account && item.number <= most);
  if (!last) return null;
  const readers = marks.filter((mark) => mark.number >= last.number);
  const named = readers.map(({ name, role, account: reader }) =>
    role === "operator" ? texts.desk : name || shortAddress(reader),
  );
  return { number: last.number, names: [...new Set(named)] };
}

/** Asks for earlier messages when the top comes into sight; after a failure only by its button. */
function useTopSeen(
  box: React.RefObject<HTMLDivElement | null>,
  { first, state, load }: ReturnType<typeof useEarlier>,
) {
  const top = useRef<HTMLLIElement | null>(null);
  useEffect(() => {
    const element = top.current;
    // What came may not have filled the room: with each new first message it is looked at anew.
    if (!element || first <= 1 || state !== "idle") return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void load();
      },
      { root: box.current, rootMargin: "160px 0px 0px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [box, first, state, load]);
  return top;
}
