import type { FileInfo } from "@holdfast/sdk/api";
import { fileHash } from "@holdfast/sdk/document";
import clsx from "clsx";
import Download from "lucide-react/icons/download";
import FileIcon from "lucide-react/icons/file";
import Lock from "lucide-react/icons/lock";
import { useState } from "react";
import { Button } from "../../../shared/ui/Button.tsx";
import { formatSize } from "../../../shared/upload/formatSize.ts";
import { hasPicture, previewUrl } from "../files/previewUrl.ts";
import { texts as fileTexts } from "../files/texts.ts";
import { texts } from "../texts.ts";

type State = "unchecked" | "checking" | "matches" | "differs" | "failed";
type FileRowProps = {
  readonly file: FileInfo;
  /** A line without a picture. */
  readonly compact?: boolean;
  readonly onOpen: () => void;
};

/** One file: a preview of it, and where it is open, the download and a check of its bytes on demand. */
export function FileRow({ file, compact = false, onOpen }: FileRowProps) {
  const [state, setState] = useState<State>("unchecked");
  const [pictureless, setPictureless] = useState<string | null>(null);
  const say = texts.activity;
  const shown = !compact && hasPicture(file) && pictureless !== previewUrl(file);
  const plays = !file.locked && /^(video|audio)\//.test(file.mediaType);
  const canOpen = plays || (file.preview !== null && (compact || !hasPicture(file)));

  async function check() {
    setState("checking");
    try {
      const answer = await fetch(file.url);
      if (!answer.ok) throw new Error(String(answer.status));
      setState((await fileHash(await answer.blob())) === file.hash ? "matches" : "differs");
    } catch {
      setState("failed");
    }
  }

  return (
    <li className="flex flex-col gap-2 p-3">
      {shown && <Thumbnail file={file} onOpen={onOpen} onFail={() => setPictureless(previewUrl(file))} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <FileIcon className="size-4 shrink-0 text-faint" aria-hidden />
        <span className="min-w-0 flex-1 truncate" title={file.name}>
          {file.name}
        </span>
        <span className="text-note text-soft figures">{formatSize(file.size)}</span>
        {!shown && canOpen && (
          <Button size="small" onClick={onOpen} aria-label={fileTexts.open(file.name)}>
            {fileTexts.preview}
          </Button>
        )}
        {file.locked ? (
          <span className="inline-flex items-center gap-1.5 text-note text-soft" title={fileTexts.lockedWhy}>
            <Lock className="size-4" aria-hidden />
            {fileTexts.locked}
          </span>
        ) : (
          <>
            <a
              href={file.url}
              download={file.name}
              aria-label={say.download(file.name)}
              title={say.download(file.name)}
              className="touch inline-flex size-9 items-center justify-center rounded-md text-soft hover:bg-well hover:text-ink"
            >
              <Download className="size-4" aria-hidden />
            </a>
            <Button
              size="small"
              loading={state === "checking"}
              onClick={check}
              aria-label={say.fileCheck(file.name)}
            >
              {say.check}
            </Button>
          </>
        )}
      </div>
      <p
        role="status"
        className={clsx("text-note empty:hidden", state === "matches" ? "text-done" : "text-lost")}
      >
        {state === "matches" && say.fileMatches}
        {state === "differs" && say.fileDiffers}
        {state === "failed" && say.fileFailed}
      </p>
    </li>
  );
}

/** A picture that opens large; gone where none can be made of this file. */
function Thumbnail({ file, onOpen, onFail }: FileRowProps & { readonly onFail: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="self-start rounded-sm"
      aria-label={fileTexts.open(file.name)}
    >
      <img
        src={previewUrl(file)}
        alt=""
        loading="lazy"
        onError={onFail}
        className="max-h-72 max-w-full rounded-sm border border-line"
      />
    </button>
  );
}
