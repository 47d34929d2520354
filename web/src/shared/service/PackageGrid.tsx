import type { PackageInput } from "@holdfast/sdk/api";
import clsx from "clsx";
import CalendarClock from "lucide-react/icons/calendar-clock";
import Check from "lucide-react/icons/check";
import Minus from "lucide-react/icons/minus";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { type ReactNode, useId } from "react";
import { formatDuration } from "../lib/duration.ts";
import { TokenMoney } from "../ui/TokenMoney.tsx";
import { texts } from "./texts.ts";

/** `Terms.revisions` for no limit, as the contract has it. */
const NO_LIMIT = 255;

export type PackageGridProps = {
  readonly packages: readonly PackageInput[];
  /** What can be done with a package, by its place among them. */
  readonly action?: (index: number) => ReactNode;
};

/**
 * One to three packages side by side, lines level with each other so that they compare by eye; one below the other
 * where there is no room. What only a larger package has is said of the smaller one, crossed out.
 */
export function PackageGrid({ packages, action }: PackageGridProps) {
  const heading = useId();
  const several = packages.length > 1;
  return (
    <section aria-labelledby={heading} className="@container">
      <h2 id={heading} className="sr-only">
        {texts.packages}
      </h2>
      <ul className={clsx("grid gap-4", packages.length > 2 ? "@2xl:grid-cols-3" : "@2xl:grid-cols-2")}>
        {packages.map((entry, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a package is its place among the others
            key={index}
            className={clsx(
              "flex flex-col gap-4 rounded-lg border border-line bg-card p-4 @2xl:p-6",
              several && "@2xl:row-span-5 @2xl:grid @2xl:grid-rows-subgrid @2xl:gap-0 @2xl:[&>*+*]:mt-4",
            )}
          >
            <h3 className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="text-lead font-semibold">{entry.name}</span>
              {entry.price !== "0" && (
                <TokenMoney amount={entry.price} token={entry.token} className="text-title font-semibold" />
              )}
            </h3>
            <p className="text-soft">{entry.description}</p>
            <dl className="grid grid-cols-2 gap-2 border-y border-line py-3">
              <div className="flex flex-col">
                <dt className="flex items-center gap-1.5 text-note text-faint">
                  <CalendarClock className="size-4" aria-hidden />
                  {texts.deliveryTime}
                </dt>
                <dd className="figures">{formatDuration(entry.deliveryTime)}</dd>
              </div>
              <div className="flex flex-col">
                <dt className="flex items-center gap-1.5 text-note text-faint">
                  <RefreshCw className="size-4" aria-hidden />
                  {texts.revisions}
                </dt>
                <dd className="figures">
                  {entry.revisions === NO_LIMIT ? texts.unlimited : entry.revisions}
                </dd>
              </div>
            </dl>
            <ul className="flex flex-col gap-2">
              {entry.features.map((feature) => (
                <li key={feature} className="flex items-start gap-2">
                  <Check className="mt-1 size-4 shrink-0 text-accent" aria-hidden />
                  <span className="min-w-0 wrap-anywhere">{feature}</span>
                </li>
              ))}
              {lacking(packages, index).map((feature) => (
                <li key={feature} className="flex items-start gap-2 text-faint">
                  <Minus className="mt-1 size-4 shrink-0" aria-hidden />
                  <span className="min-w-0 wrap-anywhere">
                    <span className="sr-only">{texts.notIn}</span> {feature}
                  </span>
                </li>
              ))}
            </ul>
            <div className="mt-auto pt-2">{action?.(index)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What larger packages have and this one has not. */
function lacking(packages: readonly PackageInput[], index: number): string[] {
  const own = packages[index]?.features ?? [];
  const larger = packages.slice(index + 1).flatMap(({ features }) => features);
  return [...new Set(larger)].filter((feature) => !own.includes(feature));
}
