import type { Job } from "@holdfast/sdk/api";
import FileIcon from "lucide-react/icons/file";
import { Badge } from "../../../shared/ui/Badge.tsx";
import { formatSize } from "../../../shared/upload/formatSize.ts";
import { texts } from "../texts.ts";

/** What the client wrote, as it is now. */
export function JobBrief({ job }: { readonly job: Job }) {
  const { description, tags, files, fileCount } = job;
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-title">{texts.page.brief}</h2>
      <p className="max-w-prose whitespace-pre-line wrap-anywhere">{description}</p>
      {tags.length > 0 && (
        <ul aria-label={texts.page.tags} className="flex flex-wrap gap-2">
          {tags.map((tag) => (
            <li key={tag}>
              <Badge>{tag}</Badge>
            </li>
          ))}
        </ul>
      )}
      {fileCount > 0 && (
        <div>
          <h3 className="mb-2 font-semibold">{texts.page.files}</h3>
          {files === null ? (
            <p className="text-soft">{texts.page.filesSignIn(fileCount)}</p>
          ) : (
            <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
              {files.map(({ id, name, size, url }) => (
                <li key={id}>
                  <a
                    href={url}
                    download={name}
                    className="flex min-h-11 items-center gap-3 px-3 hover:bg-well"
                  >
                    <FileIcon className="size-4 shrink-0 text-faint" aria-hidden />
                    <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
                    <span className="text-note text-soft figures">{formatSize(size)}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}
