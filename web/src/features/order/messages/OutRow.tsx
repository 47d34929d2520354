import CircleAlert from "lucide-react/icons/circle-alert";
import FileIcon from "lucide-react/icons/file";
import { useOnline } from "../../../shared/hooks/useOnline.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Bubble } from "./MessageRow.tsx";
import type { Outbox, OutMessage } from "./outbox.ts";
import { SafeText } from "./SafeText.tsx";
import { texts } from "./texts.ts";

/** A message that is not there yet: on its way, waiting, or with what went wrong and what to do. */
export function OutRow({ item, outbox }: { readonly item: OutMessage; readonly outbox: Outbox }) {
  const online = useOnline();
  const wrong = item.state === "failed" || item.state === "refused";
  return (
    <li className="flex flex-col items-end gap-1">
      <Bubble own>
        {item.text && <SafeText text={item.text} />}
        {item.files.map((file) => (
          <p key={file.id} className="flex items-center gap-2 text-note text-soft">
            <FileIcon className="size-4 shrink-0" aria-hidden />
            {file.name}
          </p>
        ))}
        {!wrong && (
          <p className="text-end text-note text-soft">
            {item.state === "waiting" && !online ? texts.waiting : texts.sending}
          </p>
        )}
      </Bubble>
      {wrong && (
        <div
          role="alert"
          className="flex max-w-[85%] flex-wrap items-center justify-end gap-2 text-note text-lost"
        >
          <span className="flex items-start gap-1">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {item.state === "failed" ? texts.failed : texts.refused(item.reason ?? "")}
          </span>
          {item.state === "failed" && (
            <Button size="small" onClick={() => outbox.retry()}>
              {texts.retry}
            </Button>
          )}
          <Button size="small" onClick={() => outbox.remove(item.key)}>
            {texts.discard}
          </Button>
        </div>
      )}
    </li>
  );
}
