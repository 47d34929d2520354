import clsx from "clsx";
import { useMemo } from "react";
import { drawAvatar } from "../lib/art.ts";
import { Art } from "./Art.tsx";

export type AvatarProps = {
  /** An account's address: the picture is made from it, so it cannot be borrowed with a name. */
  readonly seed: string;
  /** An uploaded picture, from our own origin. */
  readonly src?: string | null;
  /** Pixels on a side. */
  readonly size?: 24 | 32 | 40 | 56 | 80;
  readonly className?: string;
};

/** Always stands beside a name, so it has none of its own. */
export function Avatar({ seed, src, size = 40, className }: AvatarProps) {
  const picture = useMemo(() => drawAvatar(seed), [seed]);
  const frame = clsx("shrink-0 overflow-hidden rounded-full", className);
  return (
    <span className={frame} style={{ inlineSize: size, blockSize: size }}>
      {src ? (
        <img src={src} alt="" width={size} height={size} loading="lazy" className="size-full object-cover" />
      ) : (
        <Art picture={picture} className="size-full" />
      )}
    </span>
  );
}
