import type { Notification } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import { useConfig } from "../../../shared/lib/config.ts";
import { Time } from "../../../shared/ui/Time.tsx";
import { describe, tabOf } from "../describe.ts";
import { texts } from "../texts.ts";

export type RowProps = {
  readonly item: Notification;
  /** The person goes to see it. */
  readonly onOpen: (item: Notification) => void;
};

/** One notification: what happened, in which order, when; a link to where it shows. */
export function Row({ item, onOpen }: RowProps) {
  const config = useConfig();
  const job = typeof item.data.job === "string" ? item.data.job : null;
  const quote = typeof item.data.quote === "string" ? item.data.quote : null;
  const content = (
    <>
      <span className="mt-2 flex w-2 shrink-0 justify-center">
        {!item.read && (
          <span className="size-2 rounded-full bg-accent">
            <span className="sr-only">{texts.unreadMark}</span>
          </span>
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className={clsx("block wrap-anywhere", !item.read && "font-medium")}>
          {describe(item, config)}
        </span>
        <span className="flex flex-wrap gap-x-2 text-note text-soft">
          {item.order && (
            <span className="max-w-full truncate">{item.order.title ?? texts.unknownOrder}</span>
          )}
          {(quote ?? job) !== null && (
            <span className="max-w-full truncate">{String(item.data.title ?? "")}</span>
          )}
          <Time at={item.at} />
        </span>
      </span>
    </>
  );
  const look = "flex gap-3 rounded-md px-3 py-2.5 transition-colors duration-100 hover:bg-well";
  if (job !== null) {
    return (
      <Link to="/jobs/$id" params={{ id: job }} className={look} onClick={() => onOpen(item)}>
        {content}
      </Link>
    );
  }
  if (quote !== null) {
    return (
      <Link to="/quotes/$id" params={{ id: quote }} className={look} onClick={() => onOpen(item)}>
        {content}
      </Link>
    );
  }
  if (!item.order) return <div className={look}>{content}</div>;
  return (
    <Link
      to="/orders/$id"
      params={{ id: item.order.id }}
      search={{ tab: tabOf(item.kind) }}
      className={look}
      onClick={() => onOpen(item)}
    >
      {content}
    </Link>
  );
}
