import clsx from "clsx";
import Star from "lucide-react/icons/star";
import { texts } from "./texts.ts";

const FIVE = [1, 2, 3, 4, 5] as const;

/** How many of five, in drawing and in words for who does not see it. */
export function Stars({ value, className }: { readonly value: number; readonly className?: string }) {
  return (
    <span role="img" aria-label={texts.starsOf(value)} className={clsx("inline-flex gap-0.5", className)}>
      {FIVE.map((star) => (
        <Star
          key={star}
          className={clsx("size-4", star <= value ? "fill-wait text-wait" : "text-edge")}
          aria-hidden
        />
      ))}
    </span>
  );
}
