import type { PublicConfig } from "@holdfast/sdk/api";
import { findToken } from "../../../shared/lib/config.ts";
import { amountRead } from "../../../shared/lib/typedAmount.ts";
import { Card } from "../../../shared/ui/Card.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { dayOf, type JobErrors, type JobValues } from "../model.ts";
import { texts } from "../texts.ts";

export type JobFieldsProps = {
  readonly config: PublicConfig;
  readonly values: JobValues;
  readonly errors: JobErrors;
  readonly onChange: (part: Partial<JobValues>) => void;
};

export function JobFields({ config, values, errors, onChange }: JobFieldsProps) {
  const say = texts.form;
  const token = findToken(config, values.token);
  const read = token && amountRead(values.budget, token);
  const bind = (name: keyof JobValues) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <>
      <Card title={say.what}>
        <div className="flex flex-col gap-6">
          <Field label={say.title} hint={say.titleHint} error={errors.title}>
            <Input {...bind("title")} maxLength={120} autoComplete="off" />
          </Field>
          <Field label={say.description} hint={say.descriptionHint} error={errors.description}>
            <Textarea {...bind("description")} rows={8} maxLength={10_000} />
          </Field>
          <div className="grid gap-6 sm:grid-cols-2">
            <Field label={say.category} error={errors.category}>
              <Select {...bind("category")}>
                <option value="">{say.choose}</option>
                {config.categories.map((category) => (
                  <option key={category}>{category}</option>
                ))}
              </Select>
            </Field>
            <Field label={say.tags} error={errors.tags} optional>
              <Input {...bind("tags")} placeholder={say.tagsHint} autoComplete="off" />
            </Field>
          </div>
        </div>
      </Card>
      <Card title={say.money}>
        <div className="grid gap-6 sm:grid-cols-2">
          <Field
            label={say.budget}
            hint={read ? `${say.budgetHint} ${read}` : say.budgetHint}
            error={errors.budget}
          >
            <Input
              {...bind("budget")}
              inputMode="decimal"
              autoComplete="off"
              className="figures"
              unit={token?.symbol}
            />
          </Field>
          <Field label={say.token} hint={say.tokenHint}>
            <Select {...bind("token")}>
              {config.tokens.map(({ address, symbol, name }) => (
                <option key={address} value={address}>
                  {symbol} · {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={say.neededBy} hint={say.neededByHint} error={errors.neededBy} optional>
            <Input {...bind("neededBy")} type="date" min={dayOf(new Date())} />
          </Field>
        </div>
      </Card>
    </>
  );
}
