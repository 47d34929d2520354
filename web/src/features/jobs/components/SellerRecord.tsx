import { useQuery } from "@tanstack/react-query";
import { shareText } from "../../../shared/lib/share.ts";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { recordQuery } from "../api/proposals.ts";
import { texts } from "../texts.ts";

const say = texts.compare.record;

/** How a seller's orders went, in a line; nothing when it can't be told now: the proposal stands without. */
export function SellerRecord({ address }: { readonly address: string }) {
  const { data, error } = useQuery(recordQuery(address));
  if (error && !data) return null;
  if (!data) return <Skeleton className="h-5 w-40" />;
  const { completed, ended, onTime, late, rating, reviews, cancelledAlone } = data.seller;
  const timely = shareText(onTime, onTime + late);
  const cancelled = cancelledAlone > 0 && shareText(cancelledAlone, ended, true);
  const lines = [
    ...(rating === null ? [] : [say.rating(rating.toFixed(1), reviews)]),
    completed === 0 ? say.none : say.completed(completed),
    ...(timely ? [say.onTime(timely)] : []),
    ...(cancelled ? [say.cancelled(cancelled)] : []),
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 text-note text-soft figures">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
