import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { JobForm } from "./components/JobForm.tsx";
import { texts } from "./texts.ts";

export function NewJobPage() {
  usePageTitle(texts.form.newTitle);
  const config = useConfig();
  return (
    <SignInGate {...texts.form.signIn}>
      {(account) =>
        config ? (
          <JobForm key={account} config={config} job={null} account={account} />
        ) : (
          <Loading>
            <Skeleton className="h-96 rounded-lg" />
          </Loading>
        )
      }
    </SignInGate>
  );
}
