import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Server } from "@tus/server";
import { type NextFunction, type Request, type Response, Router } from "express";
import type { Address } from "viem";
import { finishUpload } from "../../domain/files/finish-upload.ts";
import { notFound, Refusal } from "../../domain/refusal.ts";
import type { ApiContext } from "../context.ts";
import { ownFault } from "../middleware/answer-errors.ts";
import { limitRate } from "../middleware/limit-rate.ts";
import { callerOf } from "../mount-routes.ts";
import { toProblem } from "../problems.ts";
import { admitUpload, noRoom } from "./admit-upload.ts";

/** What may be asked of the collection, and of one upload in it. */
const METHODS = { all: new Set(["POST", "OPTIONS"]), one: new Set(["HEAD", "PATCH", "DELETE", "OPTIONS"]) };

/** Who asks, and for which upload (none: a new one): decided here, and here only. */
type Asked = { owner: Address; id: string };
type AskedBy = WeakMap<IncomingMessage, Asked>;
type TusOptions = ConstructorParameters<typeof Server>[0];
type TusRequest = Parameters<NonNullable<TusOptions["getFileIdFromRequest"]>>[0];

/**
 * Resumable uploads (DLV-1): the tus 1.0 protocol, its files named by ourselves, each its owner's alone. Reading is
 * not tus: GET goes on to the routes.
 */
export function uploads(context: ApiContext): Router {
  const askedBy: AskedBy = new WeakMap();
  const tus = createTusServer(context, askedBy);
  const router = Router();
  router.post("/", limitRate(context, "upload"));
  router.use((request: Request, response: Response, next: NextFunction) => {
    const [, id] = /^\/([^/]*)$/.exec(request.path) ?? [];
    if (id === undefined || !METHODS[id === "" ? "all" : "one"].has(request.method)) return next();
    return handle(context, { request, response, id, askedBy, tus }).catch(next);
  });
  return router;
}

async function handle(
  context: ApiContext,
  input: { request: Request; response: Response; id: string; askedBy: AskedBy; tus: Server },
): Promise<void> {
  const { request, response, id, askedBy, tus } = input;
  const caller = await callerOf(context, request);
  if (!caller) throw new Refusal("not_signed_in", "Sign in with your wallet to upload files.");
  if (request.method === "POST") await admitUpload(context, request);
  if (id !== "" && request.method !== "OPTIONS") {
    const upload = /^[0-9a-f]{32}$/.test(id) ? await context.uploads.find(id) : null;
    if (upload?.owner !== caller.address) throw notFound("This upload");
    // The last answer may have been lost, or the server may have died before the file was looked at.
    if (request.method === "HEAD" && upload.isComplete) {
      await finishUpload(context, { id, owner: caller.address, name: upload.name });
    }
  }
  askedBy.set(request, { owner: caller.address, id });
  answerProblems(response);
  await tus.handle(request, response);
}

function createTusServer(context: ApiContext, askedBy: AskedBy): Server {
  const asked = (request: TusRequest): Asked => {
    const node = request.runtime?.node?.req;
    const found = node && askedBy.get(node as IncomingMessage);
    if (!found) throw new Error("An upload reached the store without an owner.");
    return found;
  };
  return new Server({
    path: "/api/files",
    datastore: context.uploads.store,
    maxSize: context.maxFileSize,
    relativeLocation: true,
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    namingFunction: () => randomBytes(16).toString("hex"),
    // Its own reading takes the last part of the whole address, query and all: that is another upload than we checked.
    getFileIdFromRequest: (request) => asked(request).id || undefined,
    async onUploadCreate(request, upload) {
      return { metadata: { filename: upload.metadata?.filename ?? "file", owner: asked(request).owner } };
    },
    async onUploadFinish(_request, upload) {
      const { owner, filename } = upload.metadata ?? {};
      await finishUpload(context, { id: upload.id, owner: owner as Address, name: filename ?? "file" });
      return {};
    },
    async onResponseError(_request, error) {
      const problem = toProblem(await refusalOf(context, error));
      // The protocol gives some of its refusals a status of their own.
      const status = "status_code" in error && problem.status < 500 ? error.status_code : problem.status;
      return { status_code: status, body: JSON.stringify({ ...problem, status }) };
    },
  });
}

async function refusalOf(
  context: ApiContext,
  error: Error | { status_code: number; body: string },
): Promise<Refusal> {
  if (error instanceof Refusal) return error;
  const refusal =
    error instanceof Error ? ownFault(context.isOutage(error)) : refusalOfTus(error.status_code, error.body);
  if (refusal.code !== "internal") return refusal;
  context.logger.error({ err: error }, "upload failed");
  return (await context.uploads.freeSpace()) < context.leastFreeSpace ? noRoom() : refusal;
}

function refusalOfTus(status: number, body: string): Refusal {
  const detail = body.trim().replace(/[^.]$/, "$&.");
  if (status === 413) return new Refusal("file_too_large", "The file is larger than is taken here.");
  if (status === 404 || status === 410) return notFound("This upload");
  if (status === 403 || status === 409) return new Refusal("wrong_state", detail);
  return status >= 500 ? new Refusal("internal", detail) : new Refusal("invalid_input", detail);
}

/** The upload server writes its answers' heads itself and calls every body text; ours are problems (RFC 9457). */
function answerProblems(response: Response): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1);
    if (status >= 400 && typeof headers === "object" && headers !== null) {
      rest[rest.length - 1] = withType(headers);
    }
    return (writeHead as (...all: unknown[]) => Response)(status, ...rest);
  }) as Response["writeHead"];
}

/** Heads come as a flat list of names and values, or as an object. */
function withType(headers: object): object {
  const type = "application/problem+json";
  if (!Array.isArray(headers)) return { ...headers, "content-type": type };
  const kept: unknown[] = [];
  for (let index = 0; index < headers.length; index += 2) {
    if (String(headers[index]).toLowerCase() !== "content-type")
      kept.push(headers[index], headers[index + 1]);
  }
  return [...kept, "content-type", type];
}
