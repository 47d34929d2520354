import type { Job, PublicConfig } from "@holdfast/sdk/api";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { useDraft } from "../../../shared/hooks/useDraft.ts";
import { describeError, type SaidError } from "../../../shared/lib/describeError.ts";
import { focusFirstWrong } from "../../../shared/lib/focusFirstWrong.ts";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { saveJob } from "../api/deeds.ts";
import { emptyJob, findErrors, fromJob, type JobErrors, readValues, toInput } from "../model.ts";
import { texts } from "../texts.ts";
import { JobFields } from "./JobFields.tsx";
import { JobFiles } from "./JobFiles.tsx";

export type JobFormProps = {
  readonly config: PublicConfig;
  readonly job: Job | null;
  /** The signed-in account, whose draft it is. */
  readonly account: string;
};

/** Says what is wanted, for how much and until when; what was typed outlives a reload (LST-5). */
export function JobForm({ config, job, account }: JobFormProps) {
  const say = texts.form;
  const key = `${account}.job.${job?.id ?? "new"}`;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [kept, keep, forget] = useDraft(key);
  const values = readValues(kept, emptyJob(config)) ?? (job ? fromJob(job, config) : emptyJob(config));
  const [attached, setAttached] = useState(job?.files ?? []);
  const uploads = useUploads(config.maxFileSize, { keep: key });
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<SaidError | null>(null);
  const errors: JobErrors = tried ? findErrors(values, config) : {};
  const wrong = Object.keys(errors).length;

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    if (Object.keys(findErrors(values, config)).length > 0) return focusFirstWrong(form.current);
    if (uploads.unfinished) return;
    setSaving(true);
    try {
      const fileIds = [...attached.map(({ id }) => id), ...uploads.ids];
      const saved = await saveJob(job?.id ?? null, toInput(values, config, fileIds));
      forget();
      uploads.clear();
      await queries.invalidateQueries({ queryKey: ["jobs"] });
      await navigate({ to: "/jobs/$id", params: { id: saved.id }, replace: true });
      void notify("done", job ? say.saved : say.posted);
    } catch (error) {
      setFailure(describeError(error));
      setSaving(false);
    }
  }

  return (
    <form ref={form} noValidate onSubmit={save} className="mx-auto flex max-w-[44rem] flex-col gap-6">
      <header>
        <h1 className="text-head">{job ? say.editTitle : say.newTitle}</h1>
        <p className="text-soft">{job ? say.editNote : say.next}</p>
      </header>
      <JobFields
        config={config}
        values={values}
        errors={errors}
        onChange={(part) => keep(JSON.stringify({ ...values, ...part }))}
      />
      <Card>
        <JobFiles
          attached={attached}
          onRemove={(id) => setAttached(attached.filter((file) => file.id !== id))}
          uploads={uploads}
          maxFileSize={config.maxFileSize}
        />
      </Card>
      <div role="alert" className="empty:hidden">
        {wrong > 0 && <Notice tone="lost">{say.wrong(wrong)}</Notice>}
        {wrong === 0 && tried && uploads.unfinished && <Notice tone="lost">{say.unfinished}</Notice>}
        {failure && (
          <Notice tone="lost" title={say.failed}>
            {failure.safe} {failure.todo}
          </Notice>
        )}
      </div>
      <footer className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={saving}>
          {job ? say.save : say.post}
        </Button>
        {job && (
          <ButtonLink to="/jobs/$id" params={{ id: job.id }} variant="plain" onClick={forget}>
            {say.cancel}
          </ButtonLink>
        )}
      </footer>
    </form>
  );
}
