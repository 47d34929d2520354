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
  /** How wide it is shown, as `sizes` of an image has it. */
  readonly sizes?: string;
  readonly className?: string;
};

/** What the server makes besides the largest, in pixels. */
const WIDTHS = [320, 640, 960];
const IN_A_LIST = "(max-width:30rem) 7rem,24rem";

export function Cover({ seed, src, alt = "", eager = false, sizes = IN_A_LIST, className }: CoverProps) {
  const [failed, setFailed] = useState(false);
  const picture = useMemo(() => drawCover(seed), [seed]);
  return (
    <span className={clsx("block aspect-8/5 overflow-hidden bg-well", className)}>
      {src && !failed ? (
        <img
          src={src}
          srcSet={[
            ...WIDTHS.map((n) => `${src}${/\?/.test(src) ? "&" : "?"}width=${n} ${n}w`),
            `${src} 1280w`,
          ].join()}
          sizes={sizes}
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
