import ArrowLeft from "lucide-react/icons/arrow-left";
import ArrowRight from "lucide-react/icons/arrow-right";
import Crop from "lucide-react/icons/crop";
import Trash from "lucide-react/icons/trash-2";
import { lazy, Suspense, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { CutPicture } from "../../../shared/picture/CutPicture.tsx";
import { Badge } from "../../../shared/ui/Badge.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { IconButton } from "../../../shared/ui/IconButton.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { texts } from "../imageTexts.ts";
import type { ServiceValues } from "../model.ts";
import { useRowErrors } from "../useRowErrors.ts";

const CropDialog = lazy(() => import("../../../shared/picture/CropDialog.tsx"));

export type ImageTileProps = {
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

/** One picture with its words, its place and its cut. */
export function ImageTile({ index, count, onMove, onRemove }: ImageTileProps) {
  const { register, setValue } = useFormContext<ServiceValues>();
  const image = useWatch<ServiceValues, `images.${number}`>({ name: `images.${index}` });
  const errorOf = useRowErrors("images", index);
  const [cropping, setCropping] = useState(false);
  const at = index + 1;
  if (!image) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{texts.picture(at)}</legend>
      <div className="relative cursor-grab">
        <CutPicture image={image} className="rounded-md border border-line" />
        <span className="absolute start-2 top-2">
          <Badge className="bg-card">{index === 0 ? texts.cover : at}</Badge>
        </span>
      </div>
      <div className="-my-1 flex items-center justify-between">
        <span className="flex">
          <IconButton label={texts.earlier(at)} disabled={index === 0} onClick={() => onMove(index - 1)}>
            <ArrowLeft className="size-4 rtl:rotate-180" aria-hidden />
          </IconButton>
          <IconButton label={texts.later(at)} disabled={at === count} onClick={() => onMove(index + 1)}>
            <ArrowRight className="size-4 rtl:rotate-180" aria-hidden />
          </IconButton>
        </span>
        <span className="flex">
          <IconButton label={texts.cut(at)} onClick={() => setCropping(true)}>
            <Crop className="size-4" aria-hidden />
          </IconButton>
          <IconButton label={texts.remove(at)} onClick={onRemove}>
            <Trash className="size-4" aria-hidden />
          </IconButton>
        </span>
      </div>
      <Field label={texts.alt} hint={index === 0 ? texts.altHint : undefined} error={errorOf("alt")}>
        <Input {...register(`images.${index}.alt`)} maxLength={200} autoComplete="off" />
      </Field>
      {cropping && (
        <Suspense>
          <CropDialog
            image={image}
            aspect={8 / 5}
            onCrop={(crop) => setValue(`images.${index}.crop`, crop, { shouldDirty: true })}
            onClose={() => setCropping(false)}
          />
        </Suspense>
      )}
    </fieldset>
  );
}
