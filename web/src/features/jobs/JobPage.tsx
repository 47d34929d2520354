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
import { JobSide } from "./components/JobSide.tsx";
import { JobStanding } from "./components/JobStanding.tsx";
import { MyProposal } from "./components/MyProposal.tsx";
import { Proposals } from "./components/Proposals.tsx";
import { texts } from "./texts.ts";

/** One job: what is wanted, and what comes of it for whoever looks (LST-5). */
export function JobPage() {
  const { id } = useParams({ from: "/jobs/$id" });
  const { session } = useWallet();
  useLive();
  const { data: job, error, refetch } = useQuery(jobQuery(id, session));
  usePageTitle(job?.title ?? texts.title);
  if (error && !job) return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  if (!job) return <Waiting />;
  return (
    <div className="grid items-start gap-8 md:grid-cols-[minmax(0,1fr)_18rem] md:gap-10">
      <div className="flex min-w-0 flex-col gap-6">
        <JobStanding job={job} />
        {job.client.address === session && <Proposals job={job} viewer={session} />}
        <JobBrief job={job} />
        {job.client.address !== session && <Seller job={job} />}
      </div>
      <JobSide job={job} viewer={session} />
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
      <div className="grid gap-8 md:grid-cols-[minmax(0,1fr)_18rem] md:gap-10">
        <div>
          <Skeleton className="mb-6 h-9 w-2/3" />
          <SkeletonText lines={6} />
        </div>
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </Loading>
  );
}
