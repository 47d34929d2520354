import type { Quote } from "@holdfast/sdk/api";
import { useState } from "react";
import { api } from "../../../shared/lib/api.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { texts } from "../texts.ts";
import { useQuoteDeed } from "../useQuoteDeed.ts";

/** The client withdraws what was asked; the seller declines, with words. */
export function EndDialog({ quote, onClose }: { readonly quote: Quote; readonly onClose: () => void }) {
  const { id, role } = quote;
  const [words, setWords] = useState("");
  const { run, busy, failure } = useQuoteDeed(id);
  const { page } = texts;
  const say = role === "client" ? page.withdraw : page.decline;
  async function end() {
    const done = await run(() =>
      role === "client"
        ? api.post("/api/quotes/{id}/withdraw", { path: { id } })
        : api.post("/api/quotes/{id}/decline", { path: { id }, body: { words: words.trim() } }),
    );
    if (done) onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={say.title}
      {...(role === "seller" && { description: say.why })}
      footer={
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{page.decline.back}</Button>
          <Button variant="danger" loading={busy} onClick={() => void end()}>
            {say.deed}
          </Button>
        </div>
      }
    >
      <div className="flex flex-col gap-4">
        {role === "client" ? (
          <p>{say.why}</p>
        ) : (
          <Field label={page.decline.words} optional>
            <Textarea
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              rows={4}
              maxLength={5000}
            />
          </Field>
        )}
        {failure && (
          <Notice tone="lost" title={page.failed} live>
            {failure}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
