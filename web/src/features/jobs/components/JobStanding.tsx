import type { Job } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { Badge } from "../../../shared/ui/Badge.tsx";
import { ButtonLink } from "../../../shared/ui/Button.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { StatusBadge, type Tone } from "../../../shared/ui/StatusBadge.tsx";
import { texts } from "../texts.ts";

/** How the state of a job is coloured. */
export const JOB_TONES: Readonly<Record<Job["state"], Tone>> = { open: "run", closed: "idle", hired: "done" };

/** What the job is called, where it stands, and what that means. */
export function JobStanding({ job }: { readonly job: Job }) {
  const say = texts.page;
  const [first] = job.hired;
  return (
    <>
      <header>
        <Link to="/jobs" className="text-note text-soft underline-offset-4 hover:underline">
          {say.all}
        </Link>
        <p className="mt-1 mb-2 flex flex-wrap items-center gap-2">
          <StatusBadge tone={JOB_TONES[job.state]}>{texts.states[job.state]}</StatusBadge>
          <Badge>{job.category}</Badge>
        </p>
        <h1 className="text-head wrap-anywhere">{job.title}</h1>
      </header>
      {job.state === "closed" && (
        <Notice tone="idle" title={say.closedTitle}>
          {say.closedText}
        </Notice>
      )}
      {job.state === "hired" && (
        <Notice
          tone="done"
          title={say.hiredTitle}
          action={
            first && (
              <ButtonLink to="/orders/$id" params={{ id: first.order }} size="small">
                {say.toOrder}
              </ButtonLink>
            )
          }
        >
          {job.hired.length > 1 ? say.hiredMany : say.hiredText}
        </Notice>
      )}
    </>
  );
}
