import type { Service } from "@holdfast/sdk/api";
import clsx from "clsx";
import { useRef, useState } from "react";
import { Cover } from "../ui/Cover.tsx";
import { texts } from "./galleryTexts.ts";

export type GalleryProps = {
  readonly images: readonly Pick<Service["images"][number], "url" | "alt">[];
  /** The service's title: names a picture without words. */
  readonly title: string;
};

/** Pictures in a row to be swiped, scrolled or walked with arrow keys; small ones below lead to each. */
export default function Gallery({ images, title }: GalleryProps) {
  const row = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);

  function settle() {
    const { scrollLeft = 0, clientWidth = 1 } = row.current ?? {};
    // From right to left the way there is counted below nothing.
    setAt(Math.round(Math.abs(scrollLeft) / clientWidth));
  }

  function show(index: number) {
    const picture = row.current?.children[index];
    if (!row.current || !(picture instanceof HTMLElement)) return;
    row.current.scrollTo({ left: picture.offsetLeft - row.current.offsetLeft });
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <ul
        ref={row}
        onScroll={settle}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
        aria-label={texts.pictures(images.length)}
        className="flex snap-x snap-mandatory overflow-x-auto rounded-lg border border-line motion-safe:scroll-smooth [scrollbar-width:none]"
      >
        {images.map(({ url, alt }, index) => (
          <li key={url} className="w-full shrink-0 snap-center">
            <Cover
              seed={title}
              src={url}
              alt={alt || texts.picture(index + 1, images.length)}
              eager={index === 0}
              sizes="(max-width:48rem) 100vw,26rem"
            />
          </li>
        ))}
      </ul>
      <ul className="grid grid-cols-6 gap-2">
        {images.map(({ url, alt }, index) => (
          <li key={url}>
            <button
              type="button"
              aria-label={texts.show(index + 1, alt)}
              aria-current={index === at}
              onClick={() => show(index)}
              className={clsx(
                "block w-full overflow-hidden rounded-md border transition-colors duration-100",
                index === at ? "border-accent" : "border-line opacity-80 hover:border-edge hover:opacity-100",
              )}
            >
              <Cover seed={title} src={url} sizes="5rem" className="max-sm:aspect-square" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
