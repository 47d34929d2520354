import type { DocumentInput } from "@holdfast/sdk/api";
import type { OrderAction } from "@holdfast/sdk/order";
import { type ReactNode, useState } from "react";
import { Field } from "../../../shared/ui/Field.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { FileDrop } from "../../../shared/upload/FileDrop.tsx";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { reasons as reasonTexts } from "../assistant/texts.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { useOrderDraft } from "../useOrderDraft.ts";
import { Consequences } from "./Consequences.tsx";
import { ReasonField, reasonAnswers } from "./ReasonField.tsx";
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
  /** Reasons to choose from; the words beside them say the rest. */
  readonly reasons?: readonly string[];
  /** The button that does nothing, where "Cancel" would be the deed itself. */
  readonly dismiss?: string;
  readonly onClose: () => void;
  /** What else is to be known before it is done. */
  readonly children?: ReactNode;
};

/** A deed that comes with words, and perhaps files: a reason, a request, a statement, evidence. */
export function WrittenForm(props: WrittenFormProps) {
  const {
    action,
    kind,
    title,
    label,
    hint,
    submit,
    required,
    withFiles,
    reasons,
    dismiss,
    onClose,
    children,
  } = props;
  const { maxFileSize } = useOrder();
  const [text, setText, clear] = useOrderDraft(action);
  const uploads = useUploads(maxFileSize);
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<{ text?: string; reason?: string }>({});
  const { send, busy, error } = useWriteAndSend(() => {
    clear();
    onClose();
  });

  function submitForm() {
    const written = text.trim();
    const found = {
      ...(reasons && !reason && { reason: reasonTexts.missing }),
      ...(required && !written && { text: texts.form.textMissing }),
      ...(uploads.unfinished && { text: texts.form.uploading }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const nothing = !written && !reason && uploads.ids.length === 0;
    const answers = reasonAnswers(reason);
    const document = { kind, text: written, answers, links: [], fileIds: [...uploads.ids] };
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
      {children}
      {reasons && <ReasonField list={reasons} value={reason} error={wrong.reason} onChange={setReason} />}
      <Field label={label} {...(hint && { hint })} error={wrong.text} optional={!required}>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
      </Field>
      {withFiles && <FileDrop uploads={uploads} maxFileSize={maxFileSize} label={texts.form.files} />}
    </FormDialog>
  );
}
