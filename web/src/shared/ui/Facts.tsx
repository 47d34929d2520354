import clsx from "clsx";
import type { ReactNode } from "react";

export type Fact = {
  /** Names the line; no two of one list are called the same. */
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: ReactNode;
  /** The last line of a sum. */
  readonly total?: boolean;
};

/** Names and values in two columns: summaries, and sums that add up by eye (give every Money the same digits). */
export function Facts({
  facts,
  className,
}: {
  readonly facts: readonly Fact[];
  readonly className?: string;
}) {
  return (
    <dl className={clsx("flex flex-col gap-2", className)}>
      {facts.map((fact) => (
        <div
          key={fact.label}
          className={clsx(
            "flex flex-wrap items-baseline justify-between gap-4",
            fact.total && "border-t border-line pt-2 font-semibold",
          )}
        >
          <dt className={clsx("min-w-24 flex-1", !fact.total && "text-soft")}>
            {fact.label}
            {fact.hint && <span className="block text-note font-normal text-faint">{fact.hint}</span>}
          </dt>
          <dd className="ms-auto max-w-full shrink-0 text-end figures">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
