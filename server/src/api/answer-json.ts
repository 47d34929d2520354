import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Request, Response } from "express";

/** Characters below which an answer is sent as it is, and above which it is compressed bit by bit, as all else is. */
const LEAST = 1_024;
const MOST = 64 * 1_024;
/** Half the work of the usual 4, for answers one per cent larger. */
const QUALITY = 3;

const ENCODERS = {
  br: (bytes: Buffer) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => gzipSync(bytes),
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
  response.type("json").vary("accept-encoding");
  if (encoding) response.set("content-encoding", encoding);
  response.send(encoding ? ENCODERS[encoding](Buffer.from(text)) : text);
}
