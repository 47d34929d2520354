import type { DocumentKind, HoldfastDocument } from "./document.ts";

type Draft = Pick<HoldfastDocument, "author"> &
  Partial<Omit<HoldfastDocument, "version" | "kind" | "author">> & { kind: DocumentKind };

/** A whole document from what the author filled in; empty where nothing was, with a fresh salt. */
export function createDocument(draft: Draft): HoldfastDocument {
  const {
    kind,
    author,
    order = null,
    salt = randomSalt(),
    text = "",
    answers = [],
    links = [],
    files = [],
  } = draft;
  const document: HoldfastDocument = { version: 1, kind, order, author, salt, text, answers, links, files };
  return draft.extra === undefined ? document : { ...document, extra: draft.extra };
}

/** 32 random bytes from the platform's secure source. */
export function randomSalt(): `0x${string}` {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
