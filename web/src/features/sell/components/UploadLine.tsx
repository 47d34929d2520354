import X from "lucide-react/icons/x";
import { Button } from "../../../shared/ui/Button.tsx";
import { IconButton } from "../../../shared/ui/IconButton.tsx";
import type { UploadItem, Uploads } from "../../../shared/upload/useUploads.ts";
import { texts } from "../imageTexts.ts";

/** A picture that is not there yet: on its way, broken off, or refused. */
export function UploadLine({ item, uploads }: { readonly item: UploadItem; readonly uploads: Uploads }) {
  const percent = Math.floor(item.progress * 100);
  const wrong = item.state === "failed" || item.state === "refused";
  return (
    <div className="flex h-full min-h-36 flex-col justify-between gap-2 rounded-md border border-line bg-well p-3">
      <div className="flex items-start justify-between gap-2">
        <p
          role={wrong ? "alert" : "status"}
          className={`min-w-0 text-note wrap-anywhere ${wrong ? "text-lost" : "text-soft"}`}
        >
          {item.state === "failed"
            ? texts.failed(item.name)
            : item.state === "refused"
              ? texts.refused(item.name, item.reason ?? "")
              : texts.uploading(item.name, percent)}
        </p>
        <IconButton label={texts.forget(item.name)} onClick={() => uploads.remove(item.key)}>
          <X className="size-4" aria-hidden />
        </IconButton>
      </div>
      {item.state === "failed" ? (
        <Button size="small" onClick={() => uploads.retry(item.key)}>
          {texts.again}
        </Button>
      ) : (
        !wrong && (
          <progress
            className="block h-1 w-full appearance-none overflow-hidden rounded-full bg-card [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-card [&::-webkit-progress-value]:bg-accent"
            aria-label={item.name}
            max={100}
            value={percent}
          />
        )
      )}
    </div>
  );
}
