import { amountRead } from "../lib/typedAmount.ts";
import { Field, type FieldProps } from "./Field.tsx";
import { Input } from "./Input.tsx";
import type { TokenFace } from "./Money.tsx";

export type AmountFieldProps = Pick<FieldProps, "label" | "hint" | "error"> & {
  readonly token: TokenFace;
  /** The amount as it is typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** An amount to be typed, with its token and, where it could be read otherwise, what was understood. */
export function AmountField({ label, hint, error, token, value, onChange }: AmountFieldProps) {
  const read = amountRead(value, token);
  return (
    <Field
      label={label}
      hint={
        read ? (
          <>
            {hint} {read}
          </>
        ) : (
          hint
        )
      }
      error={error}
    >
      <Input
        inputMode="decimal"
        autoComplete="off"
        unit={token.symbol}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
