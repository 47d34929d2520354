import type { PublicConfig } from "@holdfast/sdk/api";
import { useFormContext } from "react-hook-form";
import { Field } from "../../../shared/ui/Field.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import type { ServiceValues } from "../model.ts";
import { texts } from "../texts.ts";
import { ImagesField } from "./ImagesField.tsx";

export function DescribeFields({ config }: { readonly config: PublicConfig }) {
  const { register, formState } = useFormContext<ServiceValues>();
  const { errors } = formState;
  return (
    <div className="flex flex-col gap-6">
      <Field label={texts.form.title} hint={texts.form.titleHint} error={errors.title?.message}>
        <Input {...register("title")} maxLength={120} autoComplete="off" />
      </Field>
      <Field
        label={texts.form.description}
        hint={texts.form.descriptionHint}
        error={errors.description?.message}
      >
        <Textarea {...register("description")} rows={6} maxLength={10_000} />
      </Field>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label={texts.form.category} hint={texts.form.categoryHint} error={errors.category?.message}>
          <Select {...register("category")}>
            <option value="">{texts.form.chooseCategory}</option>
            {config.categories.map((category) => (
              <option key={category}>{category}</option>
            ))}
          </Select>
        </Field>
        <Field label={texts.form.tags} hint={texts.form.tagsHint} error={errors.tags?.message} optional>
          <Input {...register("tags")} autoComplete="off" />
        </Field>
      </div>
      <ImagesField maxFileSize={config.maxFileSize} />
    </div>
  );
}
