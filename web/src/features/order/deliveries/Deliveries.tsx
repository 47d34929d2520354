import type { Delivery } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Loading, SkeletonText } from "../../../shared/ui/Skeleton.tsx";
import { StatusBadge, type Tone } from "../../../shared/ui/StatusBadge.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { DocumentView } from "../components/DocumentView.tsx";
import { TransactionLink } from "../components/TransactionLink.tsx";
import { useOrder } from "../model.ts";
import { deliveriesQuery } from "./query.ts";
import { texts } from "./texts.ts";

const TONES: Readonly<Record<Delivery["state"], Tone>> = {
  draft: "idle",
  in_review: "wait",
  sent_back: "run",
  replaced: "idle",
  approved: "done",
  disputed: "lost",
  settled: "done",
  cancelled: "lost",
};

/** Every delivery and draft, the newest first, with what became of it (DLV-5). */
export function Deliveries() {
  const { id } = useOrder();
  const { data, error, refetch } = useQuery(deliveriesQuery(id));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <SkeletonText lines={6} />
      </Loading>
    );
  }
  if (data.items.length === 0) return <EmptyState drawing="box" title={texts.empty} />;
  return (
    <ol className="flex flex-col gap-8">
      {data.items.map((item) => (
        <Entry key={item.id} item={item} />
      ))}
    </ol>
  );
}

function Entry({ item }: { readonly item: Delivery }) {
  const { document, answers } = item;
  return (
    <li className="flex flex-col gap-3">
      <div>
        <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lead font-semibold">
          {texts.title(item.number, item.state === "draft")}
          <StatusBadge tone={TONES[item.state]}>{texts.state[item.state]}</StatusBadge>
          {item.late && <StatusBadge tone="lost">{texts.late}</StatusBadge>}
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 text-note text-soft">
          <Time at={item.at} show="both" />
          {item.transaction ? <TransactionLink hash={item.transaction.hash} /> : texts.offChain}
        </p>
      </div>
      {answers && (
        <blockquote className="border-s-2 border-line ps-3 text-soft">
          <p className="text-note">
            {answers.document ? texts.answers : texts.answersHidden} (<Time at={answers.at} show="date" />)
          </p>
          {answers.document?.text && (
            <p className="max-w-prose whitespace-pre-line">{answers.document.text}</p>
          )}
        </blockquote>
      )}
      {document ? (
        <DocumentView document={document} committed={item.committed} />
      ) : (
        <p className="text-soft">{texts.hidden}</p>
      )}
    </li>
  );
}
