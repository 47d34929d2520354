import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../shared/lib/api.ts";
import { describeError } from "../../../shared/lib/describeError.ts";
import { Field } from "../../../shared/ui/Field.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { useOrder } from "../model.ts";
import { useOrderDraft } from "../useOrderDraft.ts";
import { helpQuery } from "./queries.ts";
import { texts } from "./texts.ts";

const MOST_CHARACTERS = 5000;

/** "Explain dissatisfaction": the order goes to the operator's help desk (REV-4). */
export function HelpRequestDialog({ onClose }: { readonly onClose: () => void }) {
  const { id } = useOrder();
  const queries = useQueryClient();
  const [text, setText, clear] = useOrderDraft("help");
  const [wrong, setWrong] = useState<string | undefined>();
  const say = texts.dialog;
  const ask = useMutation({
    mutationFn: (words: string) => api.post("/api/orders/{id}/help", { path: { id }, body: { text: words } }),
    async onSuccess() {
      clear();
      onClose();
      await queries.invalidateQueries({ queryKey: helpQuery(id).queryKey });
      await notify("done", say.sent, say.sentMore);
    },
  });

  function submit() {
    const words = text.trim();
    setWrong(words ? undefined : say.missing);
    if (words) ask.mutate(words);
  }

  return (
    <FormDialog
      title={say.title}
      description={say.description}
      submit={say.submit}
      busy={ask.isPending}
      error={ask.error && `${say.failed} ${describeError(ask.error).safe}`}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={say.what} hint={say.hint} error={wrong}>
        <Textarea
          value={text}
          maxLength={MOST_CHARACTERS}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
