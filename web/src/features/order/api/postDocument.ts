import type { Document, DocumentInput } from "@holdfast/sdk/api";
import { api } from "../../../shared/lib/api.ts";

/** Stores what was written; its hash is what the contract call carries (DLV-2). */
export function postDocument(input: DocumentInput): Promise<Document> {
  return api.post("/api/documents", { body: input });
}
