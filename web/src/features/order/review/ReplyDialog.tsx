import type { Review } from "@holdfast/sdk/api";
import { useState } from "react";
import { Field } from "../../../shared/ui/Field.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { useOrderDraft } from "../useOrderDraft.ts";
import { texts } from "./texts.ts";
import { useReply } from "./useReviews.ts";

const MOST = 2000;

type Props = { readonly review: Review; readonly name: string; readonly onClose: () => void };

/** The one answer to a review of oneself. */
export function ReplyDialog({ review, name, onClose }: Props) {
  const say = texts.answer;
  const [text, setText, clear] = useOrderDraft("reply");
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const { reply, busy, error } = useReply(review, () => {
    clear();
    void notify("done", say.done);
    onClose();
  });

  function submit() {
    const words = text.trim();
    const problem =
      words === "" ? texts.form.textMissing : words.length > MOST ? texts.form.tooLong(MOST) : undefined;
    setWrong(problem);
    if (problem === undefined) void reply(words);
  }

  return (
    <FormDialog
      title={say.title(name)}
      description={say.description}
      submit={say.submit}
      busy={busy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={say.text} error={wrong}>
        <Textarea value={text} rows={4} dir="auto" onChange={(event) => setText(event.currentTarget.value)} />
      </Field>
    </FormDialog>
  );
}
