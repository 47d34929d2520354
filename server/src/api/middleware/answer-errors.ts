import type { NextFunction, Request, Response } from "express";
import { Refusal } from "../../domain/refusal.ts";
import type { ApiContext } from "../context.ts";
import { refusalOf, toProblem } from "../problems.ts";

/** Turns whatever was thrown into an RFC 9457 problem. Of our own faults the caller learns nothing but the fact. */
export function answerErrors(context: Pick<ApiContext, "logger" | "isOutage">) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const refusal = refusalOf(error);
    if (!refusal) (request.log ?? context.logger).error({ err: error }, "request failed");
    if (response.headersSent) {
      next(error);
      return;
    }
    const said = refusal ?? ownFault(context.isOutage(error));
    const problem = toProblem(said);
    if (said.retryAfter !== undefined) response.set("retry-after", String(said.retryAfter));
    // A refused body may still be on its way: without reading it the connection cannot serve another request.
    if (said.code === "body_too_large") response.set("connection", "close");
    response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  };
}

/** What is said of a failure that is not the caller's. */
export function ownFault(isOutage: boolean): Refusal {
  return isOutage
    ? new Refusal("unavailable", "The server cannot reach its database. Try again in a moment.")
    : new Refusal("internal", "The server could not do this. It was noted; try again later.");
}
