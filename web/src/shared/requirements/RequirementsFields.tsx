import type { Question } from "@holdfast/sdk/api";
import CircleAlert from "lucide-react/icons/circle-alert";
import { Field } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { Textarea } from "../ui/Textarea.tsx";
import { FileDrop } from "../upload/FileDrop.tsx";
import { texts } from "./texts.ts";
import type { Requirements } from "./useRequirements.ts";

/** The seller's questions, a free text and files. */
export function RequirementsFields({
  form,
  maxFileSize,
}: {
  readonly form: Requirements;
  readonly maxFileSize: number;
}) {
  const { questions, answers, answer, text, setText, uploads, wrong } = form;
  const written = questions.filter((question) => question.kind !== "file");
  const files = questions.filter((question) => question.kind === "file");
  return (
    <div className="flex flex-col gap-5">
      {written.map((question) => (
        <Field
          key={question.id}
          label={question.question}
          error={wrong[question.id]}
          optional={!question.required}
        >
          <Answer
            question={question}
            value={answers[question.id] ?? ""}
            onChange={(next) => answer(question.id, next)}
          />
        </Field>
      ))}
      <Field
        label={written.length > 0 ? texts.anything : texts.describe}
        error={wrong.text}
        optional={written.length > 0 || files.length > 0}
      >
        <Textarea
          rows={3}
          value={text}
          maxLength={20_000}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex flex-col gap-1" data-wrong={wrong.files ? "" : undefined}>
        {files.length > 0 && (
          <div>
            <p className="font-medium">{texts.needed}</p>
            <ul className="list-disc ps-5 text-soft">
              {files.map((question) => (
                <li key={question.id}>{question.question}</li>
              ))}
            </ul>
          </div>
        )}
        <FileDrop uploads={uploads} maxFileSize={maxFileSize} label={texts.files} />
        <p role="alert" className="flex items-start gap-1 text-note text-lost empty:hidden">
          {wrong.files && (
            <>
              <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
              {wrong.files}
            </>
          )}
        </p>
      </div>
    </div>
  );
}

type AnswerProps = {
  readonly question: Question;
  readonly value: string;
  readonly onChange: (next: string) => void;
};

function Answer({ question, value, onChange }: AnswerProps) {
  if (question.kind === "choice") {
    return (
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{texts.choose}</option>
        {question.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </Select>
    );
  }
  return (
    <Textarea rows={2} value={value} maxLength={10_000} onChange={(event) => onChange(event.target.value)} />
  );
}
