import fc from "fast-check";
import { expect, test } from "vitest";
import { createDocument } from "./create-document.ts";
import type { HoldfastDocument } from "./document.ts";
import { fileHash } from "./file-hash.ts";
import { canonicalDocument, documentHash } from "./hash.ts";

const AUTHOR = `0x${"1".repeat(40)}` as const;
const text = fc.string({ unit: "grapheme" }).filter((one) => one.isWellFormed());
const anyDocument = fc
  .record({
    text,
    answers: fc.array(fc.record({ question: text, answer: text }), { maxLength: 3 }),
    links: fc.array(fc.webUrl(), { maxLength: 3 }),
    extra: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean()), { maxKeys: 4 }),
  })
  .map((parts) => createDocument({ kind: "requirements", author: AUTHOR, ...parts }));

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

test("DLV-2 document hash, members in any order, is the same", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(documentHash(reversed(document) as HoldfastDocument)).toBe(documentHash(document));
    }),
  );
});

test("DLV-2 document hash, after a journey as JSON text, is the same", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(documentHash(JSON.parse(JSON.stringify(document)))).toBe(documentHash(document));
      expect(documentHash(JSON.parse(canonicalDocument(document)))).toBe(documentHash(document));
    }),
  );
});

test("DLV-2 document hash, one letter changed, is another", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(documentHash({ ...document, text: `${document.text}.` })).not.toBe(documentHash(document));
    }),
  );
});

test("DLV-2 two documents with the same words have different hashes, so that nobody can guess the words", () => {
  const draft = { kind: "reason", author: AUTHOR, text: "Too late" } as const;
  expect(documentHash(createDocument(draft))).not.toBe(documentHash(createDocument(draft)));
});

test("document hash, half a character, is refused", () => {
  const document = createDocument({ kind: "reason", author: AUTHOR, text: "\ud83d" });
  expect(() => documentHash(document)).toThrow(TypeError);
});

test("DLV-2 file hash, an empty file and a short one, is keccak256 of the bytes", async () => {
  expect(await fileHash(new Blob([]))).toBe(
    "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
  );
  expect(await fileHash(new Blob(["abc"]))).toBe(
    "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45",
  );
});
