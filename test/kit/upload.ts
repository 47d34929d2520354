import { demand } from "./market.ts";
import type { Answer, Person } from "./person.ts";

const RESUMABLE = { "tus-resumable": "1.0.0" };

/** Begins an upload; `changes` are headers that differ. */
export function begin(
  who: Person,
  file: { name: string; size: number },
  changes: Record<string, string> = {},
): Promise<Answer> {
  const headers = {
    ...RESUMABLE,
    "upload-length": String(file.size),
    "upload-metadata": `filename ${Buffer.from(file.name).toString("base64")}`,
    ...changes,
  };
  return who.request("POST", "/api/files", { headers });
}

/** Sends bytes of an upload from an offset on. */
export function send(
  who: Person,
  path: string,
  { offset, bytes }: { offset: number; bytes: Uint8Array },
): Promise<Answer> {
  const headers = {
    ...RESUMABLE,
    "upload-offset": String(offset),
    "content-type": "application/offset+octet-stream",
  };
  return who.request("PATCH", path, { headers, raw: new Uint8Array(bytes) });
}

/** How far an upload got. */
export function ask(who: Person, path: string): Promise<Answer> {
  return who.request("HEAD", path, { headers: RESUMABLE });
}

/** A whole upload: the answer to its last bytes, and the file's id. */
export async function tryUpload(
  who: Person,
  name: string,
  content: Uint8Array | string,
): Promise<{ id: string; answer: Answer }> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const begun = await begin(who, { name, size: bytes.length });
  demand(begun);
  const path = begun.headers.get("location") ?? "";
  const answer = await send(who, path, { offset: 0, bytes });
  return { id: path.slice(path.lastIndexOf("/") + 1), answer };
}

/** The id of an uploaded file. @throws when it is refused */
export async function upload(who: Person, name: string, content: Uint8Array | string): Promise<string> {
  const { id, answer } = await tryUpload(who, name, content);
  demand(answer);
  return id;
}
