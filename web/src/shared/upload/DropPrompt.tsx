import type { ReactNode } from "react";

export type DropPromptProps = {
  readonly icon: ReactNode;
  /** Something is held over the place. */
  readonly isOver: boolean;
  readonly onChoose: () => void;
  readonly texts: { readonly drop: string; readonly choose: string; readonly dropNow: string };
  /** What is taken, in a sentence. */
  readonly limit: string;
};

/** What a place for files says: drop them here, or choose them. */
export function DropPrompt({ icon, isOver, onChoose, texts, limit }: DropPromptProps) {
  return (
    <>
      {icon}
      {isOver ? (
        <p>{texts.dropNow}</p>
      ) : (
        <p>
          {texts.drop}{" "}
          <button
            type="button"
            onClick={onChoose}
            className="touch font-medium text-accent underline underline-offset-4"
          >
            {texts.choose}
          </button>
        </p>
      )}
      <p className="text-note text-soft">{limit}</p>
    </>
  );
}

/** The frame of such a place. */
export function dropFrame(isOver: boolean): string {
  return `flex flex-col items-center gap-1 rounded-md border border-dashed px-4 py-5 text-center transition-colors duration-100 ${
    isOver ? "border-accent bg-accent-soft" : "border-edge"
  }`;
}
