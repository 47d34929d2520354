import clsx from "clsx";
import type { CutUpload } from "./types.ts";

export type CutPictureProps = {
  readonly image: CutUpload;
  readonly alt?: string;
  /** As it is shown; else as covers are. */
  readonly square?: boolean;
  readonly className?: string;
};

/** An uploaded picture as it will be cut, before the server has cut it. */
export function CutPicture({ image: { fileId, crop }, alt = "", square, className }: CutPictureProps) {
  return (
    <span
      className={clsx(
        "relative block overflow-hidden bg-well",
        square ? "aspect-square" : "aspect-8/5",
        className,
      )}
    >
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
