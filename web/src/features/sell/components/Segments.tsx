import clsx from "clsx";
import { useId } from "react";

export type SegmentsProps<Value extends string> = {
  readonly label: string;
  readonly options: readonly { value: Value; label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** A choice of two or three views of the same thing. */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex rounded-md border border-line bg-well p-1">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={clsx(
            "flex min-h-9 flex-1 items-center justify-center rounded-sm px-3 text-note transition-colors duration-100 max-md:min-h-11",
            "has-focus-visible:outline-2 has-focus-visible:outline-accent",
            option.value === value ? "bg-card font-medium text-ink" : "text-soft hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
