import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Request, Response } from "express";

/** Characters below which an answer is sent as it is, and above which it is compressed bit by bit, as all else is. */
const LEAST = 1_024;
const MOST = 64 * 1_024;
/** How brotli is used here: half the work of the usual 4, for answers one per cent larger. */
export const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };

const ENCODERS = {
  br: (text: string) => brotliCompressSync(text, BROTLI),
  gzip: (text: string) => gzipSync(text),
};

const ENCODINGS = ["br", "gzip"] as const;

/**
 * Answers JSON, compressed as the asker takes it (RFC 9110, 12.5.3). A page of cards is compressed in a tenth of a
 * millisecond: handing it to another thread and back costs more than that.
 */
export function answerJson(request: Request, response: Response, body: unknown): void {
  const text = JSON.stringify(body);
  const isWhole = text.length >= LEAST && text.length <= MOST;
  // What is smaller first: browsers say that they like all of theirs equally well.
  const encoding = isWhole ? ENCODINGS.find((name) => request.acceptsEncodings(name)) : undefined;
  const sent = encoding ? ENCODERS[encoding](text) : text;
  response.type("json").vary("accept-encoding");
  if (encoding) response.set("content-encoding", encoding);
  response.send(sent);
}
