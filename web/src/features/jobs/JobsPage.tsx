import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { jobsQuery, toQuery } from "./api/queries.ts";
import { JobFilters } from "./components/JobFilters.tsx";
import { JobRow, JobRowsSkeleton } from "./components/JobRow.tsx";
import { type JobsSearch, readJobsSearch } from "./search.ts";
import { texts } from "./texts.ts";

/** What clients look for, for everybody to browse without a wallet (LST-5). */
export function JobsPage() {
  usePageTitle(texts.title);
  const search = useSearch({ from: "/jobs", select: readJobsSearch });
  const navigate = useNavigate();
  const config = useConfig();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } =
    useInfiniteQuery({
      ...jobsQuery(config ? toQuery(search, config) : null),
      placeholderData: (previous) => previous,
    });
  const jobs = data?.pages.flatMap((page) => page.items);
  const total = data?.pages[0]?.total;
  const filtered = Object.keys(search).length > 0;
  const change = (next: JobsSearch) => void navigate({ to: "/jobs", search: next, resetScroll: false });
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-prose">
          <h1 className="text-head">{texts.title}</h1>
          <p className="text-soft">{texts.intro}</p>
        </div>
        <ButtonLink to="/jobs/new" variant="primary" icon={<Plus className="size-4" aria-hidden />}>
          {texts.post}
        </ButtonLink>
      </header>
      <JobFilters search={search} config={config} onChange={change} />
      <section aria-label={texts.results} className="min-w-0">
        <h2 className="sr-only">{texts.results}</h2>
        <p className="mb-2 min-h-5 text-note text-soft figures" role="status">
          {total !== undefined && !isPlaceholderData && texts.found(total)}
        </p>
        {error && !jobs ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !jobs ? (
          <JobRowsSkeleton />
        ) : jobs.length === 0 ? (
          <Nothing filtered={filtered} />
        ) : (
          <ul
            className={
              isPlaceholderData
                ? "divide-y divide-line border-y border-line opacity-60"
                : "divide-y divide-line border-y border-line"
            }
          >
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <div className="mt-8 flex justify-center">
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {texts.more}
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  if (!filtered) {
    return (
      <EmptyState drawing="box" title={texts.empty.none}>
        {texts.empty.noneText}
      </EmptyState>
    );
  }
  const action = (
    <ButtonLink to="/jobs" search={{}}>
      {texts.filters.clear}
    </ButtonLink>
  );
  return (
    <EmptyState drawing="search" title={texts.empty.filtered} action={action}>
      {texts.empty.filteredText}
    </EmptyState>
  );
}
