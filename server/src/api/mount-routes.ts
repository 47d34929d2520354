import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Caller } from "../domain/accounts/caller.ts";
import { findCaller } from "../domain/accounts/find-caller.ts";
import { Refusal } from "../domain/refusal.ts";
import { answerJson } from "./answer-json.ts";
import type { ApiContext } from "./context.ts";
import { sessionToken } from "./middleware/session-cookie.ts";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

const BODY_LIMIT = "256kb";

/** Puts every described route on the app. A path that exists answers 405 to a method it lacks. */
export function mountRoutes(app: Express, context: ApiContext): void {
  const json = express.json({ limit: BODY_LIMIT, strict: false });
  for (const route of ROUTES) {
    const path = expressPath(route.path);
    const handlers = [
      ...(route.body ? [json] : []),
      (request: Request, response: Response, next: NextFunction) => {
        answer(route, { context, request, response }).catch(next);
      },
    ];
    app[route.method](path, ...handlers);
  }
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const allowed = ROUTES.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    app.all(expressPath(path), (request: Request, response: Response) => {
      response.set("allow", allowed.join(", "));
      throw new Refusal(
        "method_not_allowed",
        `${request.method} means nothing here. Try ${allowed.join(" or ")}.`,
      );
    });
  }
}

async function answer(
  route: Route,
  { context, request, response }: { context: ApiContext; request: Request; response: Response },
): Promise<void> {
  // What depends on who asks must not be kept by anything between us and them.
  response.set("cache-control", "no-store");
  const body = await route.run({
    context,
    findCaller: () => callerOf(context, request),
    request,
    response,
  });
  if (route.answerType || response.headersSent) return;
  if (route.answer) answerJson(request, response, body);
  else response.status(204).end();
}

/** Who is signed in with the request's cookie. */
export async function callerOf(context: ApiContext, request: Request): Promise<Caller | null> {
  const token = sessionToken(context, request);
  return token ? ((await findCaller(context, token))?.caller ?? null) : null;
}

/** OpenAPI writes `{id}`, Express `:id`. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}
