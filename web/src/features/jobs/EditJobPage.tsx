import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { jobQuery } from "./api/queries.ts";
import { JobForm } from "./components/JobForm.tsx";
import { texts } from "./texts.ts";

export function EditJobPage() {
  usePageTitle(texts.form.editTitle);
  return <SignInGate {...texts.form.signIn}>{(client) => <Mine client={client} />}</SignInGate>;
}

function Mine({ client }: { readonly client: string }) {
  const { id } = useParams({ from: "/jobs/$id/edit" });
  const config = useConfig();
  // A form is filled from it: it must not change under someone's hands.
  const { data: job, error, refetch } = useQuery({ ...jobQuery(id, client), refetchOnWindowFocus: false });
  if (error && !job) return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  if (!job || !config) {
    return (
      <Loading>
        <Skeleton className="h-96 rounded-lg" />
      </Loading>
    );
  }
  if (job.client.address === client && job.state === "open")
    return <JobForm key={client} config={config} job={job} account={client} />;
  return (
    <EmptyState
      heading="h1"
      title={texts.form.notNow}
      action={
        <ButtonLink to="/jobs/$id" params={{ id }}>
          {texts.form.toJob}
        </ButtonLink>
      }
    >
      {texts.form.notNowText}
    </EmptyState>
  );
}
