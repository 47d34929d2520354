import Paperclip from "lucide-react/icons/paperclip";
import SendHorizontal from "lucide-react/icons/send-horizontal";
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { useDraft } from "../../../shared/hooks/useDraft.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { IconButton } from "../../../shared/ui/IconButton.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { FileDrop } from "../../../shared/upload/FileDrop.tsx";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { texts as helpTexts } from "../help/texts.ts";
import { useOrder } from "../model.ts";
import type { Outbox } from "./outbox.ts";
import { texts } from "./texts.ts";

const MOST_CHARACTERS = 5000;
const MOST_FILES = 20;
/** Where there is no Shift key, Enter is for new lines. */
const TOUCH = "(pointer: coarse)";

/** Writes a message. What is begun outlives a closed tab of the page and a broken connection. */
export function Composer({ account, outbox }: { readonly account: string; readonly outbox: Outbox }) {
  const { id, role, maxFileSize } = useOrder();
  const [text, setText, clear] = useDraft(`${account}.${id}.message`);
  const [attaching, setAttaching] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const uploads = useUploads(maxFileSize);
  const panel = useId();

  function send() {
    const words = text.trim();
    const files = uploads.items.flatMap(({ id: file, name, size }) =>
      file === null ? [] : [{ id: file, name, size }],
    );
    if (uploads.unfinished) return setError(texts.uploading);
    if (words === "" && files.length === 0) return;
    if (words.length > MOST_CHARACTERS) return setError(texts.tooLong(MOST_CHARACTERS));
    if (files.length > MOST_FILES) return setError(texts.tooMany(MOST_FILES));
    outbox.add({ text: words, files });
    setError(undefined);
    clear();
    uploads.clear();
    setAttaching(false);
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    // The Enter that ends a word of a Chinese or Japanese keyboard is not for us.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    if (matchMedia(TOUCH).matches) return;
    event.preventDefault();
    send();
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    setAttaching(true);
    uploads.add(files);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    send();
  }

  const shown = attaching || uploads.items.length > 0;
  return (
    <form onSubmit={submit} className="flex flex-col gap-3" noValidate>
      <Field label={texts.label} labelHidden error={error}>
        <Textarea
          value={text}
          rows={2}
          className="max-h-60 min-h-16!"
          placeholder={texts.label}
          dir="auto"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
          onPaste={paste}
        />
      </Field>
      <div id={panel} hidden={!shown} className="flex flex-col gap-2">
        <FileDrop uploads={uploads} maxFileSize={maxFileSize} label={texts.files} />
        <p className="text-note text-soft">{texts.notLocked}</p>
      </div>
      <div className="flex items-center gap-2">
        <IconButton
          label={shown ? texts.attachDone : texts.attach}
          aria-expanded={shown}
          aria-controls={panel}
          disabled={uploads.items.length > 0}
          onClick={() => setAttaching(!attaching)}
        >
          <Paperclip className="size-5" aria-hidden />
        </IconButton>
        <p className="min-w-0 flex-1 text-note text-soft">
          {matchMedia(TOUCH).matches ? texts.hintTouch : texts.hint}
        </p>
        {role === "anyone" && (
          <Button size="small" onClick={() => setText(pointToDispute(id))}>
            {helpTexts.desk.insert}
          </Button>
        )}
        <Button type="submit" variant="primary" icon={<SendHorizontal className="size-4" aria-hidden />}>
          {texts.send}
        </Button>
      </div>
    </form>
  );
}

/** The desk decides nothing about money; it can say who does, and where. */
function pointToDispute(id: string): string {
  return helpTexts.desk.pointWords(`${location.origin}/orders/${id}`, `${location.origin}/help#disputes`);
}
