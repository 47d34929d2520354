import clsx from "clsx";
import type { ImageValues } from "../model.ts";

export type CutPictureProps = {
  readonly image: Pick<ImageValues, "fileId" | "crop">;
  readonly alt?: string;
  readonly className?: string;
};

/** An uploaded picture as it will be cut, before the server has cut it. */
export function CutPicture({ image: { fileId, crop }, alt = "", className }: CutPictureProps) {
  return (
    <span className={clsx("relative block aspect-8/5 overflow-hidden bg-well", className)}>
      <img
        src={`/api/files/${fileId}/content`}
        alt={alt}
        draggable={false}
        className={crop ? "absolute max-w-none" : "size-full object-cover"}
        style={
          crop
            ? {
                width: `${100 / crop.width}%`,
                height: `${100 / crop.height}%`,
                left: `${(-100 * crop.x) / crop.width}%`,
                top: `${(-100 * crop.y) / crop.height}%`,
              }
            : undefined
        }
      />
    </span>
  );
}
