import type { Document } from "@holdfast/sdk/api";
import type { HoldfastDocument } from "@holdfast/sdk/document";
import { keccak256, stringToBytes } from "viem";

export type Verdict = "matches" | "differs" | "uncommitted";

/**
 * Computes a document's fingerprint again in this browser (DLV-2): its canonical text must hash to what the chain
 * event carries, and what the page shows must be what that text says. Nothing of the server's word is believed.
 * @param committed the hash in the chain event; null for what was only shared
 */
export function verifyDocument(document: Document, committed: string | null): Verdict {
  const hash = keccak256(stringToBytes(document.canonical));
  if (hash !== document.hash || !showsThe(document)) return "differs";
  if (committed === null) return "uncommitted";
  return hash === committed ? "matches" : "differs";
}

function showsThe(document: Document): boolean {
  try {
    const written = JSON.parse(document.canonical) as HoldfastDocument;
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    return (
      written.text === document.text &&
      written.author.toLowerCase() === document.author.toLowerCase() &&
      same(written.links, document.links) &&
      same(written.answers.map(pair), document.answers.map(pair)) &&
      same(
        written.files.map((file) => file.hash),
        document.files.map((file) => file.hash),
      )
    );
  } catch {
    return false;
  }
}

function pair({ question, answer }: { question: string; answer: string }): readonly string[] {
  return [question, answer];
}
