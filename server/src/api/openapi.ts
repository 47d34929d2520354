import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { TUS_OPERATIONS } from "./files/tus-operations.ts";
import { PROBLEMS } from "./problems.ts";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";
import { Problem } from "./schema/common.ts";

type Document = ReturnType<typeof createDocument>;
let made: Document | undefined;

/** The API as OpenAPI 3.1 (API-1), made from the schemas that validate it. Needs no database and no chain. */
export function openApiDocument(): Document {
  made ??= createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "Holdfast",
        version: "1",
        description:
          "An escrow marketplace. Amounts are decimal strings in the token's smallest unit, times of the chain unix " +
          "seconds. Errors are RFC 9457 problems; `code` is stable. Sign in with Ethereum (EIP-4361) for a session.",
      },
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "holdfast_session" },
        },
      },
      paths: paths(),
    },
    {
      // A client of today must bear members that an answer gains tomorrow; and what is sent and answered alike
      // then is one schema under one name.
      override({ jsonSchema }) {
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      },
    },
  );
  return made;
}

function paths(): ZodOpenApiPathsObject {
  const all: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of ROUTES) {
    all[route.path] = { ...all[route.path], [route.method]: operation(route) };
  }
  for (const { path, method, operation: described } of TUS_OPERATIONS) {
    all[path] = { ...all[path], [method]: described };
  }
  return all;
}

function operation(route: Route): ZodOpenApiOperationObject {
  const requestParams = {
    ...(route.params ? { path: route.params } : {}),
    ...(route.query ? { query: route.query } : {}),
  };
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    ...(route.auth === "required" ? { security: [{ session: [] }] } : {}),
    ...(route.params || route.query ? { requestParams } : {}),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: route.body } },
          },
        }
      : {}),
    responses: { ...success(route), ...problems(route) },
  };
}

function success(route: Route): ZodOpenApiResponsesObject {
  if (route.answer) {
    return {
      "200": {
        description: "Done",
        content: { "application/json": { schema: route.answer } },
      },
    };
  }
  if (route.answerType) {
    return {
      "200": {
        description: "Done",
        content: {
          [route.answerType]: { schema: { type: "string" as const } },
        },
      },
    };
  }
  return { "204": { description: "Done" } };
}

/** Problems by status, each naming the codes it may carry. */
function problems(route: Route) {
  const codes = new Set(route.refusals);
  if (route.body || route.query) codes.add("invalid_input");
  if (route.body) codes.add("malformed_json").add("body_too_large").add("unsupported_media_type");
  if (route.auth === "required") codes.add("not_signed_in");
  if (route.method !== "get") codes.add("cross_origin");
  if (route.params) codes.add("not_found");
  codes.add("too_many_requests");
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      `${status}` as `${4 | 5}${string}`,
      {
        description: list.toSorted().join(", "),
        content: { "application/problem+json": { schema: Problem } },
      },
    ]),
  );
}

/** `GET /api/services/{id}` is `getServicesById`: stable names for generated clients. */
function operationId(route: Route): string {
  const words = route.path
    .replace(/^\/api\//, "")
    .replaceAll(/\{(\w+)\}/g, "by-$1")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  return route.method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
