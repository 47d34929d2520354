import { Field, type FieldProps } from "./Field.tsx";
import { Input } from "./Input.tsx";

export type AmountFieldProps = Pick<FieldProps, "label" | "hint" | "error"> & {
  /** Of the token that the amount is in. */
  readonly symbol: string;
  /** The amount as it is typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** An amount to be typed, with its token. */
export function AmountField({ label, hint, error, symbol, value, onChange }: AmountFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <Input
        inputMode="decimal"
        autoComplete="off"
        unit={symbol}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
