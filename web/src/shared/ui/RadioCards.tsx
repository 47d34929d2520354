import clsx from "clsx";
import { type ReactNode, useId } from "react";

export type RadioCard<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly aside?: ReactNode;
  readonly disabled?: boolean;
};

export type RadioCardsProps<Value extends string> = {
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly cards: readonly RadioCard<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly columns?: 1 | 2 | 3;
};

/** A choice whose options deserve a sentence each. Arrow keys move, as in any group of radio buttons. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { legend, legendHidden = false, cards, value, onChange, columns = 1 } = props;
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={legendHidden ? "sr-only" : "mb-2 font-medium"}>{legend}</legend>
      <div
        className={clsx("grid gap-2", columns === 2 && "sm:grid-cols-2", columns === 3 && "sm:grid-cols-3")}
      >
        {cards.map((card) => (
          <label
            key={card.value}
            className={clsx(
              "flex min-h-11 items-start gap-3 rounded-md border border-line bg-card p-3 transition-colors duration-100",
              "hover:border-edge has-checked:border-accent has-checked:bg-accent-soft",
              "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
              card.disabled && "text-faint",
            )}
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              checked={card.value === value}
              disabled={card.disabled}
              onChange={() => onChange(card.value)}
              className="mt-1 size-4 shrink-0 appearance-none rounded-full border border-edge bg-card outline-none checked:border-5 checked:border-accent"
            />
            <span className="min-w-0 flex-1">
              <span className="font-medium">{card.label}</span>
              {card.hint && <span className="block text-note text-soft">{card.hint}</span>}
            </span>
            {card.aside && <span className="shrink-0 figures">{card.aside}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
