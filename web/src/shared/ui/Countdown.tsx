import clsx from "clsx";
import Clock from "lucide-react/icons/clock";
import type { ReactNode } from "react";
import { useNow } from "../hooks/useNow.ts";
import { formatDuration, formatMoment } from "../lib/duration.ts";
import { texts } from "../texts.ts";
import { toSeconds } from "./Time.tsx";

export type CountdownProps = {
  /** Seconds since 1970, or ISO text. */
  readonly until: number | string;
  /** What happens then, in words: "then the seller can claim the money". */
  readonly then?: ReactNode;
  /** Below this many seconds it is drawn as urgent. */
  readonly urgentBelow?: number;
};

/** Time left, ticking each second in the last hour, with what happens at its end. */
export function Countdown({ until, then, urgentBelow = 86_400 }: CountdownProps) {
  const end = toSeconds(until);
  const coarse = useNow("minute");
  return end - coarse < 3_700 && end - coarse > -60 ? (
    <Ticking end={end} then={then} urgentBelow={urgentBelow} />
  ) : (
    <Face left={end - coarse} end={end} then={then} urgentBelow={urgentBelow} />
  );
}

type Part = { readonly end: number; readonly then: ReactNode; readonly urgentBelow: number };

function Ticking(props: Part) {
  return <Face {...props} left={props.end - useNow("second")} />;
}

function Face({ left, end, then, urgentBelow }: Part & { readonly left: number }) {
  const over = left < 0;
  return (
    <p
      className={clsx(
        "flex flex-wrap items-center gap-x-2",
        over ? "text-lost" : left < urgentBelow ? "text-wait" : "text-soft",
      )}
    >
      <Clock className="size-4 shrink-0" aria-hidden />
      <time
        dateTime={new Date(end * 1000).toISOString()}
        title={formatMoment(end)}
        className="font-medium figures"
        role="timer"
        aria-live="off"
      >
        {left > 0 && left < 3_600 ? texts.time.left(clockFace(left)) : words(left)}
      </time>
      {then && <span className="text-soft">{then}</span>}
    </p>
  );
}

function words(left: number): string {
  return left < 0 ? texts.time.over(formatDuration(-left)) : texts.time.left(formatDuration(left));
}

function clockFace(left: number): string {
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
