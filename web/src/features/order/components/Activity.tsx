import type { ActivityEntry } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Loading, SkeletonText } from "../../../shared/ui/Skeleton.tsx";
import { describe } from "../activity/describe.ts";
import { activityQuery } from "../api/queries.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { DocumentView } from "./DocumentView.tsx";
import { TransactionLink } from "./TransactionLink.tsx";

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const hour = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

/** Everything that happened, by day, each step with its transaction and with what was written (DLV-5). */
export function Activity() {
  const { id } = useOrder();
  const { data, error, refetch } = useQuery(activityQuery(id));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <SkeletonText lines={6} />
      </Loading>
    );
  }
  if (data.items.length === 0) return <p className="text-soft">{texts.activity.empty}</p>;
  return (
    <div className="flex flex-col gap-8">
      {byDay(data.items).map(([label, entries]) => (
        <section key={label}>
          <h2 className="mb-3 text-note font-medium text-soft">{label}</h2>
          <ol className="flex flex-col">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry }: { readonly entry: ActivityEntry }) {
  const model = useOrder();
  const committed = entry.args.content ?? entry.args.requirements;
  return (
    <li className="flex gap-3 border-t border-line py-4 first:border-t-0">
      {entry.actor ? (
        <Avatar seed={entry.actor.address} size={32} />
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

/** Newest day first, and within it the newest step first. */
function byDay(items: readonly ActivityEntry[]): readonly (readonly [string, readonly ActivityEntry[]])[] {
  const days = new Map<string, ActivityEntry[]>();
  for (const item of [...items].sort(newestFirst)) {
    const label = labelOf(item.at);
    const found = days.get(label);
    if (found) found.push(item);
    else days.set(label, [item]);
  }
  return [...days];
}

function newestFirst(a: ActivityEntry, b: ActivityEntry): number {
  const place = (entry: ActivityEntry) =>
    entry.transaction ? entry.transaction.block * 10_000 + entry.transaction.logIndex : 0;
  return b.at - a.at || place(b) - place(a);
}

function labelOf(at: number): string {
  const label = day.format(at * 1000);
  if (label === day.format(Date.now())) return texts.activity.today;
  if (label === day.format(Date.now() - 86_400_000)) return texts.activity.yesterday;
  return label;
}
