import type { NextFunction, Request, Response } from "express";
import type { Logger } from "pino";
import { Refusal } from "../../domain/refusal.ts";
import { refusalOf, toProblem } from "../problems.ts";

/** Turns whatever was thrown into an RFC 9457 problem. Of our own faults the caller learns nothing but the fact. */
export function answerErrors(logger: Logger) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const refusal = refusalOf(error);
    if (!refusal) (request.log ?? logger).error({ err: error }, "request failed");
    if (response.headersSent) {
      next(error);
      return;
    }
    const said =
      refusal ?? new Refusal("internal", "The server could not do this. It was noted; try again later.");
    const problem = toProblem(said);
    if (said.retryAfter !== undefined) response.set("retry-after", String(said.retryAfter));
    // A refused body may still be on its way: without reading it the connection cannot serve another request.
    if (said.code === "body_too_large") response.set("connection", "close");
    response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  };
}
