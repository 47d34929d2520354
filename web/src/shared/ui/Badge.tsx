import clsx from "clsx";
import type { ReactNode } from "react";

/** A plain word in a frame: a tag, a category, a kind. */
export function Badge({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <span
      className={clsx(
        "inline-flex items-center rounded-full border border-line px-2.5 py-0.5 text-note text-soft",
        className,
      )}
    >
      {children}
    </span>
  );
}
