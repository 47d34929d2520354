import type { ActivityEntry } from "@holdfast/sdk/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { MoreButton } from "../../../shared/ui/MoreButton.tsx";
import { Loading, SkeletonText } from "../../../shared/ui/Skeleton.tsx";
import { describe } from "../activity/describe.ts";
import { type ActivityFilter, activityQuery } from "../api/queries.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { ActivityFilters } from "./ActivityFilters.tsx";
import { DocumentView } from "./DocumentView.tsx";
import { TransactionLink } from "./TransactionLink.tsx";

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const hour = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

/** Everything that happened, by day, each step with its transaction and with what was written (DLV-5). */
export function Activity() {
  const [filter, setFilter] = useState<ActivityFilter | null>(null);
  return (
    <div className="flex flex-col gap-6">
      <ActivityFilters value={filter} onChange={setFilter} />
      <History filter={filter} />
    </div>
  );
}

function History({ filter }: { readonly filter: ActivityFilter | null }) {
  const { id } = useOrder();
  const history = useInfiniteQuery(activityQuery(id, filter));
  const { data, error, refetch } = history;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <SkeletonText lines={6} />
      </Loading>
    );
  }
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="text-soft">{texts.activity.empty}</p>;
  return (
    <div className="flex flex-col gap-8">
      {byDay(items).map(([label, entries]) => (
        <section key={label}>
          <h2 className="mb-3 text-note font-medium text-soft">{label}</h2>
          <ol className="flex flex-col">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      <MoreButton list={history}>{texts.activity.older}</MoreButton>
    </div>
  );
}

function Entry({ entry }: { readonly entry: ActivityEntry }) {
  const model = useOrder();
  const committed = entry.args.content ?? entry.args.requirements;
  return (
    <li className="flex gap-3 border-t border-line py-4 first:border-t-0">
      {entry.actor ? (
        <Avatar of={entry.actor} size={32} />
      ) : (
        <span className="size-8 shrink-0 rounded-full bg-well" aria-hidden />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div>
          <p className="font-medium">{describe(entry, model)}</p>
          <p className="flex flex-wrap items-center gap-x-3 text-note text-soft">
            <time dateTime={new Date(entry.at * 1000).toISOString()}>{hour.format(entry.at * 1000)}</time>
            {entry.transaction ? <TransactionLink hash={entry.transaction.hash} /> : texts.activity.offChain}
          </p>
        </div>
        {entry.document && (
          <DocumentView
            document={entry.document}
            committed={typeof committed === "string" && entry.transaction ? committed : null}
          />
        )}
      </div>
    </li>
  );
}

/** The server says what came after what; days are the reader's. */
function byDay(items: readonly ActivityEntry[]): readonly (readonly [string, readonly ActivityEntry[]])[] {
  const days = new Map<string, ActivityEntry[]>();
  for (const item of items) {
    const label = labelOf(item.at);
    const found = days.get(label);
    if (found) found.push(item);
    else days.set(label, [item]);
  }
  return [...days];
}

function labelOf(at: number): string {
  const label = day.format(at * 1000);
  if (label === day.format(Date.now())) return texts.activity.today;
  if (label === day.format(Date.now() - 86_400_000)) return texts.activity.yesterday;
  return label;
}
