import type { Question } from "@holdfast/sdk/api";
import { texts } from "./texts.ts";

/** What the client will have to answer, told before paying. */
export function QuestionList({ questions }: { readonly questions: readonly Question[] }) {
  return (
    <section>
      <h2 className="text-title">{texts.asks}</h2>
      <p className="mt-1 text-soft">{questions.length > 0 ? texts.asksWhen : texts.noQuestions}</p>
      {questions.length > 0 && (
        <ol className="mt-4 flex flex-col border-t border-line">
          {questions.map((question, index) => (
            <li key={question.id} className="flex items-baseline gap-3 border-b border-line py-3">
              <span className="text-note text-faint figures">{index + 1}</span>
              <span className="min-w-0 flex-1">{question.question}</span>
              <span className="shrink-0 text-note text-soft">
                {texts.kinds[question.kind]}
                {question.required && `, ${texts.required}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
