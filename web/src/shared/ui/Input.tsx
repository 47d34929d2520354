import clsx from "clsx";
import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { useField } from "./Field.tsx";

/** The frame shared by all that can be typed into or chosen from. */
export const controlClass = clsx(
  "w-full min-w-0 rounded-md border border-edge bg-card px-3 text-body text-ink transition-colors duration-100",
  "hover:border-soft aria-invalid:border-lost disabled:bg-well disabled:text-faint disabled:cursor-not-allowed",
);

export type InputProps = InputHTMLAttributes<HTMLInputElement> & {
  /** A unit or symbol at the end of the line: "ETH", "days". */
  readonly unit?: ReactNode;
  readonly lead?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
};

export function Input({ unit, lead, className, ...rest }: InputProps) {
  const field = useField();
  const input = (
    <input
      {...field}
      className={clsx(controlClass, "h-11", lead && "ps-10", unit && "pe-16", className)}
      {...rest}
    />
  );
  if (!unit && !lead) return input;
  return (
    <span className="relative block">
      {lead && (
        <span className="pointer-events-none absolute inset-y-0 start-0 flex w-10 items-center justify-center text-faint">
          {lead}
        </span>
      )}
      {input}
      {unit && (
        <span className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-note text-soft">
          {unit}
        </span>
      )}
    </span>
  );
}

/** An end of a range of amounts; sends its form when it is left. */
export function AmountFilter(props: InputProps) {
  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      pattern="\d+(\.\d*)?"
      title="A number such as 10.5"
      className="figures"
      onBlur={(event) => event.target.form?.requestSubmit()}
      {...props}
    />
  );
}
