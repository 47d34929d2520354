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
  const frame = clsx("relative shrink-0 overflow-hidden rounded-full", className);
  return (
    <span className={frame} style={{ inlineSize: size, blockSize: size }}>
      <Art picture={picture} className="size-full" />
      {/* Over the drawn one, which is seen while it loads and if it fails: without words, what failed shows nothing. */}
      {src && <img src={src} alt="" loading="lazy" className="absolute inset-0 size-full object-cover" />}
    </span>
  );
}
