import { RequestKind } from "@holdfast/sdk/order";
import { useState } from "react";
import { useDraft } from "../../../shared/hooks/useDraft.ts";
import { Field } from "../../../shared/ui/Field.tsx";
import { RadioCards } from "../../../shared/ui/RadioCards.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { labelOf } from "../deeds/labels.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { Consequences } from "./Consequences.tsx";
import { FormDialog } from "./FormDialog.tsx";
import { useWriteAndSend } from "./useWriteAndSend.ts";

/** Accepts or declines the open request; a question about progress is only answered. */
export function AnswerForm({ onClose }: { readonly onClose: () => void }) {
  const model = useOrder();
  const { id, state, names, money } = model;
  const progress = state.request === RequestKind.Progress;
  const refund = state.request === RequestKind.Refund;
  const [choice, setChoice] = useState<"accept" | "decline" | null>(null);
  const [text, setText, clear] = useDraft(`${id}.answer`);
  const [wrong, setWrong] = useState<string>();
  const { send, busy, error } = useWriteAndSend(() => {
    clear();
    onClose();
  });

  function submit() {
    const written = text.trim();
    if (!progress && choice === null) return setWrong(texts.form.chooseAnswer);
    if (progress && !written) return setWrong(texts.form.textMissing);
    setWrong(undefined);
    const document = { kind: "response" as const, text: written, answers: [], links: [], fileIds: [] };
    void send({
      action: "answer",
      document: written ? document : null,
      given: { accepted: progress || choice === "accept" },
    });
  }

  return (
    <FormDialog
      title={texts.form.answerTitle}
      submit={labelOf("answer", model)}
      busy={busy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      {!progress && (
        <RadioCards
          legend={texts.form.answerChoice}
          value={choice}
          onChange={setChoice}
          cards={[
            {
              value: "accept",
              label: refund
                ? texts.form.agreeRefund(money(state.remaining), names.client)
                : texts.form.agreeCancel,
            },
            { value: "decline", label: refund ? texts.form.refuseRefund : texts.form.refuseCancel },
          ]}
        />
      )}
      {(progress || choice) && (
        <Consequences action="answer" given={{ accepted: progress || choice === "accept" }} />
      )}
      <Field
        label={progress ? texts.form.progressText : texts.form.answerText}
        hint={texts.form.reasonHint}
        error={wrong}
        optional={!progress}
      >
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
      </Field>
    </FormDialog>
  );
}
