import type { ServicePage } from "@holdfast/sdk/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import { lazy, Suspense, useState } from "react";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { ServiceGrid } from "../../shared/ui/ServiceGrid.tsx";
import { servicesQuery, toQuery } from "./api/listServices.ts";
import { Filters } from "./components/Filters.tsx";
import { readServiceSearch, type ServiceSearch } from "./search.ts";
import { texts } from "./texts.ts";

const SORTS = ["relevance", "rating", "newest", "price"] as const;

/** Fetched when a filter is set, and when nothing was found. */
const Chips = lazy(() => import("./components/Chips.tsx"));
const WhatToDrop = lazy(() => import("./components/WhatToDrop.tsx"));

export function SearchPage() {
  const search = useSearch({ from: "/services", select: readServiceSearch });
  const navigate = useNavigate();
  const config = useConfig();
  const [unfolded, setUnfolded] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } =
    useInfiniteQuery({
      ...servicesQuery(config ? toQuery(search, config) : null),
      placeholderData: (previous) => previous,
    });

  const { q, sort, ...filters } = search;
  const heading = q ? texts.searchTitle(q) : (search.category ?? texts.services);
  usePageTitle(heading);

  const services = data?.pages.flatMap((page) => page.items);
  const first = data?.pages[0];
  const filtered = Object.keys(filters).length > 0;
  const change = (next: ServiceSearch) =>
    void navigate({ to: "/services", search: next, resetScroll: false });

  function changeSort(value: string) {
    const { sort: _old, ...rest } = search;
    change(readServiceSearch({ ...rest, sort: value }));
  }

  return (
    <div className="grid gap-6 md:grid-cols-[13rem_minmax(0,1fr)] md:gap-10">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 md:col-span-2">
        <div className="min-w-0">
          <h1 className="truncate text-head">{heading}</h1>
          <p className="min-h-6 text-soft figures" role="status">
            {first && !isPlaceholderData && texts.found(first)}
          </p>
        </div>
        <div className="flex w-full items-center gap-2 sm:w-auto">
          <Button
            className="md:hidden"
            aria-expanded={unfolded}
            aria-controls="filters"
            onClick={() => setUnfolded(!unfolded)}
            icon={<SlidersHorizontal className="size-4" aria-hidden />}
          >
            {texts.activeFilters(Object.keys(filters).length)}
          </Button>
          <div className="min-w-0 flex-1 sm:w-48 sm:flex-none">
            <Select
              aria-label={texts.sort}
              value={sort ?? "relevance"}
              onChange={(event) => changeSort(event.target.value)}
            >
              {SORTS.map((value) => (
                <option key={value} value={value}>
                  {texts.sorts[value]}
                </option>
              ))}
            </Select>
          </div>
        </div>
      </header>
      <aside id="filters" aria-label={texts.filters} className={unfolded ? "block" : "hidden md:block"}>
        <Filters search={search} config={config} facets={first?.facets} onChange={change} />
      </aside>
      <section aria-label={texts.results} className="min-w-0">
        <h2 className="sr-only">{texts.results}</h2>
        {filtered && (
          <div className="mb-6 min-h-11 md:min-h-9">
            <Suspense>
              <Chips search={search} onChange={change} />
            </Suspense>
          </div>
        )}
        {error && !services ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : services?.length === 0 ? (
          <Nothing asked={filtered || Boolean(q)} search={search} facets={first?.facets} />
        ) : (
          <div className={isPlaceholderData ? "opacity-60 transition-opacity duration-150" : undefined}>
            <ServiceGrid services={services} columns={3} />
          </div>
        )}
        {hasNextPage && (
          <div className="mt-10 flex justify-center">
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {texts.more}
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}

type NothingProps = {
  readonly asked: boolean;
  readonly search: ServiceSearch;
  readonly facets: ServicePage["facets"] | undefined;
};

function Nothing({ asked, search, facets }: NothingProps) {
  if (asked) {
    const action = (
      <ButtonLink to="/services" search={{}}>
        {texts.clear}
      </ButtonLink>
    );
    return (
      <EmptyState drawing="search" title={texts.empty.title} action={action}>
        {texts.empty.text}
        <Suspense>
          <WhatToDrop search={search} facets={facets ?? null} />
        </Suspense>
      </EmptyState>
    );
  }
  const action = (
    <ButtonLink to="/sell/new" variant="primary">
      {texts.empty.sell}
    </ButtonLink>
  );
  return (
    <EmptyState drawing="box" title={texts.empty.none} action={action}>
      {texts.empty.noneText}
    </EmptyState>
  );
}
