import clsx from "clsx";
import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { texts } from "../texts.ts";

export type StepState = "done" | "current" | "ahead" | "lost";
export type Step = {
  readonly id: string;
  readonly label: string;
  readonly state: StepState;
  readonly note?: ReactNode;
};
export type StepperProps = { readonly label: string; readonly steps: readonly Step[] };

const SAID: Readonly<Record<StepState, string>> = {
  done: texts.stepDone,
  current: texts.stepCurrent,
  ahead: texts.stepAhead,
  lost: texts.status.lost,
};

/** All steps in a row on a desk; on a phone "Step 3 of 5" that unfolds. */
export function Stepper({ label, steps }: StepperProps) {
  const at = Math.max(
    steps.findIndex((step) => step.state === "current" || step.state === "lost"),
    steps.findLastIndex((step) => step.state === "done"),
    0,
  );
  const current = steps[at];
  return (
    <nav aria-label={label}>
      <ol className="hidden sm:flex">
        {steps.map((step, index) => (
          <li
            key={step.id}
            className="flex min-w-0 flex-1 flex-col gap-2"
            {...(index === at && { "aria-current": "step" })}
          >
            <span className="flex items-center">
              <Mark step={step} number={index + 1} />
              {index < steps.length - 1 && (
                <span className={clsx("mx-2 h-px flex-1", step.state === "done" ? "bg-accent" : "bg-line")} />
              )}
            </span>
            <span
              className={clsx(
                "pe-3",
                step.state === "ahead" ? "text-faint" : index === at ? "font-medium" : "text-soft",
              )}
            >
              {step.label}
              <span className="sr-only">, {SAID[step.state]}</span>
              {step.note && <span className="block text-note font-normal text-soft">{step.note}</span>}
            </span>
          </li>
        ))}
      </ol>
      <details className="group sm:hidden">
        <summary className="flex min-h-11 list-none items-center gap-3 [&::-webkit-details-marker]:hidden">
          {current && <Mark step={current} number={at + 1} />}
          <span className="min-w-0 flex-1">
            <span className="block text-note text-soft">{texts.stepOf(at + 1, steps.length)}</span>
            <span className="font-medium">
              {current?.label}
              {current && <span className="sr-only">, {SAID[current.state]}</span>}
            </span>
          </span>
          <ChevronDown
            className="size-5 text-faint transition-transform duration-150 group-open:rotate-180"
            aria-hidden
          />
          <span className="sr-only">{texts.showSteps}</span>
        </summary>
        <ol className="mt-2 flex flex-col gap-3 border-t border-line pt-3">
          {steps.map((step, index) => (
            <li key={step.id} className="flex items-start gap-3">
              <Mark step={step} number={index + 1} />
              <span className={clsx("pt-0.5", step.state === "ahead" && "text-faint")}>
                {step.label}
                <span className="sr-only">, {SAID[step.state]}</span>
                {step.note && <span className="block text-note text-soft">{step.note}</span>}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function Mark({ step, number }: { readonly step: Step; readonly number: number }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "flex size-7 shrink-0 items-center justify-center rounded-full text-note font-medium figures",
        step.state === "done" && "bg-accent text-on-accent",
        step.state === "current" && "bg-accent-soft text-accent ring-2 ring-accent",
        step.state === "ahead" && "border border-line text-faint",
        step.state === "lost" && "bg-lost-soft text-lost ring-2 ring-lost",
      )}
    >
      {step.state === "done" ? (
        <Check className="size-4" />
      ) : step.state === "lost" ? (
        <X className="size-4" />
      ) : (
        number
      )}
    </span>
  );
}
