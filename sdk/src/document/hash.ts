import canonicalize from "canonicalize";
import { keccak256, stringToBytes } from "viem";
import type { HoldfastDocument } from "./document.ts";

/**
 * A document's one text: RFC 8785 canonical JSON.
 * @throws TypeError when it holds what JSON cannot carry (a bigint, a number that is not finite, half a character).
 */
export function canonicalDocument(document: HoldfastDocument): string {
  let text: string | undefined;
  try {
    text = canonicalize(document);
  } catch (error) {
    throw new TypeError("The document holds a value that JSON cannot carry.", { cause: error });
  }
  if (text === undefined) throw new TypeError("There is no document.");
  return text;
}

/** keccak256 of the canonical JSON's UTF-8 bytes: what the chain commits to. @throws TypeError as above. */
export function documentHash(document: HoldfastDocument): `0x${string}` {
  return keccak256(stringToBytes(canonicalDocument(document)));
}
