/** Everything the server says no with. Stable for programs; `api/problems.ts` gives each its HTTP status and title. */
export type RefusalCode =
  | "malformed_json"
  | "invalid_input"
  | "body_too_large"
  | "unsupported_media_type"
  | "not_signed_in"
  | "sign_in_refused"
  | "signature_invalid"
  | "not_allowed"
  | "cross_origin"
  | "not_found"
  | "paused"
  | "method_not_allowed"
  | "wrong_state"
  | "terms_outdated"
  | "offer_missing"
  | "file_too_large"
  | "file_type_refused"
  | "file_unfinished"
  | "range_not_satisfiable"
  | "too_many_requests"
  | "rpc_method_refused"
  | "node_unavailable"
  | "unavailable"
  | "internal";

/** One wrong member of what was sent: where it is, and what is wrong, in words. */
export type InputProblem = { path: string; message: string };

/** A use case says no: `message` is a sentence for people. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly errors: readonly InputProblem[] | undefined;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(
    code: RefusalCode,
    message: string,
    more: { errors?: readonly InputProblem[]; retryAfter?: number } = {},
  ) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.errors = more.errors;
    this.retryAfter = more.retryAfter;
  }
}

/**
 * The same answer for what does not exist and for what is not the caller's to see, so that nobody learns which.
 * @param what the thing in the words of a sentence's subject, such as "This order".
 */
export function notFound(what: string): Refusal {
  return new Refusal("not_found", `${what} does not exist, or it is not yours to see.`);
}
