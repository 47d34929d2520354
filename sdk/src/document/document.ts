/** What a document is for. The first two come before an order: what is offered, and what is wanted. */
export const DOCUMENT_KINDS = [
  "listing",
  "brief",
  "requirements",
  "delivery",
  "draft",
  "revision",
  "reason",
  "statement",
  "evidence",
  "ruling",
  "request",
  "response",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A file as a document names it. `hash` is keccak256 of the file's bytes, `size` is in bytes. */
export type DocumentFile = { name: string; size: number; mediaType: string; hash: `0x${string}` };

/**
 * What a person writes about an order. Only its hash goes to the chain (FEATURES DLV-2), so whoever holds the document
 * and the files can check them against it.
 */
export type HoldfastDocument = {
  version: 1;
  kind: DocumentKind;
  /** The order it belongs to; null when it was written before there was one (a listing, requirements at payment). */
  order: `0x${string}` | null;
  author: `0x${string}`;
  /** 32 random bytes, so that nobody can find a short text by trying hashes. */
  salt: `0x${string}`;
  text: string;
  answers: readonly { question: string; answer: string }[];
  links: readonly string[];
  files: readonly DocumentFile[];
  /** What only this kind has. JSON values; a listing's package, a ruling's amounts (decimal strings). */
  extra?: Readonly<Record<string, JsonValue>>;
};

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };
