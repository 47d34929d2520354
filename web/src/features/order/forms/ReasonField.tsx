import { Field } from "../../../shared/ui/Field.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { reasons } from "../assistant/texts.ts";

export type ReasonFieldProps = {
  readonly list: readonly string[];
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (reason: string) => void;
};

/** A reason out of a list; what it was in detail is written beside it. */
export function ReasonField({ list, value, error, onChange }: ReasonFieldProps) {
  return (
    <Field label={reasons.label} error={error}>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{reasons.choose}</option>
        {list.map((reason) => (
          <option key={reason}>{reason}</option>
        ))}
      </Select>
    </Field>
  );
}

/** As it stands in the document, before the words. */
export function reasonAnswers(reason: string): { question: string; answer: string }[] {
  return reason ? [{ question: reasons.label, answer: reason }] : [];
}
