import type { Job } from "@holdfast/sdk/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "../../../shared/lib/describeError.ts";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { closeJob, reopenJob } from "../api/deeds.ts";
import { texts } from "../texts.ts";

/** What its client can do with a job: change it, close it, open it again; nothing once somebody is hired. */
export function JobDeeds({ job }: { readonly job: Job }) {
  const say = texts.page;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function run(deed: (id: string) => Promise<Job>, done: string) {
    setBusy(true);
    setFailure(null);
    try {
      await deed(job.id);
      setAsking(false);
      void notify("done", done);
    } catch (error) {
      const { safe, todo } = describeError(error);
      setFailure(`${safe} ${todo}`);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ["jobs"] });
    }
  }

  if (job.state === "hired") return null;
  const alert = (
    <p role="alert" className="text-note text-lost empty:hidden">
      {failure}
    </p>
  );
  if (job.state === "closed") {
    return (
      <div className="flex flex-col gap-2">
        <Button loading={busy} onClick={() => void run(reopenJob, say.reopened)}>
          {say.reopen}
        </Button>
        {alert}
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLink to="/jobs/$id/edit" params={{ id: job.id }}>
        {say.edit}
      </ButtonLink>
      <Button onClick={() => setAsking(true)}>{say.close}</Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={say.closeTitle}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{say.keep}</Button>
            <Button variant="danger" loading={busy} onClick={() => void run(closeJob, say.closed)}>
              {say.close}
            </Button>
          </>
        }
      >
        <p>{say.closeText}</p>
        {alert}
      </Dialog>
    </div>
  );
}
