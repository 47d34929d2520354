import clsx from "clsx";
import type { ReactNode } from "react";
import { TONE_CLASS, TONE_ICON, type Tone } from "./StatusBadge.tsx";

export type NoticeProps = {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Read out at once when it appears. */
  readonly live?: boolean;
};

/** A sentence that must not be missed, in place. */
export function Notice({ tone, title, children, action, live = false }: NoticeProps) {
  const Icon = TONE_ICON[tone];
  return (
    <div
      role={live ? "status" : undefined}
      className={clsx("flex items-start gap-3 rounded-md p-3", TONE_CLASS[tone])}
    >
      <Icon className="mt-0.5 size-5 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  );
}
