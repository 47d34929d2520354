import type { Job, JobProposal } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useConfig } from "../../../shared/lib/config.ts";
import { isBriefWhole } from "../../../shared/quote/checkQuote.ts";
import { QuotedTerms } from "../../../shared/quote/QuotedTerms.tsx";
import { QuoteForm } from "../../../shared/quote/QuoteForm.tsx";
import { QuoteStatusBadge } from "../../../shared/quote/QuoteStatusBadge.tsx";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Loading, Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { answerProposal, proposalsQuery, sendProposal } from "../api/proposals.ts";
import { texts } from "../texts.ts";
import { useProposalDeed } from "../useProposalDeed.ts";

const say = texts.mine;
type Props = { readonly job: Job; readonly viewer: string };

/** A seller's own proposal for a job: sent, replaced, withdrawn, and what became of it (LST-5). */
export function MyProposal({ job, viewer }: Props) {
  const { data, error, refetch } = useQuery(proposalsQuery(job.id, viewer));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-32 rounded-lg" />
      </Loading>
    );
  }
  return (
    <Mine
      key={data.items[0]?.offer?.termsHash ?? "none"}
      job={job}
      viewer={viewer}
      proposal={data.items[0] ?? null}
    />
  );
}

function Mine({ job, viewer, proposal }: Props & { readonly proposal: JobProposal | null }) {
  const [open, setOpen] = useState(false);
  const { run, busy, failure } = useProposalDeed();
  const navigate = useNavigate();
  const state = proposal?.state ?? null;
  const live = state === "quoted" || state === "accepted" || state === "void";
  const canAnswer = job.state === "open" && state !== "declined" && state !== "paid";
  // What a seller signs names the brief by its hash: it has to be the hash of what stands on this page.
  const isWhole = isJobWhole(job);
  const canSend = canAnswer && isWhole;
  const canCancel = proposal !== null && proposal.toCancel.length > 0;
  async function withdraw(id: string) {
    const done = await run(() => answerProposal(job.id, id, "withdraw"));
    // A job that is not open is no longer shown to who withdrew.
    if (done && state === "missed") await navigate({ to: "/quotes/$id", params: { id } });
  }
  return (
    <Card
      title={say.title}
      aside={state && <QuoteStatusBadge state={state} waitsForYou={false} />}
      data-testid="my-proposal"
    >
      <div className="flex flex-col gap-4">
        <p role="status" className="max-w-prose">
          {sentenceOf(job, proposal)}
        </p>
        {proposal?.outdated && live && job.state === "open" && (
          <Notice tone="wait" title={say.outdatedTitle}>
            {say.outdated}
          </Notice>
        )}
        {canAnswer && !isWhole && (
          <Notice tone="lost" title={say.swapped}>
            {say.swappedWhy}
          </Notice>
        )}
        {canCancel && job.state !== "open" && (
          <Notice tone="wait">{state === "missed" ? `${say.standsAgain} ${say.lives}` : say.lives}</Notice>
        )}
        {proposal?.offer && !open && <QuotedTerms offer={proposal.offer} />}
        <p role="alert" className="text-note text-lost empty:hidden">
          {failure}
        </p>
        {!open && (
          <div className="flex flex-wrap gap-2 empty:hidden">
            {proposal?.order && (
              <ButtonLink to="/orders/$id" params={{ id: proposal.order.id }} variant="primary">
                {texts.page.toOrder}
              </ButtonLink>
            )}
            {canSend && (
              <Button variant={live ? "quiet" : "primary"} onClick={() => setOpen(true)}>
                {live ? say.replace : say.send}
              </Button>
            )}
            {proposal && (
              <ButtonLink
                to="/quotes/$id"
                params={{ id: proposal.id }}
                variant={canCancel ? "quiet" : "plain"}
              >
                {canCancel ? say.cancel : say.details}
              </ButtonLink>
            )}
            {proposal && (live || state === "missed") && (
              <Button variant="plain" loading={busy} onClick={() => void withdraw(proposal.id)}>
                {say.withdraw}
              </Button>
            )}
          </div>
        )}
        {open && <Send job={job} viewer={viewer} proposal={proposal} onClose={() => setOpen(false)} />}
      </div>
    </Card>
  );
}

type SendProps = Props & { readonly proposal: JobProposal | null; readonly onClose: () => void };

function Send({ job, viewer, proposal, onClose }: SendProps) {
  const config = useConfig();
  const { run } = useProposalDeed();
  // What the seller reads here is what is signed: a change made meanwhile is refused, not slipped in.
  const [read] = useState(job);
  if (!config) return <Skeleton className="h-96 rounded-lg" />;
  const subject = {
    client: read.client.address,
    seller: viewer,
    title: read.title,
    brief: read.brief,
    serviceId: null,
    jobId: read.id,
    questions: [],
  };
  return (
    <div className="flex flex-col gap-4">
      {read.brief !== job.brief && (
        <Notice
          tone="wait"
          title={say.changedTitle}
          action={
            <Button size="small" onClick={onClose}>
              {say.again}
            </Button>
          }
        >
          {say.changed}
        </Notice>
      )}
      <QuoteForm
        config={config}
        subject={subject}
        draft={`proposal.${viewer}.${read.id}`}
        start={{ token: read.token }}
        onSigned={async (signed) => {
          await sendProposal(read, signed, proposal?.offer?.termsHash ?? null);
          onClose();
          await run(async () => undefined);
          void notify("done", say.sent);
        }}
      />
      <Button variant="plain" className="self-start" onClick={onClose}>
        {say.back}
      </Button>
    </div>
  );
}

/** Whether the words and files of the page are those of the brief that a signature would name. */
function isJobWhole({ canonical, brief, description, files }: Job): boolean {
  if (canonical === null || files === null) return false;
  return isBriefWhole({ canonical, hash: brief, text: description, files });
}

function sentenceOf(job: Job, proposal: JobProposal | null): string {
  const { states } = say;
  if (!proposal) return job.state === "open" ? say.lead : states.none;
  if (proposal.state !== "paid" && job.state === "hired") return states.other;
  if (proposal.state !== "paid" && job.state === "closed") return states.closed;
  switch (proposal.state) {
    case "paid":
      return states.paid;
    case "accepted":
      return states.accepted;
    case "expired":
      return states.expired;
    case "void":
      return states.void;
    case "missed":
      return states.closed;
    case "declined":
      return states.declined;
    case "withdrawn":
      return states.withdrawn;
    case "quoted":
    case "pending_quote":
      return proposal.shortlisted ? states.shortlisted : states.quoted;
  }
}
