import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { z } from "zod";
import { CUT_NAME } from "../../domain/files/crop.ts";
import { COVER_WIDTHS, getCover } from "../../domain/files/get-cover.ts";
import { getFile, getOriginal } from "../../domain/files/get-file.ts";
import { getNames } from "../../domain/files/get-names.ts";
import { getPreview } from "../../domain/files/get-preview.ts";
import { getText } from "../../domain/files/get-text.ts";
import { NO_LOCKS } from "../../domain/files/locks.ts";
import type { ByteRange, FileRecord } from "../../domain/files/ports.ts";
import { savePoster } from "../../domain/files/save-poster.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ApiContext } from "../context.ts";
import { type Route, route } from "../route.ts";
import { FileInfo, FileNames, FileText, PosterInput } from "../schema/documents.ts";
import { presentFile } from "./present.ts";

const Id = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });

/** Pictures of pixels only: nothing in them can run, so a page may show them. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);
const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

export const fileRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/files/{id}",
    tag: "Files",
    summary: "What a finished upload is",
    auth: "optional",
    params: Id,
    answer: FileInfo,
    refusals: [],
    async handle({ context, viewer, params }) {
      const { file, lockedBy } = await getFile(context, { id: params.id, viewer: await viewer() });
      return presentFile(file, lockedBy ? new Map([[file.id, lockedBy]]) : NO_LOCKS);
    },
  }),
  route({
    method: "get",
    path: "/api/files/{id}/content",
    tag: "Files",
    summary: "The bytes; ranges are answered; saved rather than shown, except pictures",
    auth: "optional",
    params: Id,
    answerType: "application/octet-stream",
    refusals: ["not_allowed", "range_not_satisfiable"],
    async handle({ context, viewer, params, request, response }) {
      const file = await getOriginal(context, { id: params.id, viewer: await viewer() });
      await sendFile(context, { file, request, response });
    },
  }),
  route({
    method: "get",
    path: "/api/files/{id}/preview",
    tag: "Files",
    summary: "A page of a picture, PDF or film's poster; watermarked while the original is locked",
    auth: "optional",
    params: Id,
    query: z.object({ page: z.coerce.number().int().min(1).max(99).default(1) }),
    answerType: "image/webp",
    refusals: [],
    async handle({ context, params, query, response, ...call }) {
      const viewer = await call.viewer();
      const { bytes, shown, total } = await getPreview(context, { id: params.id, viewer, page: query.page });
      response.set({
        "content-security-policy": SANDBOX,
        "preview-pages": String(shown),
        "preview-total": String(total),
      });
      response.type("image/webp").send(bytes);
    },
  }),
  route({
    method: "get",
    path: "/api/files/{id}/text",
    tag: "Files",
    summary: "The beginning of a text or code file; less of it while the original is locked",
    auth: "optional",
    params: Id,
    answer: FileText,
    refusals: [],
    handle: async ({ context, viewer, params }) =>
      getText(context, { id: params.id, viewer: await viewer() }),
  }),
  route({
    method: "get",
    path: "/api/files/{id}/names",
    tag: "Files",
    summary: "The names in a zip archive",
    auth: "optional",
    params: Id,
    answer: FileNames,
    refusals: [],
    handle: async ({ context, viewer, params }) =>
      getNames(context, { id: params.id, viewer: await viewer() }),
  }),
  route({
    method: "put",
    path: "/api/files/{id}/poster",
    tag: "Files",
    summary: "Make an uploaded picture the poster of one's own film, once",
    auth: "required",
    params: Id,
    body: PosterInput,
    answer: FileInfo,
    refusals: ["file_type_refused", "wrong_state"],
    async handle({ context, caller, params, body }) {
      const input = { id: params.id, pictureId: body.pictureId, owner: caller.address };
      return presentFile(await savePoster(context, input), NO_LOCKS);
    },
  }),
  route({
    method: "get",
    path: "/api/files/{id}/cover",
    tag: "Files",
    summary:
      "A service's picture, made anew from the upload's pixels; `cut` and `width` as `images[].url` says",
    auth: "optional",
    params: Id,
    query: z.object({
      cut: z.string().regex(CUT_NAME).optional(),
      width: z.coerce.number().pipe(z.literal(COVER_WIDTHS)).optional(),
    }),
    answerType: "image/webp",
    refusals: [],
    async handle({ context, params, query, response, ...call }) {
      const { cut = null, width = null } = query;
      const viewer = await call.viewer();
      const cover = await getCover(context, { id: params.id, cut, width, viewer });
      response.set("content-security-policy", SANDBOX);
      response.set("cache-control", cover.isPublic ? "public, max-age=86400" : "private, no-store");
      response.type("image/webp").send(cover.bytes);
    },
  }),
];

async function sendFile(
  context: ApiContext,
  { file, request, response }: { file: FileRecord; request: Request; response: Response },
): Promise<void> {
  const etag = `"${file.hash}"`;
  response.attachment(file.name);
  if (SHOWN.has(file.mediaType)) {
    response.set(
      "content-disposition",
      String(response.get("content-disposition")).replace(/^attachment/, "inline"),
    );
  }
  response.set({
    "content-type": file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
    "content-security-policy": SANDBOX,
    "cross-origin-resource-policy": "same-origin",
    "accept-ranges": "bytes",
    // The bytes of an id never change; who may see them does. A range counts bytes as they are: no compression.
    "cache-control": "private, no-cache, no-transform",
    etag,
  });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const range = wantedRange(file, { request, etag });
  if (range) {
    response.status(206).set("content-range", `bytes ${range.start}-${range.end}/${file.size}`);
  }
  response.set("content-length", String(range ? range.end - range.start + 1 : file.size));
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  try {
    await pipeline(context.bytes.read(file.id, range ?? undefined), response);
  } catch (error) {
    // Who hangs up in the middle is not an error of ours.
    if (!response.destroyed || (error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE")
      throw error;
  }
}

/** The one range asked for; of several, or of another version, the whole file is given. */
function wantedRange(
  file: FileRecord,
  { request, etag }: { request: Request; etag: string },
): ByteRange | null {
  const condition = request.headers["if-range"];
  if (condition !== undefined && condition !== etag) return null;
  const ranges = request.range(file.size);
  if (ranges === undefined || ranges === -2) return null;
  if (ranges === -1) throw new Refusal("range_not_satisfiable", `The file has ${file.size} bytes.`);
  const [only, another] = ranges;
  return only && !another && ranges.type === "bytes" ? { start: only.start, end: only.end } : null;
}
