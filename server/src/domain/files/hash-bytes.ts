import type { Readable } from "node:stream";
import { createKeccak } from "hash-wasm";
import type { Hash } from "viem";

/**
 * keccak256 of a stream, a chunk at a time: a file of any size costs one chunk of memory, and others are answered
 * between chunks. WebAssembly, for 100 MB in JavaScript take seconds of the process's only thread.
 */
export async function hashBytes(bytes: Readable): Promise<{ hash: Hash; size: number }> {
  const hasher = await createKeccak(256);
  hasher.init();
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    hasher.update(chunk);
    size += chunk.length;
  }
  return { hash: `0x${hasher.digest("hex")}`, size };
}
