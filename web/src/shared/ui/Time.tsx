import { formatDate, formatMoment, formatRelative } from "../lib/duration.ts";
import { useChainNow } from "../live/clock.ts";

export type TimeProps = {
  /** Seconds since 1970, or the API's ISO text. */
  readonly at: number | string;
  /** `relative`: "in 2 days 4 h". `date`: the day and hour. `both`: one after the other. */
  readonly show?: "relative" | "date" | "both";
  readonly className?: string;
};

/** A moment as people speak of it, with the exact one and its zone on hover. */
export function Time({ at, show = "relative", className }: TimeProps) {
  const now = useChainNow("minute");
  const seconds = toSeconds(at);
  const words =
    show === "relative"
      ? formatRelative(seconds, now)
      : show === "date"
        ? formatDate(seconds)
        : `${formatDate(seconds)} (${formatRelative(seconds, now)})`;
  return (
    <time
      dateTime={new Date(seconds * 1000).toISOString()}
      title={formatMoment(seconds)}
      className={className}
    >
      {words}
    </time>
  );
}

export function toSeconds(at: number | string): number {
  return typeof at === "number" ? at : Math.floor(Date.parse(at) / 1000);
}
