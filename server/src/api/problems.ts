import type { z } from "zod";
import { Refusal, type RefusalCode } from "../domain/refusal.ts";
import type { Problem } from "./schema/common.ts";

type Kind = { status: number; title: string /** Whether the same call may succeed later. */; retry: boolean };

/** The one table from error code to HTTP status (RFC 9457). */
export const PROBLEMS: Record<RefusalCode, Kind> = {
  malformed_json: { status: 400, title: "The body is not JSON", retry: false },
  invalid_input: { status: 400, title: "Something in the request is not as it must be", retry: false },
  body_too_large: { status: 413, title: "The body is too large", retry: false },
  unsupported_media_type: { status: 415, title: "The body must be JSON", retry: false },
  not_signed_in: { status: 401, title: "Sign in first", retry: false },
  sign_in_refused: { status: 401, title: "The sign-in was refused", retry: false },
  signature_invalid: { status: 422, title: "The signature is not valid", retry: false },
  not_allowed: { status: 403, title: "This is not yours to do", retry: false },
  cross_origin: { status: 403, title: "The request came from another site", retry: false },
  paused: { status: 404, title: "Paused", retry: false },
  not_found: { status: 404, title: "Not found", retry: false },
  method_not_allowed: { status: 405, title: "This method is not allowed here", retry: false },
  wrong_state: { status: 409, title: "This cannot be done now", retry: false },
  terms_outdated: { status: 409, title: "The terms are not the current ones", retry: false },
  offer_missing: { status: 409, title: "An offer is missing", retry: false },
  file_too_large: { status: 413, title: "The file is too large", retry: false },
  file_type_refused: { status: 415, title: "Files of this type are not taken", retry: false },
  file_unfinished: { status: 409, title: "The upload is not finished", retry: true },
  range_not_satisfiable: { status: 416, title: "The file has no such range", retry: false },
  too_many_requests: { status: 429, title: "Too many requests", retry: true },
  rpc_method_refused: { status: 403, title: "This method is not passed on", retry: false },
  node_unavailable: { status: 502, title: "The chain's node does not answer", retry: true },
  unavailable: { status: 503, title: "Not available now", retry: true },
  internal: { status: 500, title: "Something went wrong here", retry: true },
};

/** A refusal as RFC 9457 tells it. */
export function toProblem(refusal: Refusal): z.infer<typeof Problem> {
  const { status, title, retry } = PROBLEMS[refusal.code];
  return {
    type: `urn:holdfast:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    detail: refusal.message,
    retry,
    ...(refusal.errors ? { errors: [...refusal.errors] } : {}),
  };
}

/** What a framework's error means to the caller; null when it is our own fault. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return null;
  const type = "type" in error ? error.type : undefined;
  switch (type) {
    case "entity.parse.failed":
      return new Refusal("malformed_json", "The body could not be read as JSON.");
    case "entity.too.large":
      return new Refusal("body_too_large", "The body is larger than this route takes.");
    case "encoding.unsupported":
    case "charset.unsupported":
      return new Refusal("unsupported_media_type", "The body must be UTF-8 JSON.");
    case "request.aborted":
    case "request.size.invalid":
      return new Refusal("malformed_json", "The body ended before it was complete.");
    default:
  }
  if (error instanceof URIError)
    return new Refusal("invalid_input", "The address has a broken percent escape.");
  if ("status" in error && error.status === 400)
    return new Refusal("invalid_input", "The request is malformed.");
  return null;
}
