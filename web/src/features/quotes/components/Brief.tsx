import type { Quote } from "@holdfast/sdk/api";
import Download from "lucide-react/icons/download";
import FileIcon from "lucide-react/icons/file";
import { formatSize } from "../../../shared/upload/formatSize.ts";

/** What the client wants, with files: for the two of them alone. */
export function Brief({ quote }: { readonly quote: Quote }) {
  const { text, files } = quote.brief;
  return (
    <div className="flex flex-col gap-4">
      <p dir="auto" className="max-w-prose whitespace-pre-line wrap-anywhere">
        {text}
      </p>
      {files.length > 0 && (
        <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
          {files.map((file) => (
            <li key={file.id} className="flex items-center gap-3 px-3">
              <FileIcon className="size-4 shrink-0 text-faint" aria-hidden />
              <a
                href={file.url}
                download={file.name}
                className="flex min-h-11 min-w-0 flex-1 items-center gap-2 underline-offset-4 hover:underline"
              >
                <span className="truncate">{file.name}</span>
                <Download className="size-4 shrink-0 text-soft" aria-hidden />
              </a>
              <span className="text-note text-soft figures">{formatSize(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
