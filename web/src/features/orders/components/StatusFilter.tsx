import type { OrderPage } from "@holdfast/sdk/api";
import { Link, useSearch } from "@tanstack/react-router";
import clsx from "clsx";
import { STATUS_WORDS } from "../../../shared/order/statusTexts.ts";
import { countText } from "../countText.ts";
import { ORDER_CLASSES, type OrdersSearch, readOrdersSearch } from "../search.ts";
import { texts } from "../texts.ts";

const CHIP =
  "touch inline-flex min-h-8 items-center gap-2 rounded-full border px-3 text-note whitespace-nowrap transition-colors duration-100";

type Class = NonNullable<OrdersSearch["status"]>;
export type StatusFilterProps = {
  readonly as: "client" | "seller";
  readonly page: Pick<OrderPage, "counts" | "waiting" | "overdue" | "countedUpTo">;
};

/** One chip for each class that has orders; the choice is in the URL. */
export function StatusFilter({ as: role, page }: StatusFilterProps) {
  const { status: chosen } = useSearch({ from: "/orders", select: readOrdersSearch });
  const countOf = (one: Class) =>
    (one === "waiting" ? page.waiting : one === "overdue" ? page.overdue : page.counts[one]) ?? 0;
  const all = Object.values(page.counts).reduce((sum, count) => sum + count, 0);
  // A sum of which one part stopped counting is at least that much.
  const most = Object.values(page.counts).some((count) => count >= page.countedUpTo) ? all : all + 1;
  const shown = ORDER_CLASSES.filter((one) => countOf(one) > 0 || one === chosen);
  return (
    <nav aria-label={texts.statuses} className="-mx-1 flex gap-2 overflow-x-auto p-1 [scrollbar-width:thin]">
      <Chip
        search={(now) => readOrdersSearch({ ...now, role, status: undefined })}
        label={texts.all}
        count={countText(all, most)}
        on={chosen === undefined}
      />
      {shown.map((one) => (
        <Chip
          key={one}
          search={(now) => readOrdersSearch({ ...now, role, status: one })}
          label={nameOf(one)}
          count={countText(countOf(one), page.countedUpTo)}
          on={chosen === one}
          tone={one === "waiting" ? "text-wait" : one === "overdue" ? "text-lost" : ""}
        />
      ))}
    </nav>
  );
}

type ChipProps = {
  readonly search: (now: OrdersSearch) => OrdersSearch;
  readonly label: string;
  readonly count: string;
  readonly on: boolean;
  readonly tone?: string;
};

function Chip({ search, label, count, on, tone }: ChipProps) {
  return (
    <Link
      to="/orders"
      search={search}
      replace
      resetScroll={false}
      className={clsx(
        CHIP,
        on
          ? "border-accent bg-accent-soft font-medium text-accent"
          : clsx("border-line hover:border-edge hover:text-ink", tone || "text-soft"),
      )}
      aria-current={on}
    >
      {label} <span className="figures">{count}</span>
    </Link>
  );
}

function nameOf(one: Class): string {
  return one === "waiting" || one === "overdue" ? texts[one] : STATUS_WORDS[one];
}
