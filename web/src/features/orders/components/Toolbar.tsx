import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import clsx from "clsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { ORDER_SORTS, readOrdersSearch } from "../search.ts";
import { texts } from "../texts.ts";
import { SearchField } from "./SearchField.tsx";

const ROLES = ["client", "seller"] as const;

/** Which part one plays, what one looks for, and what comes first: all in the URL. */
export function Toolbar({ as: role }: { readonly as: "client" | "seller" }) {
  const search = useSearch({ from: "/orders", select: readOrdersSearch });
  const navigate = useNavigate({ from: "/orders" });
  const { source, sort = "latest" } = search;

  function changeSort(value: string) {
    // From where the URL is, not from what is drawn: that may come a moment after the click before.
    void navigate({
      search: (now) => readOrdersSearch({ ...now, role, sort: value }),
      replace: true,
      resetScroll: false,
    });
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <nav aria-label={texts.roles.label} className="flex rounded-md border border-edge p-0.5 max-sm:w-full">
        {ROLES.map((one) => (
          <Link
            key={one}
            to="/orders"
            search={{ role: one, ...(source && { source }) }}
            aria-current={one === role ? "page" : undefined}
            className={clsx(
              "touch inline-flex min-h-9 flex-1 items-center justify-center rounded px-4",
              one === role ? "bg-accent-soft font-medium text-accent" : "text-soft hover:text-ink",
            )}
          >
            {texts.roles[one]}
          </Link>
        ))}
      </nav>
      <SearchField q={search.q ?? ""} as={role} />
      <span className="w-44 max-sm:w-full">
        <Select
          aria-label={texts.sort}
          className="h-10!"
          value={sort}
          onChange={(event) => changeSort(event.target.value)}
        >
          {ORDER_SORTS.map((one) => (
            <option key={one} value={one}>
              {texts.sorts[one]}
            </option>
          ))}
        </Select>
      </span>
    </div>
  );
}
