import clsx from "clsx";
import CircleAlert from "lucide-react/icons/circle-alert";
import Star from "lucide-react/icons/star";
import { useId } from "react";
import { texts } from "./texts.ts";

type Props = {
  readonly value: number | null;
  readonly onChange: (stars: number) => void;
  readonly error: string | undefined;
};

/** Five radio buttons that look like stars: arrow keys move, each has its word. */
export function StarsField({ value, onChange, error }: Props) {
  const name = useId();
  const say = texts.form;
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-1 font-medium">{say.stars}</legend>
      <div className="flex flex-wrap items-center gap-x-3">
        <div className="-ms-2 flex">
          {say.words.map((word, index) => {
            const stars = index + 1;
            return (
              <label
                key={word}
                className="grid size-11 cursor-pointer place-items-center rounded-md has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name={name}
                  value={stars}
                  checked={value === stars}
                  aria-invalid={error ? true : undefined}
                  onChange={() => onChange(stars)}
                  className="sr-only"
                />
                <span className="sr-only">{say.star(stars, word)}</span>
                <Star
                  className={clsx(
                    "size-7",
                    value !== null && stars <= value ? "fill-wait text-wait" : "text-edge",
                  )}
                  aria-hidden
                />
              </label>
            );
          })}
        </div>
        {value !== null && (
          <span className="text-soft" aria-hidden>
            {say.words[value - 1]}
          </span>
        )}
      </div>
      <p
        id={`${name}-error`}
        role="alert"
        className="flex items-start gap-1 text-note text-lost empty:hidden"
      >
        {error && (
          <>
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {error}
          </>
        )}
      </p>
    </fieldset>
  );
}
