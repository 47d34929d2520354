import { canonicalDocument } from "@holdfast/sdk/document";
import type { z } from "zod";
import type { DocumentRecord } from "../../domain/documents/ports.ts";
import type { Locks } from "../../domain/files/locks.ts";
import { presentFile } from "../files/present.ts";
import type { Document } from "../schema/documents.ts";

/** @param locks which of its files are locked for whom it is shown to */
export function presentDocument(record: DocumentRecord, locks: Locks): z.input<typeof Document> {
  const { hash, document, createdAt, bound, files } = record;
  const { kind, author, order, text, answers, links } = document;
  return {
    hash,
    kind,
    author,
    order,
    createdAt: createdAt.toISOString(),
    bound,
    text,
    answers: [...answers],
    links: [...links],
    files: files.map((file) => presentFile(file, locks)),
    canonical: canonicalDocument(document),
  };
}
