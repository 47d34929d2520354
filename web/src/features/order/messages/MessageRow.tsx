import type { Message } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import type { ReactNode } from "react";
import { formatMoment } from "../../../shared/lib/duration.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { FileList } from "../files/FileList.tsx";
import type { Group } from "./groups.ts";
import { SafeText } from "./SafeText.tsx";
import { texts } from "./texts.ts";

const hour = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

export type GroupRowProps = {
  readonly group: Group;
  /** Whether the viewer wrote it. */
  readonly own: boolean;
  /** What stands under a message: who has seen it. */
  readonly under: (message: Message) => ReactNode;
};

/** What one person wrote at a stretch. */
export function GroupRow({ group, own, under }: GroupRowProps) {
  const { first, messages } = group;
  return (
    <li className={clsx("flex gap-3", own && "flex-row-reverse")}>
      <Avatar of={first.author} size={32} className="max-sm:hidden" />
      <div className={clsx("flex min-w-0 max-w-[85%] flex-col gap-1", own ? "items-end" : "items-start")}>
        <p className="flex flex-wrap items-baseline gap-x-2 text-note text-soft">
          <Link
            to="/people/$address"
            params={{ address: first.author.address }}
            {...(first.role === "client" && { search: { as: "client" as const } })}
            className="touch font-medium text-ink hover:underline"
          >
            <bdi>{own ? texts.you : nameOf(first)}</bdi>
          </Link>
          {!own && nameOf(first) !== texts.role[first.role] && <span>{texts.role[first.role]}</span>}
        </p>
        <ol className={clsx("flex w-full flex-col gap-1", own ? "items-end" : "items-start")}>
          {messages.map((message) => (
            <li
              key={message.number}
              data-message={message.number}
              className={clsx("flex max-w-full flex-col gap-1", own ? "items-end" : "items-start")}
            >
              <Bubble own={own}>
                {message.text && <SafeText text={message.text} />}
                {message.files.length > 0 && <FileList files={message.files} />}
                <p className="text-end text-note text-soft figures">
                  <time
                    dateTime={message.createdAt}
                    title={formatMoment(Date.parse(message.createdAt) / 1000)}
                  >
                    {hour.format(Date.parse(message.createdAt))}
                  </time>
                </p>
              </Bubble>
              {under(message)}
            </li>
          ))}
        </ol>
      </div>
    </li>
  );
}

export function Bubble({ own, children }: { readonly own: boolean; readonly children: ReactNode }) {
  return (
    <div
      className={clsx(
        "flex max-w-full min-w-0 flex-col gap-1 rounded-lg px-3 py-2",
        own ? "bg-accent-soft" : "bg-well",
      )}
    >
      {children}
    </div>
  );
}

export function nameOf({ author, role }: Pick<Message, "author" | "role">): string {
  if (role === "operator") return author.name || texts.desk;
  return author.name || shortAddress(author.address);
}
