import clsx from "clsx";
import { useMemo } from "react";
import { drawAvatar } from "../lib/art.ts";
import { Art } from "./Art.tsx";

export type AvatarProps = {
  /**
   * Whom it shows: by an uploaded picture, from our own origin, else by one that is drawn from the address, so that it
   * cannot be borrowed with a name.
   */
  readonly of: { readonly address: string; readonly avatar: string | null };
  /** Pixels on a side. */
  readonly size?: 24 | 32 | 40 | 56 | 80;
  readonly className?: string;
};

/** Always stands beside a name, so it has none of its own; and lies in the way of no link that is stretched over a card. */
export function Avatar({ of, size = 40, className }: AvatarProps) {
  const picture = useMemo(() => drawAvatar(of.address), [of.address]);
  const frame = clsx("pointer-events-none relative shrink-0 overflow-hidden rounded-full", className);
  return (
    <span className={frame} style={{ inlineSize: size, blockSize: size }}>
      <Art picture={picture} className="size-full" />
      {/* Over the drawn one, which is seen while it loads and if it fails: without words, what failed shows nothing. */}
      {of.avatar && (
        <img
          src={of.avatar}
          alt=""
          loading="lazy"
          width={size}
          height={size}
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  );
}
