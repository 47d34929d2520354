import type { PublicConfig, ServicePage } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import { type FormEvent, lazy, Suspense, useId, useState } from "react";
import { texts as common } from "../../../shared/texts.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { AmountFilter } from "../../../shared/ui/Input.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { countOf, inBrackets } from "../countOf.ts";
import type { ServiceSearch } from "../search.ts";
import { texts } from "../texts.ts";

const DAYS = [1, 3, 7, 14, 30] as const;

/** What few use is fetched when they do. */
const MoreFilters = lazy(() => import("./MoreFilters.tsx"));

export type FiltersProps = {
  readonly search: ServiceSearch;
  readonly config: PublicConfig | undefined;
  readonly facets: ServicePage["facets"] | undefined;
  readonly onChange: (search: ServiceSearch) => void;
};

/** Everything here is in the URL: a filtered list can be sent to someone as a link. */
export function Filters({ search, config, facets, onChange }: FiltersProps) {
  const token = config?.tokens.find((entry) => entry.symbol === search.token);
  const headingId = useId();
  const [unfolded, setMore] = useState(false);
  const more = unfolded || Boolean(search.tag ?? search.stars ?? search.order);

  function choose(name: "token" | "days", value: string) {
    const { [name]: _old, ...rest } = search;
    // A price means nothing in another token.
    const { min: _min, max: _max, ...priceless } = rest;
    const kept = name === "token" ? priceless : rest;
    onChange(value ? { ...kept, [name]: name === "days" ? Number(value) : value } : kept);
  }

  function setPrice(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const { min: _min, max: _max, ...rest } = search;
    const min = String(data.get("min") ?? "").trim();
    const max = String(data.get("max") ?? "").trim();
    onChange({ ...rest, ...(min && { min }), ...(max && { max }) });
  }

  return (
    <div className="flex flex-col gap-6">
      <nav aria-labelledby={headingId}>
        <h2 id={headingId} className="mb-1 text-note font-medium text-faint">
          {texts.category}
        </h2>
        <ul className="-mx-3">
          <CategoryLink search={search} />
          {config?.categories.map((category) => (
            <CategoryLink
              key={category}
              search={search}
              category={category}
              count={search.category ? undefined : countOf(facets, "category", category)}
            />
          ))}
        </ul>
      </nav>
      <Field label={texts.delivery}>
        <Select value={search.days ?? ""} onChange={(event) => choose("days", event.target.value)}>
          <option value="">{texts.anyDelivery}</option>
          {DAYS.map((days) => (
            <option key={days} value={days}>
              {common.days(days)}
              {inBrackets(countOf(facets, "days", String(days)))}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={texts.token}>
        <Select value={token?.symbol ?? ""} onChange={(event) => choose("token", event.target.value)}>
          <option value="">{texts.anyToken}</option>
          {config?.tokens.map((entry) => (
            <option key={entry.address} value={entry.symbol}>
              {entry.symbol} · {entry.name}
              {inBrackets(countOf(facets, "token", entry.address))}
            </option>
          ))}
        </Select>
      </Field>
      {/* Keyed by what it shows, so that clearing the filters clears what was typed. */}
      <form
        key={`${search.token}-${search.min}-${search.max}`}
        onSubmit={setPrice}
        className="flex flex-col gap-1"
      >
        <span className="font-medium">{texts.price}</span>
        <div className="grid grid-cols-2 gap-2">
          <AmountFilter
            name="min"
            aria-label={texts.priceFrom}
            placeholder={texts.from}
            defaultValue={search.min}
            disabled={!token}
          />
          <AmountFilter
            name="max"
            aria-label={texts.priceTo}
            placeholder={texts.to}
            defaultValue={search.max}
            disabled={!token}
          />
        </div>
        <button type="submit" className="sr-only" disabled={!token}>
          {texts.price}
        </button>
        {!token && <p className="text-note text-soft">{texts.priceNeedsToken}</p>}
      </form>
      {more ? (
        <Suspense>
          <MoreFilters search={search} facets={facets ?? null} onChange={onChange} />
        </Suspense>
      ) : (
        <Button variant="plain" size="small" className="-ms-3 self-start" onClick={() => setMore(true)}>
          {texts.moreFilters}
        </Button>
      )}
    </div>
  );
}

type CategoryLinkProps = {
  readonly search: ServiceSearch;
  readonly category?: string;
  readonly count?: string | undefined;
};

function CategoryLink({ search, category, count }: CategoryLinkProps) {
  const { category: chosen, ...rest } = search;
  const active = chosen === category;
  return (
    <li>
      <Link
        to="/services"
        search={category ? { ...rest, category } : rest}
        resetScroll={false}
        aria-current={active ? "true" : undefined}
        className={clsx(
          "flex min-h-11 items-center rounded-md px-3 transition-colors duration-100 md:min-h-9",
          active ? "bg-accent-soft font-medium text-accent" : "text-soft hover:bg-well hover:text-ink",
        )}
      >
        {category ?? texts.allCategories}
        {count && (
          <span className="ms-auto text-note text-faint figures" aria-hidden>
            {count}
          </span>
        )}
      </Link>
    </li>
  );
}
