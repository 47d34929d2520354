import type { Request, Response } from "express";
import type { Address } from "viem";
import { z } from "zod";
import type { Caller } from "../domain/accounts/caller.ts";
import { Refusal, type RefusalCode } from "../domain/refusal.ts";
import type { ApiContext } from "./context.ts";
import { flawOf } from "./sound-json.ts";

type Method = "get" | "post" | "put" | "patch" | "delete";
type None = z.ZodObject<Record<never, never>>;

/** How a route reaches its caller: `required` refuses the signed out, `optional` lets the handler ask who looks. */
export type Auth = "none" | "optional" | "required";
type FindCaller = () => Promise<Caller | null>;

/** What a handler is given: everything checked by the schemas the OpenAPI document is made from. */
export type Call<P, Q, B, A extends Auth> = {
  context: ApiContext;
  caller: A extends "required" ? Caller : null;
  /** Who looks, when they are signed in: costs a question to the database. */
  viewer: A extends "optional" ? () => Promise<Address | null> : null;
  params: P;
  query: Q;
  body: B;
  request: Request;
  response: Response;
};

type Description = {
  method: Method;
  /** OpenAPI's form, `/api/services/{id}`. */
  path: string;
  tag:
    | "Accounts"
    | "Services"
    | "Quotes"
    | "Jobs"
    | "Documents"
    | "Files"
    | "Orders"
    | "Help"
    | "Notifications"
    | "Reviews"
    | "System";
  summary: string;
  auth: Auth;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Schema of the JSON answer; none: 204, or `answerType`. */
  answer?: z.ZodType;
  /** Media type when the answer is not JSON; the handler then writes it itself. */
  answerType?: string;
  /** What it may be refused with, besides what every route may. */
  refusals: readonly RefusalCode[];
};

export type Route = Description & {
  /** Checks, calls the handler, checks the answer. */
  run(input: {
    context: ApiContext;
    findCaller: FindCaller;
    request: Request;
    response: Response;
  }): Promise<unknown>;
};

/**
 * Binds schemas to a handler: what is documented is what validates. The handler's answer is parsed too, so that
 * nothing leaves that the document does not name.
 */
export function route<
  A extends Auth,
  P extends z.ZodObject = None,
  Q extends z.ZodObject = None,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodVoid,
>(
  spec: Omit<Description, "auth" | "params" | "query" | "body" | "answer"> & {
    auth: A;
    params?: P;
    query?: Q;
    body?: B;
    answer?: R;
    handle(call: Call<z.output<P>, z.output<Q>, z.output<B>, A>): Promise<z.input<R>>;
  },
): Route {
  const { handle, ...description } = spec;
  // Zod prepares a schema when it is used first: one made for each request would be prepared for each.
  const { params = z.object({}), query = z.object({}) } = spec;
  return {
    ...description,
    async run({ context, findCaller, request, response }) {
      const viewer = async () => (await findCaller())?.address ?? null;
      const call = {
        context,
        caller: (spec.auth === "required" ? await signedIn(findCaller) : null) as Call<P, Q, B, A>["caller"],
        viewer: (spec.auth === "optional" ? viewer : null) as Call<P, Q, B, A>["viewer"],
        params: check("path", params, request.params) as z.output<P>,
        query: check("query", query, request.query) as z.output<Q>,
        body: (spec.body ? check("body", spec.body, request.body) : undefined) as z.output<B>,
        request,
        response,
      };
      const answer = await handle(call);
      return spec.answer ? spec.answer.parse(answer) : undefined;
    },
  };
}

/** @throws Refusal `not_signed_in` */
async function signedIn(findCaller: FindCaller): Promise<Caller> {
  const caller = await findCaller();
  if (!caller) throw new Refusal("not_signed_in", "Sign in with your wallet to do this.");
  return caller;
}

function check(where: "path" | "query" | "body", schema: z.ZodType, value: unknown): unknown {
  const flaw = flawOf(value);
  if (flaw !== null) throw new Refusal("invalid_input", flaw);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // An id of the wrong shape names nothing: the same answer as for an unknown one.
  if (where === "path") throw new Refusal("not_found", "This address names nothing here.");
  if (where === "body" && value === undefined) {
    throw new Refusal("unsupported_media_type", "Send a JSON body with content-type application/json.");
  }
  const errors = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const first = errors[0];
  const detail = first ? `${first.path || `The ${where}`}: ${first.message}` : "The input is not valid.";
  throw new Refusal("invalid_input", detail, { errors });
}
