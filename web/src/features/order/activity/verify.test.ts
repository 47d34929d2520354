import type { Document } from "@holdfast/sdk/api";
import { canonicalDocument, createDocument, documentHash } from "@holdfast/sdk/document";
import { describe, expect, it } from "vitest";
import { verifyDocument } from "./verify.ts";

const AUTHOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

function delivered(text: string): Document {
  const written = createDocument({
    kind: "delivery",
    author: AUTHOR,
    text,
    links: ["https://example.org/a"],
  });
  return {
    hash: documentHash(written),
    kind: "delivery",
    author: AUTHOR,
    order: null,
    createdAt: "2026-11-22T10:00:00.000Z",
    bound: true,
    text,
    answers: [],
    links: ["https://example.org/a"],
    files: [],
    canonical: canonicalDocument(written),
  };
}

describe("checking a document against the chain", () => {
  it("DLV-2 accepts what hashes to the committed value", () => {
    const document = delivered("The logo, in one colour.");
    expect(verifyDocument(document, document.hash)).toBe("matches");
  });

  it("DLV-2 refuses a text that was changed after the commitment, whatever hash the server names", () => {
    const document = delivered("The logo, in one colour.");
    expect(verifyDocument({ ...document, text: "The logo, in two colours." }, document.hash)).toBe("differs");
    expect(verifyDocument(delivered("Another text."), document.hash)).toBe("differs");
  });

  it("DLV-2 refuses a canonical text that does not hash to the document's own name", () => {
    const document = delivered("The logo, in one colour.");
    expect(verifyDocument({ ...document, canonical: `${document.canonical} ` }, document.hash)).toBe(
      "differs",
    );
  });

  it("DLV-1 knows a draft, which nothing on the chain commits to", () => {
    expect(verifyDocument(delivered("A first try."), null)).toBe("uncommitted");
  });
});
