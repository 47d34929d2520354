import type { FileInfo } from "@holdfast/sdk/api";
import X from "lucide-react/icons/x";
import { IconButton } from "../../../shared/ui/IconButton.tsx";
import { FileDrop } from "../../../shared/upload/FileDrop.tsx";
import { formatSize } from "../../../shared/upload/formatSize.ts";
import type { Uploads } from "../../../shared/upload/useUploads.ts";
import { texts } from "../texts.ts";

export type JobFilesProps = {
  /** Of the job as it was posted. */
  readonly attached: readonly FileInfo[];
  readonly onRemove: (id: string) => void;
  readonly uploads: Uploads;
  readonly maxFileSize: number;
};

export function JobFiles({ attached, onRemove, uploads, maxFileSize }: JobFilesProps) {
  return (
    <div className="flex flex-col gap-4">
      {attached.length > 0 && (
        <div>
          <p className="mb-1 font-medium">{texts.form.kept}</p>
          <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
            {attached.map(({ id, name, size }) => (
              <li key={id} className="flex items-center gap-3 py-1 ps-3 pe-1">
                <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
                <span className="text-note text-soft figures">{formatSize(size)}</span>
                <IconButton label={texts.form.remove(name)} onClick={() => onRemove(id)}>
                  <X className="size-4" aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        </div>
      )}
      <FileDrop uploads={uploads} maxFileSize={maxFileSize} label={texts.form.files} />
    </div>
  );
}
