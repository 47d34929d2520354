import clsx from "clsx";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleDot from "lucide-react/icons/circle-dot";
import CircleX from "lucide-react/icons/circle-x";
import Hourglass from "lucide-react/icons/hourglass";
import type { ReactNode } from "react";

/** `wait`: it waits for you. `run`: under way, others act. `done`. `lost`: lost, refused or in danger. `idle`: nothing on. */
export type Tone = "wait" | "run" | "done" | "lost" | "idle";

export const TONE_CLASS: Readonly<Record<Tone, string>> = {
  wait: "bg-wait-soft text-wait",
  run: "bg-run-soft text-run",
  done: "bg-done-soft text-done",
  lost: "bg-lost-soft text-lost",
  idle: "bg-well text-soft",
};

export const TONE_ICON = {
  wait: Hourglass,
  run: CircleDot,
  done: CircleCheck,
  lost: CircleX,
  idle: CircleDashed,
} as const;

export type StatusBadgeProps = {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly className?: string;
};

/** Colour, icon and word together, so that none of them has to be seen alone. */
export function StatusBadge({ tone, children, className }: StatusBadgeProps) {
  const Icon = TONE_ICON[tone];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1 rounded-full py-0.5 ps-1.5 pe-2.5 text-note font-medium whitespace-nowrap",
        TONE_CLASS[tone],
        className,
      )}
    >
      <Icon className="size-3.5 shrink-0" aria-hidden />
      {children}
    </span>
  );
}
