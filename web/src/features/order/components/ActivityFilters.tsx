import clsx from "clsx";
import type { ActivityFilter } from "../api/queries.ts";
import { texts } from "../texts.ts";

const FILTERS = [null, "deliveries", "requests", "money"] as const;

export type ActivityFiltersProps = {
  readonly value: ActivityFilter | null;
  readonly onChange: (filter: ActivityFilter | null) => void;
};

/** Which part of the history is shown. */
export function ActivityFilters({ value, onChange }: ActivityFiltersProps) {
  const say = texts.activity;
  return (
    <fieldset aria-label={say.filter} className="-mx-1 min-w-0 flex gap-2 overflow-x-auto p-1">
      {FILTERS.map((filter) => (
        <button
          key={filter ?? "all"}
          type="button"
          aria-pressed={filter === value}
          onClick={() => onChange(filter)}
          className={clsx(
            "touch inline-flex min-h-9 items-center rounded-full border px-3 text-note whitespace-nowrap transition-colors duration-100",
            filter === value
              ? "border-accent bg-accent-soft font-medium text-accent"
              : "border-line text-soft hover:border-edge hover:text-ink",
          )}
        >
          {say.filters[filter ?? "all"]}
        </button>
      ))}
    </fieldset>
  );
}
