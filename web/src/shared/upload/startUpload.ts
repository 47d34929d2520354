import { DetailedError, Upload } from "tus-js-client";

/** Bytes sent in one request: small enough that a broken connection loses little. */
const CHUNK = 8 * 1024 * 1024;

export type Uploading = { readonly stop: () => void };

/** Sends one file by tus, going on where an earlier try of the same file stopped. `onDone` gets the file's id. */
export async function startUpload(input: {
  file: File;
  onProgress: (fraction: number) => void;
  onDone: (id: string) => void | Promise<void>;
  /** `reason` is the server's own sentence when it refused the file for good; null when trying again may help. */
  onError: (reason: string | null) => void;
}): Promise<Uploading> {
  const { file, onProgress, onDone, onError } = input;
  const upload = new Upload(file, {
    endpoint: "/api/files",
    metadata: { filename: file.name, filetype: file.type },
    chunkSize: CHUNK,
    retryDelays: [0, 1000, 3000, 5000],
    removeFingerprintOnSuccess: true,
    onProgress: (sent, total) => onProgress(total === 0 ? 0 : sent / total),
    onSuccess: () => void onDone(idOf(upload.url)),
    onError: (error) => onError(refusalOf(error)),
  });
  const earlier = await upload.findPreviousUploads();
  const first = earlier[0];
  if (first) upload.resumeFromPreviousUpload(first);
  upload.start();
  return { stop: () => void upload.abort(false) };
}

function idOf(url: string | null): string {
  return decodeURIComponent(url?.split(/[?#]/)[0]?.replace(/\/$/, "").split("/").at(-1) ?? "");
}

function refusalOf(error: Error | DetailedError): string | null {
  if (!(error instanceof DetailedError)) return null;
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status < 400 || status >= 500 || status === 409 || status === 423) return null;
  const body = error.originalResponse?.getBody() ?? "";
  try {
    const problem: unknown = JSON.parse(body);
    const detail = (problem as { detail?: unknown } | null)?.detail;
    return typeof detail === "string" ? detail : String(status);
  } catch {
    return body.slice(0, 200) || String(status);
  }
}
