import { texts } from "../texts.ts";

export type SaidError = {
  readonly title: string;
  readonly safe: string;
  readonly todo: string;
  readonly retryable: boolean;
  readonly detail?: string;
};

/** An RFC 9457 problem, as the sdk's API client throws it. */
type ProblemLike = { readonly status: number; readonly title?: string; readonly detail?: string };

/** Puts any failure into three sentences: what happened, what is safe, what to do. */
export function describeError(error: unknown): SaidError {
  const problem = findProblem(error);
  if (problem?.status === 0) return { ...texts.error.network, retryable: true };
  if (problem?.status === 404) return { ...texts.error.missing, retryable: false };
  if (problem && problem.status < 500) {
    return {
      title: problem.title ?? texts.error.server.title,
      safe: problem.detail ?? texts.error.server.safe,
      todo: texts.error.server.todo,
      retryable: problem.status === 429 || problem.status === 408,
    };
  }
  if (problem) {
    return { ...texts.error.server, retryable: true, ...(problem.detail && { detail: problem.detail }) };
  }
  // The code of a page that could not be fetched.
  if (error instanceof TypeError && /fetch|network|import|load failed/i.test(error.message)) {
    return { ...texts.error.network, retryable: true };
  }
  return {
    ...texts.error.crash,
    retryable: true,
    detail: error instanceof Error ? error.message : String(error),
  };
}

function findProblem(error: unknown): ProblemLike | null {
  if (typeof error !== "object" || error === null) return null;
  const inner = "problem" in error ? error.problem : error;
  return typeof inner === "object" && inner !== null && "status" in inner && typeof inner.status === "number"
    ? (inner as ProblemLike)
    : null;
}
