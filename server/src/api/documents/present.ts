import { canonicalDocument } from "@holdfast/sdk/document";
import type { z } from "zod";
import type { DocumentRecord } from "../../domain/documents/ports.ts";
import { presentFile } from "../files/present.ts";
import type { Document } from "../schema/documents.ts";

export function presentDocument(record: DocumentRecord): z.input<typeof Document> {
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
    files: files.map(presentFile),
    canonical: canonicalDocument(document),
  };
}
