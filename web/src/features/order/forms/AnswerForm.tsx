import { RequestKind } from "@holdfast/sdk/order";
import { useState } from "react";
import { Field } from "../../../shared/ui/Field.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { FileDrop } from "../../../shared/upload/FileDrop.tsx";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { labelOf } from "../deeds/labels.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { useOrderDraft } from "../useOrderDraft.ts";
import { Consequences } from "./Consequences.tsx";
import { useWriteAndSend } from "./useWriteAndSend.ts";

type AnswerProps = { readonly declining: boolean; readonly onClose: () => void };

/** Accepts or declines the open request (RQ-4, REV-3); a question about progress is answered with words and files (RQ-3). */
export function AnswerForm({ declining, onClose }: AnswerProps) {
  const model = useOrder();
  const { state, maxFileSize } = model;
  const progress = state.request === RequestKind.Progress;
  const [text, setText, clear] = useOrderDraft("answer");
  const [wrong, setWrong] = useState<string>();
  const uploads = useUploads(maxFileSize);
  const { send, busy, error } = useWriteAndSend(() => {
    clear();
    onClose();
  });
  const given = { accepted: !declining };
  const label = declining ? texts.deeds.declineRequest : labelOf("answer", model);

  function submit() {
    const written = text.trim();
    if (uploads.unfinished) return setWrong(texts.form.uploading);
    if (progress && !written) return setWrong(texts.form.textMissing);
    setWrong(undefined);
    const fileIds = [...uploads.ids];
    const document = { kind: "response" as const, text: written, answers: [], links: [], fileIds };
    void send({ action: "answer", document: written || fileIds.length > 0 ? document : null, given });
  }

  return (
    <FormDialog title={label} submit={label} busy={busy} error={error} onSubmit={submit} onClose={onClose}>
      <Consequences action="answer" given={given} />
      <Field
        label={progress ? texts.form.progressText : texts.form.answerText}
        hint={texts.form.reasonHint}
        error={wrong}
        optional={!progress}
      >
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
      </Field>
      {progress && <FileDrop uploads={uploads} maxFileSize={maxFileSize} label={texts.form.files} />}
    </FormDialog>
  );
}
