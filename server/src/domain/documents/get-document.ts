import type { Address, Hash } from "viem";
import { type QuoteReadingPorts, readsInQuote } from "../quotes/reads-in-quote.ts";
import { notFound } from "../refusal.ts";
import { mayRead, type ReadingRoom } from "./may-read.ts";
import type { DocumentPorts, DocumentRecord } from "./ports.ts";

/** A document, for those who may read it. @throws Refusal `not_found` */
export async function getDocument(
  ports: Pick<DocumentPorts, "documents" | "orders" | "proposals" | "briefs"> & QuoteReadingPorts,
  input: { hash: Hash; viewer: Address | null },
): Promise<DocumentRecord> {
  const record = await ports.documents.find(input.hash);
  if (!record) throw notFound("This document");
  const room = await readingRoom(ports, record.document.order);
  if (mayRead(record, input.viewer, room)) return record;
  if (await readsInQuote(ports, { record, account: input.viewer })) return record;
  const isBrief = record.document.kind === "brief" && input.viewer !== null;
  if (isBrief && (await ports.briefs.isOfOpenJob(record.hash))) return record;
  throw notFound("This document");
}

/** What decides who reads the documents of an order. */
export async function readingRoom(
  ports: Pick<DocumentPorts, "orders" | "proposals">,
  order: Hash | null,
): Promise<ReadingRoom> {
  if (order === null) return { order: null, rulingOffered: null, proposed: new Set() };
  const [parties, ruling, proposed] = await Promise.all([
    ports.orders.parties(order),
    ports.orders.ruling(order),
    ports.proposals.contents(order),
  ]);
  return { order: parties, rulingOffered: ruling?.content ?? null, proposed: new Set(proposed) };
}
