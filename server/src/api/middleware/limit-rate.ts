import type { NextFunction, Request, Response } from "express";
import { Refusal } from "../../domain/refusal.ts";
import type { ApiContext, RateLimiter } from "../context.ts";
import { callerKey } from "./caller-key.ts";

/** Refuses who asks too much, counted by address. */
export function limitRate(
  context: Pick<ApiContext, "limits" | "logger">,
  limit: Parameters<RateLimiter["consume"]>[0],
) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    // Asking who one is costs little and pages do it often: it is not the guessing that the limit is for.
    if (limit === "auth" && request.method === "GET") {
      next();
      return;
    }
    context.limits
      .consume(limit, callerKey(request.ip))
      .then((seconds) => next(seconds === null ? undefined : tooMuch(seconds)))
      .catch(next);
  };
}

export function tooMuch(seconds: number): Refusal {
  const detail = `That was too much in a short time. Try again in ${seconds} seconds.`;
  return new Refusal("too_many_requests", detail, { retryAfter: seconds });
}
