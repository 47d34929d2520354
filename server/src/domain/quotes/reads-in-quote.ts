import type { Address } from "viem";
import { isOfQuote } from "../documents/may-read.ts";
import type { DocumentRecord } from "../documents/ports.ts";
import type { QuoteStore } from "./ports.ts";

export type QuoteReadingPorts = { quotes: Pick<QuoteStore, "readers"> };

/** Whether a document is a quote's brief or promise, and the account one of those who may read it (LST-4). */
export async function readsInQuote(
  ports: QuoteReadingPorts,
  { record, account }: { record: Pick<DocumentRecord, "hash" | "document">; account: Address | null },
): Promise<boolean> {
  if (account === null || !isOfQuote(record.document)) return false;
  return (await ports.quotes.readers(record.hash)).has(account);
}
