import type { JobCard } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { Badge } from "../../../shared/ui/Badge.tsx";
import { Day } from "../../../shared/ui/Day.tsx";
import { PersonName } from "../../../shared/ui/PersonName.tsx";
import { Loading, Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { StatusBadge } from "../../../shared/ui/StatusBadge.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { texts } from "../texts.ts";
import { JOB_TONES } from "./JobStanding.tsx";

/** One job in a list. The title is the link, stretched over the row, so that it is read out once. */
export function JobRow({ job, isMine = false }: { readonly job: JobCard; readonly isMine?: boolean }) {
  const { id, title, opening, category, budget, token, client, proposals, createdAt, neededBy } = job;
  return (
    <li className="group relative flex flex-col gap-x-8 gap-y-2 py-5 sm:flex-row">
      <div className="min-w-0 flex-1">
        <h3 className="text-lead font-semibold wrap-anywhere">
          <Link
            to="/jobs/$id"
            params={{ id }}
            preload="intent"
            className="underline-offset-4 after:absolute after:inset-0 group-hover:underline"
          >
            {title}
          </Link>
        </h3>
        <p className="mt-1 line-clamp-2 max-w-prose text-soft wrap-anywhere">{opening}</p>
        <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-note text-soft">
          {isMine && <StatusBadge tone={JOB_TONES[job.state]}>{texts.states[job.state]}</StatusBadge>}
          <Badge>{category}</Badge>
          {!isMine && <PersonName of={client} />}
          <span>
            {texts.posted} <Time at={createdAt} />
          </span>
        </p>
      </div>
      <div className="flex shrink-0 flex-wrap items-baseline justify-between gap-x-4 sm:w-44 sm:flex-col sm:items-end sm:justify-start">
        <span>
          <span className="sr-only">{texts.budget} </span>
          <TokenMoney amount={budget} token={token} className="text-lead font-semibold" />
        </span>
        <span className="text-note text-soft">
          {neededBy && (
            <>
              {texts.neededBy} <Day at={neededBy} />
            </>
          )}
        </span>
        <span className="text-note text-soft figures">
          {proposals === 0 ? texts.noProposals : texts.proposals(proposals)}
        </span>
      </div>
    </li>
  );
}

export function JobRowsSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col divide-y divide-line border-y border-line">
        {["a", "b", "c", "d", "e"].map((key) => (
          <div key={key} className="flex gap-8 py-5">
            <div className="flex-1">
              <Skeleton className="h-6 w-2/3" />
              <Skeleton className="mt-3 h-4 w-full max-w-prose" />
              <Skeleton className="mt-3 h-4 w-1/2" />
            </div>
            <Skeleton className="h-6 w-24" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
