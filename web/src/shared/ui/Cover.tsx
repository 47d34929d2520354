import clsx from "clsx";
import { useMemo, useState } from "react";
import { drawCover } from "../lib/art.ts";
import { Art } from "./Art.tsx";

export type CoverProps = {
  /** The service's title: without an image, or if it fails to load, a picture is drawn from it. */
  readonly seed: string;
  readonly src?: string | null | undefined;
  readonly alt?: string;
  /** Set for the one picture above the fold. */
  readonly eager?: boolean;
  readonly className?: string;
};

export function Cover({ seed, src, alt = "", eager = false, className }: CoverProps) {
  const [failed, setFailed] = useState(false);
  const picture = useMemo(() => drawCover(seed), [seed]);
  return (
    <span className={clsx("block aspect-8/5 overflow-hidden bg-well", className)}>
      {src && !failed ? (
        <img
          src={src}
          alt={alt}
          width={640}
          height={400}
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          onError={() => setFailed(true)}
          className="size-full object-cover"
        />
      ) : (
        <Art picture={picture} className="size-full" />
      )}
    </span>
  );
}
