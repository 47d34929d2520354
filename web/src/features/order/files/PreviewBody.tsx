import type { FileInfo } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../shared/lib/api.ts";
import { Loading, SkeletonText } from "../../../shared/ui/Skeleton.tsx";
import { formatSize } from "../../../shared/upload/formatSize.ts";
import { CodeView } from "./CodeView.tsx";
import { previewUrl } from "./previewUrl.ts";
import { texts } from "./texts.ts";

type PreviewBodyProps = { readonly file: FileInfo; readonly page: number };

/** What can be shown of a file here: its picture, its player once it is open, its text, the names in it. */
export function PreviewBody({ file, page }: PreviewBodyProps) {
  if (!file.locked && /^(video|audio)\//.test(file.mediaType)) return <Player file={file} />;
  switch (file.preview) {
    case "image":
    case "pages":
    case "poster":
      return <Picture key={previewUrl(file, page)} file={file} page={page} />;
    case "text":
      return <Text file={file} />;
    case "names":
      return <Names file={file} />;
    case null:
      return <Nothing file={file} />;
  }
}

function Nothing({ file }: { readonly file: FileInfo }) {
  return <p className="max-w-prose text-soft">{file.locked ? texts.noneLocked : texts.none}</p>;
}

function Player({ file }: { readonly file: FileInfo }) {
  const isFilm = file.mediaType.startsWith("video/");
  const shared = { src: file.url, controls: true, preload: "metadata" } as const;
  if (!isFilm) {
    return <audio {...shared} className="w-full" aria-label={texts.previewOf(file.name)} />;
  }
  return (
    <video
      {...shared}
      poster={previewUrl(file)}
      className="max-h-[65dvh] w-full rounded-sm bg-well"
      aria-label={texts.previewOf(file.name)}
    />
  );
}

function Picture({ file, page }: PreviewBodyProps) {
  const [failed, setFailed] = useState(false);
  if (failed) return <Nothing file={file} />;
  return (
    <div className="flex flex-col gap-3">
      <img
        src={previewUrl(file, page)}
        alt={texts.previewOf(file.name)}
        onError={() => setFailed(true)}
        className="mx-auto max-h-[65dvh] max-w-full rounded-sm border border-line"
      />
      {file.locked && <p className="text-note text-soft">{texts.marked}</p>}
    </div>
  );
}

function Text({ file }: { readonly file: FileInfo }) {
  const { data, error } = useQuery({
    queryKey: ["files", file.id, "text", file.locked],
    queryFn: ({ signal }) => api.get("/api/files/{id}/text", { path: { id: file.id }, signal }),
  });
  if (error) return <p className="text-soft">{texts.failed}</p>;
  if (!data) return <Waiting />;
  return (
    <div className="flex flex-col gap-3">
      <CodeView text={data.text} language={data.language} />
      {!data.isWhole && <p className="text-note text-soft">{file.locked ? texts.beginning : texts.long}</p>}
    </div>
  );
}

function Names({ file }: { readonly file: FileInfo }) {
  const { data, error } = useQuery({
    queryKey: ["files", file.id, "names"],
    queryFn: ({ signal }) => api.get("/api/files/{id}/names", { path: { id: file.id }, signal }),
    retry: false,
  });
  if (error) return <Nothing file={file} />;
  if (!data) return <Waiting />;
  return (
    <table className="w-full text-note">
      <caption className="pb-2 text-start text-soft">{texts.names(data.entries.length, data.total)}</caption>
      <thead>
        <tr className="border-b border-line text-soft">
          <th scope="col" className="py-1 text-start font-medium">
            {texts.name}
          </th>
          <th scope="col" className="py-1 text-end font-medium">
            {texts.size}
          </th>
        </tr>
      </thead>
      <tbody>
        {data.entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an archive may name an entry twice, and the list stands
          <tr key={index} className="border-b border-line last:border-b-0">
            <td className="py-1 font-mono break-all">{entry.name}</td>
            <td className="py-1 ps-3 text-end whitespace-nowrap figures">{formatSize(entry.size)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Waiting() {
  return (
    <Loading>
      <SkeletonText lines={6} />
    </Loading>
  );
}
