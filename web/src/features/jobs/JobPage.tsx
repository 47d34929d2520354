import type { Job } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Loading, Skeleton, SkeletonText } from "../../shared/ui/Skeleton.tsx";
import { useWallet } from "../../shared/wallet/port.ts";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { jobQuery } from "./api/queries.ts";
import { JobBrief } from "./components/JobBrief.tsx";
import { JobDeeds } from "./components/JobDeeds.tsx";
import { JobSide } from "./components/JobSide.tsx";
import { JobStanding } from "./components/JobStanding.tsx";
import { MyProposal } from "./components/MyProposal.tsx";
import { Proposals } from "./components/Proposals.tsx";
import { texts } from "./texts.ts";

const COLUMNS = "grid items-start gap-8 md:grid-cols-[minmax(0,1fr)_18rem] md:gap-10";

/** One job: what is wanted, and what comes of it for whoever looks (LST-5). */
export function JobPage() {
  const { id } = useParams({ from: "/jobs/$id" });
  const { session } = useWallet();
  useLive();
  const { data: job, error, refetch } = useQuery(jobQuery(id, session));
  usePageTitle(job?.title ?? texts.title);
  if (error && !job) return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  if (!job) return <Waiting />;
  if (job.client.address === session) return <Own job={job} viewer={session} />;
  return (
    <div className={COLUMNS}>
      <div className="flex min-w-0 flex-col gap-6">
        <JobStanding job={job} />
        <JobBrief job={job} />
        <Seller job={job} />
      </div>
      <JobSide job={job} />
    </div>
  );
}

/** To its client the proposals come first, and have the whole width to be compared. */
function Own({ job, viewer }: { readonly job: Job; readonly viewer: string }) {
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="flex min-w-0 flex-col gap-6">
          <JobStanding job={job} />
        </div>
        <JobDeeds job={job} />
      </div>
      <Proposals job={job} viewer={viewer} />
      <div className={COLUMNS}>
        <JobBrief job={job} />
        <JobSide job={job} />
      </div>
    </div>
  );
}

/** What somebody who could do it does: who is signed out learns why to sign in. */
function Seller({ job }: { readonly job: Job }) {
  return (
    <SignInGate {...texts.page.signIn}>{(account) => <MyProposal job={job} viewer={account} />}</SignInGate>
  );
}

function Waiting() {
  return (
    <Loading>
      <div className={COLUMNS}>
        <div>
          <Skeleton className="mb-6 h-9 w-2/3" />
          <SkeletonText lines={6} />
        </div>
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </Loading>
  );
}
