import type { DocumentInput } from "@holdfast/sdk/api";
import type { OrderAction } from "@holdfast/sdk/order";
import { useState } from "react";
import { useDraft } from "../../../shared/hooks/useDraft.ts";
import { Field } from "../../../shared/ui/Field.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { FileDrop } from "../../../shared/upload/FileDrop.tsx";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { Consequences } from "./Consequences.tsx";
import { FormDialog } from "./FormDialog.tsx";
import { useWriteAndSend } from "./useWriteAndSend.ts";

export type WrittenFormProps = {
  readonly action: OrderAction;
  readonly kind: DocumentInput["kind"];
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly submit: string;
  readonly required: boolean;
  readonly withFiles: boolean;
  /** The button that does nothing, where "Cancel" would be the deed itself. */
  readonly dismiss?: string;
  readonly onClose: () => void;
};

/** A deed that comes with words, and perhaps files: a reason, a request, a statement, evidence. */
export function WrittenForm(props: WrittenFormProps) {
  const { action, kind, title, label, hint, submit, required, withFiles, dismiss, onClose } = props;
  const { id, maxFileSize } = useOrder();
  const [text, setText, clear] = useDraft(`${id}.${action}`);
  const uploads = useUploads(maxFileSize);
  const [wrong, setWrong] = useState<string>();
  const { send, busy, error } = useWriteAndSend(() => {
    clear();
    onClose();
  });

  function submitForm() {
    const written = text.trim();
    if (uploads.unfinished) return setWrong(texts.form.uploading);
    if (required && !written) return setWrong(texts.form.textMissing);
    setWrong(undefined);
    const nothing = !written && uploads.ids.length === 0;
    const document = { kind, text: written, answers: [], links: [], fileIds: [...uploads.ids] };
    void send({ action, document: nothing ? null : document });
  }

  return (
    <FormDialog
      title={title}
      submit={submit}
      {...(dismiss && { dismiss })}
      busy={busy}
      error={error}
      onSubmit={submitForm}
      onClose={onClose}
    >
      <Consequences action={action} />
      <Field label={label} {...(hint && { hint })} error={wrong} optional={!required}>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
      </Field>
      {withFiles && <FileDrop uploads={uploads} maxFileSize={maxFileSize} label={texts.form.files} />}
    </FormDialog>
  );
}
