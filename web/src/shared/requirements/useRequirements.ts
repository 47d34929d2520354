import type { Question } from "@holdfast/sdk/api";
import { useState } from "react";
import { useDraft } from "../hooks/useDraft.ts";
import { type Uploads, useUploads } from "../upload/useUploads.ts";
import { texts } from "./texts.ts";

export type RequirementsInput = {
  readonly text: string;
  readonly answers: { question: string; answer: string }[];
  readonly fileIds: string[];
};

export type Requirements = {
  readonly questions: readonly Question[];
  readonly answers: Readonly<Record<string, string>>;
  readonly answer: (id: string, text: string) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly uploads: Uploads;
  /** What is wrong, by question id; `text` and `files` for the other two fields. */
  readonly wrong: Readonly<Record<string, string>>;
  /** Checks all; null when something is missing, and `wrong` then says what. */
  readonly read: () => RequirementsInput | null;
  readonly clear: () => void;
};

/** Answers, words and files that start the work (ORD-6). @param key names the draft that outlives a reload */
export function useRequirements(
  questions: readonly Question[],
  maxFileSize: number,
  key: string,
): Requirements {
  const [text, setText, clearText] = useDraft(`${key}.text`);
  const [kept, setKept, clearAnswers] = useDraft(`${key}.answers`);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const uploads = useUploads(maxFileSize);
  const answers = parse(kept);

  function mended(id: string): void {
    setWrong(({ [id]: _, ...rest }) => rest);
  }

  function read(): RequirementsInput | null {
    const found = mistakes();
    setWrong(found);
    if (Object.keys(found).length > 0) return null;
    const names = uploads.items.map((item) => item.name).join(", ");
    const given = questions.map((question) => ({
      question: question.question,
      answer: question.kind === "file" ? texts.seeFiles(names) : (answers[question.id] ?? "").trim(),
    }));
    return {
      text: text.trim(),
      answers: given.filter((one) => one.answer !== "" && one.answer !== texts.seeFiles("")),
      fileIds: [...uploads.ids],
    };
  }

  function mistakes(): Record<string, string> {
    const found: Record<string, string> = {};
    for (const question of questions) {
      if (question.kind === "file") {
        if (question.required && uploads.ids.length === 0) found.files = texts.fileMissing;
      } else if (question.required && !answers[question.id]?.trim()) {
        found[question.id] = texts.answerMissing;
      }
    }
    const nothing =
      !text.trim() && uploads.ids.length === 0 && !Object.values(answers).some((one) => one.trim());
    if (nothing && Object.keys(found).length === 0) found.text = texts.nothing;
    if (uploads.unfinished) found.files = texts.uploading;
    return found;
  }

  return {
    questions,
    answers,
    answer(id, next) {
      setKept(JSON.stringify({ ...answers, [id]: next }));
      mended(id);
    },
    text,
    setText(next) {
      setText(next);
      mended("text");
    },
    uploads,
    // Whatever was wrong with the files is over once there is one and all are up.
    wrong: uploads.ids.length > 0 && !uploads.unfinished ? { ...wrong, files: "" } : wrong,
    read,
    clear() {
      clearText();
      clearAnswers();
    },
  };
}

function parse(kept: string): Record<string, string> {
  try {
    const found: unknown = JSON.parse(kept || "{}");
    return typeof found === "object" && found !== null ? (found as Record<string, string>) : {};
  } catch {
    return {};
  }
}
