import type { Readable } from "node:stream";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, type Hash } from "viem";

/** keccak256 of a stream, a chunk at a time: a file of any size costs one chunk of memory and stalls nobody. */
export async function hashBytes(bytes: Readable): Promise<{ hash: Hash; size: number }> {
  const hasher = keccak_256.create();
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    hasher.update(chunk);
    size += chunk.length;
  }
  return { hash: bytesToHex(hasher.digest()), size };
}
