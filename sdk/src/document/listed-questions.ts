/** A question of a seller that the client answers after paying, as a listing says it. */
export type ListedQuestion = {
  id: string;
  question: string;
  kind: "text" | "choice" | "file";
  required: boolean;
  choices: readonly string[];
};

/** These members and no other, whatever else an object carries: a listing's hash is made of them. */
export function listedQuestions(questions: readonly ListedQuestion[]) {
  return questions.map(({ id, question, kind, required, choices }) => ({
    ...{ id, question, kind, required },
    choices: [...choices],
  }));
}
