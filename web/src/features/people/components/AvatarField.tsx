import type { Profile } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import ImagePlus from "lucide-react/icons/image-plus";
import { lazy, Suspense, useEffect, useState } from "react";
import { useDropzone } from "react-dropzone";
import { useConfig } from "../../../shared/lib/config.ts";
import { CutPicture } from "../../../shared/picture/CutPicture.tsx";
import { middleCutOf } from "../../../shared/picture/middleCut.ts";
import type { CutUpload } from "../../../shared/picture/types.ts";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { ownPictureQuery } from "../api/queries.ts";
import { texts } from "../texts.ts";

const CropDialog = lazy(() => import("../../../shared/picture/CropDialog.tsx"));

const PICTURES = { "image/png": [], "image/jpeg": [], "image/webp": [], "image/gif": [], "image/avif": [] };
/** What the server takes for a picture, in bytes. */
const LARGEST = 20 * 1024 * 1024;

export type AvatarFieldProps = {
  readonly profile: Profile;
  /** Undefined: as it was; null: none. */
  readonly value: CutUpload | null | undefined;
  readonly onChange: (value: CutUpload | null) => void;
  /** Whether a picture is still on its way. */
  readonly onBusy: (busy: boolean) => void;
};

/** One's own picture: chosen, uploading at once, cut to a square, or taken away for the drawn one. */
export function AvatarField({ profile, value, onChange, onBusy }: AvatarFieldProps) {
  const say = texts.edit.picture;
  const largest = Math.min(useConfig()?.maxFileSize ?? LARGEST, LARGEST);
  const [cropping, setCropping] = useState(false);
  const [wrong, setWrong] = useState("");
  const uploads = useUploads(largest, {
    afterUpload: async (file, fileId) => {
      // Cut from the start: whoever closes the dialog without a word publishes no more than the middle.
      onChange({ fileId, crop: await middleCutOf(file, 1) });
      setCropping(true);
    },
  });
  const { getRootProps, getInputProps, open } = useDropzone({
    accept: PICTURES,
    multiple: false,
    noClick: true,
    noKeyboard: true,
    onDrop: ([file], [refused]) => {
      setWrong(refused ? say.notPicture(refused.file.name) : "");
      if (!file) return;
      uploads.clear();
      uploads.add([file]);
    },
  });
  const item = uploads.items.at(-1);
  const broken = item?.state === "refused" || item?.state === "failed" ? item : null;
  const busy = item !== undefined && !broken && item.state !== "done";
  useEffect(() => onBusy(busy), [busy, onBusy]);
  const shown = value === undefined ? profile.avatar : value;
  // What was saved is still there: it is cut again without being chosen again.
  const stored = useQuery({ ...ownPictureQuery(profile.address), enabled: profile.avatar !== null }).data;
  const original = value === undefined ? stored : value;
  return (
    <fieldset {...getRootProps()} className="flex min-w-0 flex-wrap items-center gap-4">
      <legend className="mb-1 font-medium">{say.label}</legend>
      {value ? (
        <CutPicture image={value} square className="size-20 shrink-0 rounded-full" />
      ) : (
        <Avatar of={value === null ? { ...profile, avatar: null } : profile} size={80} />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <input {...getInputProps({ "aria-label": say.label })} />
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            loading={busy}
            icon={<ImagePlus className="size-4" aria-hidden />}
            onClick={open}
          >
            {shown ? say.another : say.choose}
          </Button>
          {original && (
            <Button size="small" onClick={() => setCropping(true)}>
              {say.cut}
            </Button>
          )}
          {shown && (
            <Button size="small" variant="plain" onClick={() => onChange(null)}>
              {say.remove}
            </Button>
          )}
        </div>
        <p className="text-note text-soft">{say.hint}</p>
        <p role="alert" className="text-note text-lost empty:hidden">
          {broken ? say.failed(broken.name, broken.reason) : wrong}
        </p>
      </div>
      {cropping && original && (
        <Suspense>
          <CropDialog
            image={original}
            aspect={1}
            round
            onCrop={(crop) => onChange({ ...original, crop })}
            onClose={() => setCropping(false)}
          />
        </Suspense>
      )}
    </fieldset>
  );
}
