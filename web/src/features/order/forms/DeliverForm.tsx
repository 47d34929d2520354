import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "../../../shared/lib/describeError.ts";
import { Field } from "../../../shared/ui/Field.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { RadioCards } from "../../../shared/ui/RadioCards.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { FileDrop } from "../../../shared/upload/FileDrop.tsx";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { postDocument } from "../api/postDocument.ts";
import { handInPoster } from "../files/handInPoster.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { useOrderDraft } from "../useOrderDraft.ts";
import { Consequences } from "./Consequences.tsx";
import { parseLinks } from "./parseLinks.ts";
import { useWriteAndSend } from "./useWriteAndSend.ts";

type Kind = "draft" | "delivery";

/** "Deliver now": a draft for feedback, or the final delivery that starts the review (DLV-1). */
export function DeliverForm({ onClose }: { readonly onClose: () => void }) {
  const { id, viewer, maxFileSize } = useOrder();
  const queries = useQueryClient();
  const [kind, setKind, clearKind] = useOrderDraft("deliver.kind");
  const [text, setText, clearText] = useOrderDraft("deliver");
  const [links, setLinks, clearLinks] = useOrderDraft("deliver.links");
  const [wrong, setWrong] = useState<{ text?: string; links?: string }>({});
  const [sharing, setSharing] = useState<{ busy: boolean; error: string | null }>({
    busy: false,
    error: null,
  });
  const uploads = useUploads(maxFileSize, { keep: `${viewer}.${id}.deliver`, afterUpload: handInPoster });
  const chosen: Kind = kind === "draft" ? "draft" : "delivery";
  const done = () => {
    for (const forget of [clearKind, clearText, clearLinks, uploads.clear]) forget();
    onClose();
  };
  const { send, busy, error } = useWriteAndSend(done);

  function submit() {
    const parsed = parseLinks(links);
    if (uploads.unfinished) return setWrong({ text: texts.form.uploading });
    if (parsed.wrong) return setWrong({ links: texts.form.linkWrong(parsed.wrong) });
    if (!text.trim() && uploads.ids.length === 0 && parsed.links.length === 0) {
      return setWrong({ text: texts.form.nothingDelivered });
    }
    setWrong({});
    const document = {
      kind: chosen,
      text: text.trim(),
      answers: [],
      links: parsed.links,
      fileIds: [...uploads.ids],
    };
    if (chosen === "delivery") void send({ action: "deliver", document });
    else void share({ ...document, order: id });
  }

  async function share(document: Parameters<typeof postDocument>[0]) {
    setSharing({ busy: true, error: null });
    try {
      await postDocument(document);
      await queries.invalidateQueries({ queryKey: ["orders", "one", id] });
      void notify("done", texts.form.draftShared);
      done();
    } catch (reason) {
      const said = describeError(reason);
      setSharing({ busy: false, error: `${texts.form.failed} ${said.title}. ${said.safe}` });
    }
  }

  return (
    <FormDialog
      title={texts.form.deliverTitle}
      submit={chosen === "draft" ? texts.form.shareDraft : texts.form.deliver}
      busy={busy || sharing.busy}
      error={error ?? sharing.error}
      onSubmit={submit}
      onClose={onClose}
      wide
    >
      <RadioCards
        legend={texts.form.draftOrFinal}
        columns={2}
        value={chosen}
        onChange={setKind}
        cards={[
          { value: "delivery", label: texts.form.final, hint: texts.form.finalHint },
          { value: "draft", label: texts.form.draft, hint: texts.form.draftHint },
        ]}
      />
      {chosen === "delivery" && <Consequences action="deliver" />}
      <Field label={texts.form.describe} error={wrong.text}>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
      </Field>
      <FileDrop uploads={uploads} maxFileSize={maxFileSize} label={texts.form.files} />
      <Field label={texts.form.links} hint={texts.form.linksHint} error={wrong.links} optional>
        <Textarea
          rows={2}
          value={links}
          onChange={(event) => setLinks(event.target.value)}
          spellCheck={false}
        />
      </Field>
    </FormDialog>
  );
}
