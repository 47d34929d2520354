import type { FileInfo } from "@holdfast/sdk/api";
import { lazy, Suspense, useState } from "react";
import { FileRow } from "../components/FileRow.tsx";

const FileViewer = lazy(() => import("./FileViewer.tsx").then((file) => ({ default: file.FileViewer })));

type FileListProps = {
  readonly files: readonly FileInfo[];
  /** Without pictures: a list to find something in. */
  readonly compact?: boolean;
};

/** Files that belong together; looking at one, the arrows lead to the others. */
export function FileList({ files, compact = false }: FileListProps) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-card">
        {files.map((file, index) => (
          <FileRow key={file.id} file={file} compact={compact} onOpen={() => setOpen(index)} />
        ))}
      </ul>
      {open !== null && (
        <Suspense>
          <FileViewer files={files} start={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}
