import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { MoreButton } from "../../shared/ui/MoreButton.tsx";
import { useWallet } from "../../shared/wallet/port.ts";
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
  const { session } = useWallet();
  const mine = search.mine === true && session !== null;
  const list = useInfiniteQuery({
    ...jobsQuery(config ? toQuery(search, { config, viewer: session }) : null),
    placeholderData: (previous) => previous,
  });
  const { data, error, refetch, isPlaceholderData } = list;
  const jobs = data?.pages.flatMap((page) => page.items);
  const { total, correctedTo } = data?.pages[0] ?? {};
  const filtered = Object.keys(search).some((key) => key !== "mine");
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
      {session && <Which mine={mine} />}
      <JobFilters search={search} config={config} onChange={change} />
      <section aria-label={texts.results} className="min-w-0">
        <h2 className="sr-only">{texts.results}</h2>
        <p className="mb-2 min-h-5 text-note text-soft figures" role="status">
          {correctedTo && texts.corrected(correctedTo)}
          {total !== undefined && !isPlaceholderData && (mine ? texts.foundMine : texts.found)(total)}
        </p>
        {error && !jobs ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !jobs ? (
          <JobRowsSkeleton />
        ) : jobs.length === 0 ? (
          <Nothing filtered={filtered} mine={mine} />
        ) : (
          <ul
            className={
              isPlaceholderData
                ? "divide-y divide-line border-y border-line opacity-60"
                : "divide-y divide-line border-y border-line"
            }
          >
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} isMine={mine} />
            ))}
          </ul>
        )}
        <div className="mt-8 flex justify-center empty:hidden">
          <MoreButton list={list}>{texts.more}</MoreButton>
        </div>
      </section>
    </div>
  );
}

/** Everybody's open jobs, or all of one's own. */
function Which({ mine }: { readonly mine: boolean }) {
  const say = texts.which;
  return (
    <nav aria-label={say.label} className="flex gap-2">
      {([false, true] as const).map((own) => (
        <ButtonLink
          key={String(own)}
          to="/jobs"
          search={own ? { mine: true } : {}}
          size="small"
          variant={own === mine ? "quiet" : "plain"}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {own ? say.mine : say.open}
        </ButtonLink>
      ))}
    </nav>
  );
}

function Nothing({ filtered, mine }: { readonly filtered: boolean; readonly mine: boolean }) {
  if (!filtered) {
    return (
      <EmptyState drawing="box" title={mine ? texts.empty.mine : texts.empty.none}>
        {mine ? texts.empty.mineText : texts.empty.noneText}
      </EmptyState>
    );
  }
  const action = (
    <ButtonLink to="/jobs" search={mine ? { mine: true } : {}}>
      {texts.filters.clear}
    </ButtonLink>
  );
  return (
    <EmptyState drawing="search" title={texts.empty.filtered} action={action}>
      {texts.empty.filteredText}
    </EmptyState>
  );
}
