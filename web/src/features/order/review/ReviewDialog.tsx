import type { Review } from "@holdfast/sdk/api";
import { useState } from "react";
import type { Hex } from "viem";
import { Field } from "../../../shared/ui/Field.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { useOrderDraft } from "../useOrderDraft.ts";
import { StarsField } from "./StarsField.tsx";
import { texts } from "./texts.ts";
import { useWriteReview } from "./useReviews.ts";

const MOST = 2000;

type Props = {
  readonly subject: { readonly address: Hex; readonly name: string };
  /** The one to be changed. */
  readonly before: Review | null;
  /** The other side wrote already: both are public at once. */
  readonly otherWrote: boolean;
  readonly onClose: () => void;
};

/** Stars and words, and what signing them means (RVW-1). */
export function ReviewDialog({ subject, before, otherWrote, onClose }: Props) {
  const say = texts.form;
  const [stars, setStars] = useState<number | null>(before?.stars ?? null);
  const [draft, setDraft, clear] = useOrderDraft("review");
  const [wrong, setWrong] = useState<{ stars?: string; text?: string }>({});
  const [text, setText] = useState(draft || (before?.text ?? ""));
  const { write, busy, error } = useWriteReview(subject.address, () => {
    clear();
    void notify("done", otherWrote ? say.donePublic : say.done);
    onClose();
  });

  function submit() {
    const words = text.trim();
    const problems = {
      ...(stars === null && { stars: say.starsMissing }),
      ...(words === "" && { text: say.textMissing }),
      ...(words.length > MOST && { text: say.tooLong(MOST) }),
    };
    setWrong(problems);
    if (stars === null || Object.keys(problems).length > 0) return;
    void write(stars, words);
  }

  return (
    <FormDialog
      title={say.title(subject.name)}
      description={say.description}
      submit={say.submit}
      busy={busy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <StarsField value={stars} onChange={setStars} error={wrong.stars} />
      <Field label={say.text} hint={say.textHint} error={wrong.text}>
        <Textarea
          value={text}
          rows={5}
          dir="auto"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setDraft(event.currentTarget.value);
          }}
        />
      </Field>
      <Notice tone="wait">{otherWrote ? say.publicNow(subject.name) : say.public(subject.name)}</Notice>
    </FormDialog>
  );
}
