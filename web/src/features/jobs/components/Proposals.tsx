import type { Job, JobProposal } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useId, useState } from "react";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { Loading, Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { proposalsQuery } from "../api/proposals.ts";
import { readJobSearch } from "../search.ts";
import { PROPOSAL_SORTS, sortProposals } from "../sortProposals.ts";
import { texts } from "../texts.ts";
import { ProposalCard } from "./ProposalCard.tsx";

const say = texts.compare;
const GRID = "grid gap-4 sm:grid-cols-2 lg:grid-cols-3";

/** All proposals side by side, for the client to compare, to star, to decline and to hire (LST-5). */
export function Proposals({ job, viewer }: { readonly job: Job; readonly viewer: string }) {
  const { data, error, refetch } = useQuery(proposalsQuery(job.id, viewer));
  const { sort = "newest" } = useSearch({ from: "/jobs/$id", select: readJobSearch });
  const navigate = useNavigate({ from: "/jobs/$id" });
  const [starred, setStarred] = useState(false);
  const heading = useId();
  const all = data?.items;
  const standing = all?.filter(stands) ?? [];
  const stars = standing.filter(({ shortlisted }) => shortlisted).length;
  const shown = sortProposals(
    starred && stars > 0 ? standing.filter((one) => one.shortlisted) : standing,
    sort,
  );
  const over = all?.filter((one) => !stands(one)) ?? [];
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <h2 id={heading} className="text-title">
          {say.title}
        </h2>
        {standing.length > 1 && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {stars > 0 && (
              <label className="flex min-h-11 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={starred}
                  onChange={(event) => setStarred(event.target.checked)}
                />
                {say.onlyStarred(stars)}
              </label>
            )}
            <span className="w-44">
              <Select
                aria-label={say.sort}
                value={sort}
                onChange={(event) => {
                  const search = readJobSearch({ sort: event.target.value });
                  void navigate({ search, replace: true, resetScroll: false });
                }}
              >
                {PROPOSAL_SORTS.map((one) => (
                  <option key={one} value={one}>
                    {say.sorts[one]}
                  </option>
                ))}
              </Select>
            </span>
          </div>
        )}
      </header>
      {error && !all ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !all ? (
        <Loading>
          <div className={GRID}>
            <Skeleton className="h-72 rounded-lg" />
            <Skeleton className="h-72 rounded-lg" />
            <Skeleton className="h-72 rounded-lg" />
          </div>
        </Loading>
      ) : all.length === 0 ? (
        <EmptyState drawing="box" title={say.empty}>
          {job.state === "open" ? say.emptyText : say.emptyClosed}
        </EmptyState>
      ) : (
        <>
          <Cards proposals={shown} job={job} viewer={viewer} />
          {over.length > 0 && (
            <details>
              <summary className="min-h-11 cursor-pointer py-2 text-soft">{say.over(over.length)}</summary>
              <Cards proposals={over} job={job} viewer={viewer} />
              {data.leftOut > 0 && <p className="text-soft">{say.leftOut(data.leftOut)}</p>}
            </details>
          )}
        </>
      )}
    </section>
  );
}

type CardsProps = {
  readonly proposals: readonly JobProposal[];
  readonly job: Job;
  readonly viewer: string;
};

/** The same part of each stands at the same height: that is what comparing needs. */
function Cards({ proposals, ...shared }: CardsProps) {
  return (
    <ul className={GRID}>
      {proposals.map((proposal) => (
        <li key={proposal.id} className="row-span-4 mb-4 grid min-w-0 grid-rows-subgrid">
          <ProposalCard proposal={proposal} {...shared} />
        </li>
      ))}
    </ul>
  );
}

function stands({ state }: JobProposal): boolean {
  return state !== "declined" && state !== "withdrawn" && state !== "expired";
}
