import { Link, useSearch } from "@tanstack/react-router";
import clsx from "clsx";
import { STATUS_WORDS } from "../../../shared/order/statusTexts.ts";
import { ORDER_STATUSES, readOrdersSearch } from "../search.ts";
import { texts } from "../texts.ts";

const CHIP =
  "touch inline-flex min-h-9 items-center gap-2 rounded-full border px-3 text-note whitespace-nowrap transition-colors duration-100";

/** One chip for each status that has orders; the choice is in the URL. */
export function StatusFilter({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const search = useSearch({ from: "/orders", select: readOrdersSearch });
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown = ORDER_STATUSES.filter((status) => (counts[status] ?? 0) > 0 || status === search.status);
  const { status: chosen, ...rest } = search;
  return (
    <nav aria-label={texts.statuses} className="-mx-1 flex gap-2 overflow-x-auto p-1">
      <Link
        to="/orders"
        search={rest}
        className={clsx(CHIP, look(chosen === undefined))}
        aria-current={chosen === undefined}
      >
        {texts.all} <span className="figures">{all}</span>
      </Link>
      {shown.map((status) => (
        <Link
          key={status}
          to="/orders"
          search={{ ...rest, status }}
          className={clsx(CHIP, look(chosen === status))}
          aria-current={chosen === status}
        >
          {STATUS_WORDS[status]} <span className="figures">{counts[status] ?? 0}</span>
        </Link>
      ))}
    </nav>
  );
}

function look(chosen: boolean): string {
  return chosen
    ? "border-accent bg-accent-soft font-medium text-accent"
    : "border-line text-soft hover:border-edge hover:text-ink";
}
