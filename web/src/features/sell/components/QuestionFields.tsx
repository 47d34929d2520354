import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import Plus from "lucide-react/icons/plus";
import Trash from "lucide-react/icons/trash-2";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { Button } from "../../../shared/ui/Button.tsx";
import { Checkbox } from "../../../shared/ui/Checkbox.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { IconButton } from "../../../shared/ui/IconButton.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { emptyQuestion, MOST_QUESTIONS, type ServiceValues } from "../model.ts";
import { texts } from "../texts.ts";
import { useRowErrors } from "../useRowErrors.ts";

const KINDS = ["text", "choice", "file"] as const;

export function QuestionFields() {
  const { control } = useFormContext<ServiceValues>();
  const { fields, append, move, remove } = useFieldArray({ control, name: "questions" });
  return (
    <>
      <p className="-mt-2 mb-4 max-w-prose text-soft">{texts.form.questionsHint}</p>
      <ol className="flex flex-col gap-6">
        {fields.map((field, index) => (
          <li key={field.id} className="border-t border-line pt-4">
            <OneQuestion
              index={index}
              last={index === fields.length - 1}
              onMove={(by) => move(index, index + by)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      {fields.length < MOST_QUESTIONS && (
        <Button
          className="mt-6"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => append(emptyQuestion())}
        >
          {texts.form.addQuestion}
        </Button>
      )}
    </>
  );
}

type OneQuestionProps = {
  readonly index: number;
  readonly last: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
};

function OneQuestion({ index, last, onMove, onRemove }: OneQuestionProps) {
  const { register } = useFormContext<ServiceValues>();
  const kind = useWatch<ServiceValues, `questions.${number}.kind`>({ name: `questions.${index}.kind` });
  const errorOf = useRowErrors("questions", index);
  const at = `questions.${index}` as const;
  return (
    <fieldset className="grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_9rem_auto]">
      <legend className="sr-only">{texts.form.questionNumber(index + 1)}</legend>
      <Field label={texts.form.question} error={errorOf("question")}>
        <Input {...register(`${at}.question`)} maxLength={500} autoComplete="off" />
      </Field>
      <Field label={texts.form.kind}>
        <Select {...register(`${at}.kind`)}>
          {KINDS.map((value) => (
            <option key={value} value={value}>
              {texts.form.kinds[value]}
            </option>
          ))}
        </Select>
      </Field>
      <div className="flex items-start sm:pt-7">
        <IconButton
          label={texts.form.questionUp(index + 1)}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        >
          <ArrowUp className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={texts.form.questionDown(index + 1)} disabled={last} onClick={() => onMove(1)}>
          <ArrowDown className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={texts.form.removeQuestion(index + 1)} onClick={onRemove}>
          <Trash className="size-4" aria-hidden />
        </IconButton>
      </div>
      {kind === "choice" && (
        <div className="sm:col-span-2">
          <Field label={texts.form.choices} hint={texts.form.choicesHint} error={errorOf("choices")}>
            <Textarea {...register(`${at}.choices`)} rows={3} />
          </Field>
        </div>
      )}
      <div className="sm:col-span-2">
        <Checkbox label={texts.form.required} {...register(`${at}.required`)} />
      </div>
    </fieldset>
  );
}
