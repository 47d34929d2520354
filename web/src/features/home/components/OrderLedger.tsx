import clsx from "clsx";
import { useId, useState } from "react";
import { useConfig } from "../../../shared/lib/config.ts";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { percent } from "../../../shared/ui/MoneyPath.tsx";
import { texts } from "../texts.ts";

/** Shown until the operator's own terms have arrived. */
const USUAL = { reviewTime: 259_200, graceTime: 86_400, platformFeeBps: 500 };

/** The three questions of someone about to pay a stranger, answered for each stage of an order. */
export function OrderLedger() {
  const [at, setAt] = useState(0);
  const name = useId();
  const terms = useConfig()?.terms ?? USUAL;
  const stages = texts.stages({
    review: formatDuration(terms.reviewTime),
    grace: formatDuration(terms.graceTime),
    fee: percent(terms.platformFeeBps),
  });
  const stage = stages[at];
  if (!stage) return null;
  return (
    <div className="rounded-lg border border-line bg-card">
      <Drawing at={at} />
      <fieldset className="grid grid-cols-4 border-y border-line">
        <legend className="sr-only">{texts.stagesLabel}</legend>
        {stages.map((entry, index) => (
          <label
            key={entry.name}
            className={clsx(
              "relative flex min-h-12 items-center justify-center border-s border-line px-1 text-center text-note transition-colors duration-100 first:border-s-0",
              "has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent",
              index === at
                ? "bg-accent-soft font-medium text-accent"
                : "text-soft hover:bg-well hover:text-ink",
            )}
          >
            <input
              type="radio"
              name={name}
              checked={index === at}
              onChange={() => setAt(index)}
              className="absolute inset-0 size-full cursor-pointer appearance-none outline-none"
            />
            {entry.name}
          </label>
        ))}
      </fieldset>
      <dl aria-live="polite" className="grid gap-3 p-4 sm:px-6 sm:py-5">
        <Answer question={texts.where} answer={stage.where} />
        <Answer question={texts.next} answer={stage.next} />
        <Answer question={texts.out} answer={stage.out} />
      </dl>
    </div>
  );
}

function Answer({ question, answer }: { readonly question: string; readonly answer: string }) {
  return (
    <div className="min-h-17">
      <dt className="text-note text-faint">{question}</dt>
      <dd className="font-medium">{answer}</dd>
    </div>
  );
}

/** Client, contract, seller on one line; the coin moves along it as the order does. */
function Drawing({ at }: { readonly at: number }) {
  const done = at === 3;
  return (
    <svg viewBox="0 10 400 112" className="block w-full" fill="none" aria-hidden="true">
      <path
        d="M72 66h84M244 66h84"
        className="stroke-edge"
        strokeWidth="1.5"
        strokeDasharray="2 6"
        strokeLinecap="round"
      />
      <g strokeWidth="1.5" className="fill-paper stroke-edge">
        <circle cx="48" cy="66" r="24" />
        <circle
          cx="352"
          cy="66"
          r="24"
          className={clsx("transition-colors duration-150", done && "fill-accent-soft stroke-accent")}
        />
      </g>
      <g className="stroke-soft" strokeWidth="1.75" strokeLinecap="round">
        <circle cx="48" cy="60" r="6" />
        <path d="M37 79c2-7 6-10 11-10s9 3 11 10" />
        <circle cx="352" cy="60" r="6" />
        <path d="M341 79c2-7 6-10 11-10s9 3 11 10" />
      </g>
      <g
        strokeWidth="5"
        strokeLinecap="square"
        className={clsx("transition-colors duration-150", done ? "stroke-edge" : "stroke-accent")}
      >
        <path d="M184 30h-20v72h20" />
        <path d="M216 30h20v72h-20" />
      </g>
      {at === 2 && (
        <path
          d="M276 52l6 6 10-12"
          className="stroke-run"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {at >= 1 && at < 3 && (
        <g className="stroke-soft" strokeWidth="1.5">
          <rect
            x={at === 1 ? 300 : 262}
            y="60"
            width="14"
            height="18"
            rx="2"
            className="fill-card transition-[x] duration-150"
          />
        </g>
      )}
      <circle
        r="14"
        cy="66"
        cx="200"
        className="fill-accent transition-transform duration-200 ease-out"
        style={{ transform: done ? "translateX(112px)" : "none" }}
      />
    </svg>
  );
}
