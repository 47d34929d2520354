import RotateCw from "lucide-react/icons/rotate-cw";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { describeError } from "../lib/describeError.ts";
import { texts } from "../texts.ts";
import { Button } from "./Button.tsx";

export type ErrorStateProps = {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly action?: ReactNode;
  /** `h1` when the error is the whole page. */
  readonly heading?: "h1" | "h2";
};

/** What happened, what is safe, what to do. */
export function ErrorState({ error, onRetry, action, heading: Heading = "h2" }: ErrorStateProps) {
  const said = describeError(error);
  return (
    <div role="alert" className="mx-auto flex max-w-prose flex-col items-center px-4 py-12 text-center">
      <span className="flex size-12 items-center justify-center rounded-full bg-lost-soft text-lost">
        <TriangleAlert className="size-6" aria-hidden />
      </span>
      <Heading className="mt-4 text-lead font-semibold">{said.title}</Heading>
      <p className="mt-1 text-soft">{said.safe}</p>
      <p className="text-soft">{said.todo}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        {onRetry && said.retryable && (
          <Button variant="primary" icon={<RotateCw className="size-4" aria-hidden />} onClick={onRetry}>
            {texts.tryAgain}
          </Button>
        )}
        {action}
      </div>
      {said.detail && (
        <details className="mt-6 w-full text-start text-note text-soft">
          <summary className="py-2 text-center">{texts.error.details}</summary>
          <pre className="overflow-x-auto rounded-md bg-well p-3 font-mono whitespace-pre-wrap">
            {said.detail}
          </pre>
        </details>
      )}
    </div>
  );
}
