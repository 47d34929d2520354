import { HoldfastError } from "../errors/holdfast-error.ts";

/** An RFC 9457 problem as the API sends it. `code` is stable for programs, `detail` is a sentence for people. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** Whether the same call may succeed later. */
  retry: boolean;
  /** What is wrong where, when the input was refused. */
  errors?: readonly { path: string; message: string }[] | undefined;
};

/** The API refused a call, or did not answer (`status` 0, `problem.code` "unreachable"). */
export class ApiProblem extends HoldfastError {
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super({
      code: "api_problem",
      shortMessage: problem.detail === "" ? problem.title : problem.detail,
      hint: problem.retry ? "Try again in a moment; nothing is lost." : "Nothing was changed.",
      retry: problem.retry,
      details: [`${problem.status} ${problem.code}`, ...(problem.errors ?? []).map(lineOf)].join("\n"),
      cause,
    });
    this.name = "ApiProblem";
    this.status = problem.status;
    this.problem = problem;
  }
}

/** The problem in a failed answer; a page of a proxy in between becomes one, too. */
export async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText } = response;
  const made: Problem = {
    type: "about:blank",
    title: statusText === "" ? `HTTP ${status}` : statusText,
    status,
    code: "unexpected_answer",
    detail: "The server answered with something this page does not understand.",
    retry: status >= 500 || status === 429,
  };
  try {
    const body: unknown = await response.json();
    if (typeof body !== "object" || body === null || !("code" in body)) return made;
    // A body with a code is a problem of our own server, whose schema makes the members what they say they are.
    return { ...made, detail: "", ...(body as Partial<Problem>) };
  } catch {
    return made;
  }
}

/** The problem of no answer at all. */
export function unreachable(cause: unknown): ApiProblem {
  const problem: Problem = {
    type: "about:blank",
    title: "The server does not answer",
    status: 0,
    code: "unreachable",
    detail: "The server does not answer.",
    retry: true,
  };
  return new ApiProblem(problem, cause);
}

function lineOf({ path, message }: { path: string; message: string }): string {
  return path === "" ? message : `${path}: ${message}`;
}
