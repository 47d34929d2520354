import { useQuery } from "@tanstack/react-query";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { shareText } from "../../../shared/lib/share.ts";
import { Card } from "../../../shared/ui/Card.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { type Fact, Facts } from "../../../shared/ui/Facts.tsx";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { type AccountRecord, recordQuery } from "../api/queries.ts";
import { texts } from "../texts.ts";
import { Rating } from "./Rating.tsx";

/** Rating and record in one role (RVW-2). */
export function Numbers({ address, as }: { readonly address: string; readonly as: "seller" | "client" }) {
  const { data, error, refetch } = useQuery(recordQuery(address));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div className="grid gap-6 md:grid-cols-2" aria-hidden>
        <Skeleton className="h-56 rounded-lg" />
        <Skeleton className="h-56 rounded-lg" />
      </div>
    );
  return (
    <div className="grid items-start gap-6 md:grid-cols-2">
      <Rating {...data[as]} />
      <Card title={texts.record.title}>
        <Facts facts={as === "seller" ? factsOfSeller(data.seller) : factsOfClient(data.client)} />
        <p className="mt-4 text-note text-soft">{texts.record.note}</p>
      </Card>
    </div>
  );
}

function factsOfSeller(record: AccountRecord["seller"]): Fact[] {
  const say = texts.record;
  const { completed, ended, onTime, late, cancelledAlone, cancelledAgreed, responseTime } = record;
  return [
    { label: say.completed, value: completed },
    { label: say.onTime, value: rate(onTime, onTime + late) },
    { label: say.alone, value: rate(cancelledAlone, ended, true) },
    { label: say.agreed, value: rate(cancelledAgreed, ended, true) },
    {
      label: say.response,
      value: responseTime === null ? say.fewAnswers : formatDuration(Math.max(responseTime, 60)),
    },
  ];
}

function factsOfClient(record: AccountRecord["client"]): Fact[] {
  const say = texts.record;
  const { completed, ended, cancelled, disputed } = record;
  return [
    { label: say.completed, value: completed },
    { label: say.takenBack, value: rate(cancelled, ended, true) },
    { label: say.disputed, value: rate(disputed, ended, true) },
  ];
}

/** The share in words, or that nothing was counted yet. */
const rate = (part: number, whole: number, bad = false): string =>
  shareText(part, whole, bad) ?? texts.record.none;
