import clsx from "clsx";
import FileIcon from "lucide-react/icons/file";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import RotateCw from "lucide-react/icons/rotate-cw";
import UploadIcon from "lucide-react/icons/upload";
import X from "lucide-react/icons/x";
import { useDropzone } from "react-dropzone";
import { IconButton } from "../ui/IconButton.tsx";
import { DropPrompt, dropFrame } from "./DropPrompt.tsx";
import { formatSize } from "./formatSize.ts";
import { texts } from "./texts.ts";
import type { UploadItem, Uploads } from "./useUploads.ts";

export type FileDropProps = {
  readonly uploads: Uploads;
  /** Bytes. */
  readonly maxFileSize: number;
  /** What the files are: names the field. */
  readonly label?: string;
};

/** Takes files by dropping or choosing, and shows each on its way. */
export function FileDrop({ uploads, maxFileSize, label = texts.label }: FileDropProps) {
  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    onDrop: (files) => uploads.add(files),
    noClick: true,
    noKeyboard: true,
  });
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium">{label}</legend>
      <div {...getRootProps()} className={dropFrame(isDragActive)}>
        <input {...getInputProps({ "aria-label": label })} />
        <DropPrompt
          icon={<UploadIcon className="size-5 text-faint" aria-hidden />}
          isOver={isDragActive}
          onChoose={open}
          texts={texts}
          limit={texts.limit(formatSize(maxFileSize))}
        />
      </div>
      {uploads.items.length > 0 && (
        <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
          {uploads.items.map((item) => (
            <Row key={item.key} item={item} uploads={uploads} />
          ))}
        </ul>
      )}
      <Total items={uploads.items} />
    </fieldset>
  );
}

/** What there is in all, once there is more than one. */
function Total({ items }: { readonly items: readonly UploadItem[] }) {
  const taken = items.filter(({ state }) => state !== "refused");
  if (taken.length < 2) return null;
  const size = taken.reduce((sum, item) => sum + item.size, 0);
  const sent = taken.reduce((sum, item) => sum + item.size * item.progress, 0);
  const isDone = taken.every(({ state }) => state === "done");
  return (
    <p className="flex justify-between gap-3 px-3 text-note text-soft figures">
      <span>{texts.total(taken.length, formatSize(size))}</span>
      {!isDone && <span>{texts.totalDone(Math.floor((sent / size) * 100))}</span>}
    </p>
  );
}

function Row({ item, uploads }: { readonly item: UploadItem; readonly uploads: Uploads }) {
  const percent = Math.floor(item.progress * 100);
  const onItsWay = item.state === "uploading" || item.state === "paused" || item.state === "waiting";
  const wrong = item.state === "failed" || item.state === "refused";
  return (
    <li className="flex items-center gap-3 py-1 ps-3 pe-1">
      <FileIcon className="size-4 shrink-0 text-faint" aria-hidden />
      <div className="min-w-0 flex-1 py-1">
        <p className="flex items-baseline justify-between gap-3">
          <span className="truncate">{item.name}</span>
          <span className="shrink-0 text-note text-soft figures">{formatSize(item.size)}</span>
        </p>
        {onItsWay && (
          <progress
            className="block h-1 w-full appearance-none overflow-hidden rounded-full bg-well [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-well [&::-webkit-progress-value]:bg-accent"
            aria-label={texts.progress(item.name)}
            max={100}
            value={percent}
          />
        )}
        <p
          className={clsx("text-note", wrong ? "text-lost" : "text-soft")}
          role={wrong ? "alert" : undefined}
        >
          {item.state === "uploading" && texts.uploading(percent)}
          {item.state === "paused" && texts.paused(percent)}
          {item.state === "waiting" && texts.waiting(percent)}
          {item.state === "done" && texts.uploaded}
          {item.state === "failed" && texts.failed}
          {item.state === "refused" && item.reason}
        </p>
      </div>
      {item.state === "uploading" && (
        <IconButton label={texts.pause(item.name)} onClick={() => uploads.pause(item.key)}>
          <Pause className="size-4" aria-hidden />
        </IconButton>
      )}
      {(item.state === "paused" || item.state === "waiting") && (
        <IconButton label={texts.resume(item.name)} onClick={() => uploads.retry(item.key)}>
          <Play className="size-4" aria-hidden />
        </IconButton>
      )}
      {item.state === "failed" && (
        <IconButton label={texts.retry(item.name)} onClick={() => uploads.retry(item.key)}>
          <RotateCw className="size-4" aria-hidden />
        </IconButton>
      )}
      <IconButton label={texts.remove(item.name)} onClick={() => uploads.remove(item.key)}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </li>
  );
}
