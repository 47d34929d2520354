import Upload from "lucide-react/icons/upload";
import { type ChangeEvent, useEffect, useId, useRef, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "../../../shared/ui/Button.tsx";
import { Cover } from "../../../shared/ui/Cover.tsx";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import type { ServiceValues } from "../model.ts";
import { texts } from "../texts.ts";

const PICTURES = "image/png,image/jpeg,image/webp,image/gif,image/avif";

/** One picture, uploading as soon as it is chosen; the drawn cover stands in until then. */
export function CoverField({ maxFileSize }: { readonly maxFileSize: number }) {
  const { setValue } = useFormContext<ServiceValues>();
  const [title, coverFileId] = useWatch<ServiceValues, ["title", "coverFileId"]>({
    name: ["title", "coverFileId"],
  });
  const uploads = useUploads(maxFileSize);
  const chooser = useRef<HTMLInputElement>(null);
  const [notPicture, setNotPicture] = useState(false);
  const id = useId();
  const item = uploads.items.at(-1);
  const finished = item?.state === "done" ? item.id : null;

  useEffect(() => {
    if (finished) setValue("coverFileId", finished, { shouldDirty: true });
  }, [finished, setValue]);

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (!file) return;
    const picture = PICTURES.split(",").includes(file.type);
    setNotPicture(!picture);
    if (!picture) return;
    uploads.clear();
    uploads.add([file]);
  }

  function remove() {
    uploads.clear();
    setValue("coverFileId", null, { shouldDirty: true });
  }

  const percent = Math.floor((item?.progress ?? 0) * 100);
  const uploading = item?.state === "uploading";
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {texts.form.cover}
      </label>
      <p id={`${id}-hint`} className="text-note text-soft">
        {texts.form.coverHint}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-4">
        <Cover
          key={coverFileId}
          seed={title || texts.form.untitled}
          src={coverFileId && `/api/files/${coverFileId}/content`}
          className="w-40 rounded-md border border-line"
        />
        <div className="flex flex-col items-start gap-2">
          <input
            ref={chooser}
            id={id}
            type="file"
            accept={PICTURES}
            aria-describedby={`${id}-hint`}
            onChange={choose}
            className="sr-only"
            tabIndex={-1}
          />
          <div className="flex flex-wrap gap-2">
            <Button
              size="small"
              loading={uploading}
              icon={<Upload className="size-4" aria-hidden />}
              onClick={() => chooser.current?.click()}
            >
              {coverFileId ? texts.form.changeCover : texts.form.chooseCover}
            </Button>
            {(coverFileId || uploading) && (
              <Button size="small" variant="plain" onClick={remove}>
                {texts.form.removeCover}
              </Button>
            )}
          </div>
          <p role="status" className="text-note text-soft empty:hidden">
            {uploading && texts.form.uploading(percent)}
          </p>
          <p role="alert" className="text-note text-lost empty:hidden">
            {notPicture
              ? texts.form.notPicture
              : item?.state === "refused"
                ? item.reason
                : item?.state === "failed"
                  ? texts.form.uploadFailed
                  : null}
          </p>
          {item?.state === "failed" && (
            <Button size="small" onClick={() => uploads.retry(item.key)}>
              {texts.form.again}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
