import type { Request } from "express";
import { Refusal } from "../../domain/refusal.ts";
import type { ApiContext } from "../context.ts";
import { callerKey } from "../middleware/caller-key.ts";
import { tooMuch } from "../middleware/limit-rate.ts";

const MEGABYTE = 1_000_000;

/**
 * Lets an upload begin when there is room for all of it: on the disk, and in what its sender's address may send in a
 * day. Accounts cost nothing to make, so they are no measure.
 * @throws Refusal `invalid_input` when it does not say its length, `unavailable`, `too_many_requests`
 */
export async function admitUpload(
  context: Pick<ApiContext, "uploads" | "limits" | "leastFreeSpace" | "maxFileSize">,
  request: Request,
): Promise<void> {
  const size = Number(request.headers["upload-length"]);
  if (request.headers["upload-length"] === undefined || !Number.isSafeInteger(size) || size < 0) {
    throw new Refusal("invalid_input", "Say with Upload-Length how many bytes the file has.");
  }
  // Too large a file is the upload server's to refuse: nothing of it is ever kept.
  if (size > context.maxFileSize) return;
  if ((await context.uploads.freeSpace()) < size + context.leastFreeSpace) throw noRoom();
  const megabytes = Math.max(1, Math.ceil(size / MEGABYTE));
  const wait = await context.limits.consume("uploadMegabytes", callerKey(request.ip), megabytes);
  if (wait !== null) throw tooMuch(wait);
}

export function noRoom(): Refusal {
  return new Refusal("unavailable", "There is no room for more files now. What is here can still be read.");
}
