import { useState } from "react";
import { formatDate } from "../../../shared/lib/duration.ts";
import { useChainNow } from "../../../shared/live/clock.ts";
import { Field } from "../../../shared/ui/Field.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { FileDrop } from "../../../shared/upload/FileDrop.tsx";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { reasons } from "../assistant/texts.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { revisionsLeft } from "../unsatisfied/NotSatisfied.tsx";
import { useOrderDraft } from "../useOrderDraft.ts";
import { Consequences } from "./Consequences.tsx";
import { fromLocalInput, toLocalInput } from "./localInput.ts";
import { ReasonField, reasonAnswers } from "./ReasonField.tsx";
import { useWriteAndSend } from "./useWriteAndSend.ts";

/** The date has to hold when the transaction is mined, some minutes after it was chosen. */
const MARGIN = 600;
const YEAR = 365 * 86_400;

/** What should change, and by when: the contract takes dates from `revisionTime` ahead to a year (REV-2). */
export function RevisionForm({ onClose }: { readonly onClose: () => void }) {
  const model = useOrder();
  const { terms, maxFileSize } = model;
  const now = useChainNow("minute");
  const earliest = now + terms.revisionTime + MARGIN;
  const [text, setText, clear] = useOrderDraft("revision");
  const [date, setDate] = useState(() => toLocalInput(earliest + 3600));
  const [wrong, setWrong] = useState<{ text?: string; date?: string; reason?: string }>({});
  const [reason, setReason] = useState("");
  const uploads = useUploads(maxFileSize);
  const { send, busy, error } = useWriteAndSend(() => {
    clear();
    onClose();
  });

  function submit() {
    const due = fromLocalInput(date);
    if (uploads.unfinished) return setWrong({ text: texts.form.uploading });
    if (!reason) return setWrong({ reason: reasons.missing });
    if (!text.trim()) return setWrong({ text: texts.form.textMissing });
    if (due === null || due < earliest || due > now + YEAR - MARGIN) {
      return setWrong({ date: texts.form.dateWrong(formatDate(earliest)) });
    }
    setWrong({});
    const document = {
      kind: "revision" as const,
      text: text.trim(),
      answers: reasonAnswers(reason),
      links: [],
      fileIds: [...uploads.ids],
    };
    void send({ action: "requestRevision", document, given: { due } });
  }

  return (
    <FormDialog
      title={texts.form.revisionTitle}
      submit={texts.deeds.revision}
      busy={busy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="font-medium">{revisionsLeft(model)}</p>
      <Consequences action="requestRevision" />
      <ReasonField list={reasons.revision} value={reason} error={wrong.reason} onChange={setReason} />
      <Field label={texts.form.whatToChange} error={wrong.text}>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
      </Field>
      <Field
        label={texts.form.newDate}
        hint={texts.form.newDateHint(formatDate(earliest))}
        error={wrong.date}
      >
        <Input
          type="datetime-local"
          value={date}
          min={toLocalInput(earliest)}
          max={toLocalInput(now + YEAR - MARGIN)}
          onChange={(event) => setDate(event.target.value)}
        />
      </Field>
      <FileDrop uploads={uploads} maxFileSize={maxFileSize} label={texts.form.files} />
    </FormDialog>
  );
}
