import type { Job } from "@holdfast/sdk/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "../../../shared/lib/describeError.ts";
import { Address } from "../../../shared/ui/Address.tsx";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { closeJob, reopenJob } from "../api/deeds.ts";
import { texts } from "../texts.ts";

export type JobSideProps = { readonly job: Job; readonly viewer: string | null };

/** The job in figures, whose it is, and to its client what can be done with it. */
export function JobSide({ job, viewer }: JobSideProps) {
  const say = texts.page;
  const { client, budget, token, neededBy, createdAt, editedAt, proposals } = job;
  return (
    <aside className="flex flex-col gap-4 md:sticky md:top-24">
      <Card title={say.facts}>
        <Facts
          facts={[
            {
              label: texts.budget,
              value: <TokenMoney amount={budget} token={token} className="font-semibold" />,
            },
            {
              label: texts.neededBy,
              value: neededBy ? <Time at={neededBy} show="date" /> : texts.anyTime,
            },
            { label: texts.proposalsLabel, value: proposals },
            { label: texts.posted, value: <Time at={createdAt} /> },
            ...(editedAt ? [{ label: say.edited, value: <Time at={editedAt} /> }] : []),
          ]}
        />
        <div className="mt-4 flex items-center gap-3 border-t border-line pt-4">
          <Avatar of={client} size={40} />
          <div className="min-w-0">
            <p className="truncate font-medium">
              <bdi>{client.name || say.nameless}</bdi>
            </p>
            <p className="text-note text-soft">
              <Address value={client.address} />
            </p>
          </div>
        </div>
      </Card>
      {viewer === client.address && job.state !== "hired" && <Own job={job} />}
    </aside>
  );
}

function Own({ job }: { readonly job: Job }) {
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

  const alert = (
    <p role="alert" className="text-note text-lost empty:hidden">
      {failure}
    </p>
  );
  if (job.state === "closed") {
    return (
      <>
        <Button wide loading={busy} onClick={() => void run(reopenJob, say.reopened)}>
          {say.reopen}
        </Button>
        {alert}
      </>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <ButtonLink to="/jobs/$id/edit" params={{ id: job.id }} wide>
        {say.edit}
      </ButtonLink>
      <Button variant="plain" wide onClick={() => setAsking(true)}>
        {say.close}
      </Button>
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
