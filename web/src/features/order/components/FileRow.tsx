import type { FileInfo } from "@holdfast/sdk/api";
import { fileHash } from "@holdfast/sdk/document";
import clsx from "clsx";
import Download from "lucide-react/icons/download";
import FileIcon from "lucide-react/icons/file";
import { useState } from "react";
import { Button } from "../../../shared/ui/Button.tsx";
import { formatSize } from "../../../shared/upload/formatSize.ts";
import { texts } from "../texts.ts";

type State = "unchecked" | "checking" | "matches" | "differs" | "failed";

/** One file: seen where a browser can show it safely, downloaded, and checked byte for byte on demand. */
export function FileRow({ file }: { readonly file: FileInfo }) {
  const [state, setState] = useState<State>("unchecked");
  const say = texts.activity;

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
      {file.preview === "image" && !file.locked && (
        <img
          src={file.url}
          alt={file.name}
          loading="lazy"
          className="max-h-72 max-w-full self-start rounded-sm border border-line"
        />
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <FileIcon className="size-4 shrink-0 text-faint" aria-hidden />
        <span className="min-w-0 flex-1 truncate" title={file.name}>
          {file.name}
        </span>
        <span className="text-note text-soft figures">{formatSize(file.size)}</span>
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
