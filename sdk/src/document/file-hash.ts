import { keccak256 } from "viem";

/**
 * A file's hash as documents name it: keccak256 of its bytes. Reads the whole file into memory, so it is for files of
 * at most some hundred megabytes, which is what the upload accepts.
 */
export async function fileHash(file: Blob): Promise<`0x${string}`> {
  return keccak256(new Uint8Array(await file.arrayBuffer()));
}
