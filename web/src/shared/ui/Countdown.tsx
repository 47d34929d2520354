import clsx from "clsx";
import Clock from "lucide-react/icons/clock";
import { type ReactNode, useId } from "react";
import { formatDuration, formatMoment } from "../lib/duration.ts";
import { useChainNow } from "../live/clock.ts";
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

/**
 * Time left by the chain's clock, ticking each second in the last hour, with what happens at its end. The exact moment in
 * the reader's zone shows on hover and focus. Readers of the screen hear it when they come by, and not each second.
 */
export function Countdown({ until, then, urgentBelow = 86_400 }: CountdownProps) {
  const end = toSeconds(until);
  const coarse = useChainNow("minute");
  return end - coarse < 3_700 && end - coarse > -60 ? (
    <Ticking end={end} then={then} urgentBelow={urgentBelow} />
  ) : (
    <Face left={end - coarse} end={end} then={then} urgentBelow={urgentBelow} />
  );
}

type Part = { readonly end: number; readonly then: ReactNode; readonly urgentBelow: number };

function Ticking(props: Part) {
  return <Face {...props} left={props.end - useChainNow("second")} />;
}

function Face({ left, end, then, urgentBelow }: Part & { readonly left: number }) {
  const over = left < 0;
  const moment = useId();
  return (
    <p
      className={clsx(
        "flex flex-wrap items-center gap-x-2",
        over ? "text-lost" : left < urgentBelow ? "text-wait" : "text-soft",
      )}
    >
      <Clock className="size-4 shrink-0" aria-hidden />
      <button
        type="button"
        aria-describedby={moment}
        className="group relative cursor-help font-medium figures"
      >
        <time dateTime={new Date(end * 1000).toISOString()} role="timer" aria-live="off">
          {left > 0 && left < 3_600 ? texts.time.left(clockFace(left)) : words(left)}
        </time>
        <span
          id={moment}
          role="tooltip"
          className="pointer-events-none absolute hidden start-0 top-full z-10 mt-1 w-max max-w-[70vw] rounded-sm border border-line bg-card px-2 py-1 text-start font-normal text-ink text-note group-hover:block group-focus-visible:block"
        >
          {formatMoment(end)}
        </span>
      </button>
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
