import { z } from "zod";
import { Address, Hash, OrderId, Timestamp } from "./common.ts";

/** A finished upload. `url` serves the bytes to those who may see them. */
export const FileInfo = z
  .object({
    id: z.string(),
    name: z.string(),
    size: z.int(),
    mediaType: z.string(),
    hash: Hash,
    url: z.string(),
  })
  .meta({ id: "FileInfo" });

export const DocumentKind = z.enum([
  "listing",
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
]);

/**
 * What a person writes. The server completes it to the sdk's document envelope (author, salt, files with their
 * hashes), stores it and answers the hash that the contract call carries.
 */
export const DocumentInput = z
  .object({
    kind: DocumentKind.exclude(["listing"]),
    order: OrderId,
    text: z.string().trim().max(20_000).default(""),
    answers: z
      .array(z.object({ question: z.string().max(500), answer: z.string().max(10_000) }))
      .max(20)
      .default([]),
    links: z
      .array(z.url({ protocol: /^https?$/ }).max(2000))
      .max(20)
      .default([]),
    fileIds: z.array(z.string().max(80)).max(50).default([]),
  })
  .meta({ id: "DocumentInput" });

export const Document = z
  .object({
    hash: Hash,
    kind: DocumentKind,
    author: Address,
    order: OrderId.nullable(),
    createdAt: Timestamp,
    /** Whether a chain event of this order and author carries the hash. */
    bound: z.boolean(),
    text: z.string(),
    answers: z.array(z.object({ question: z.string(), answer: z.string() })),
    links: z.array(z.string()),
    files: z.array(FileInfo),
    /** The exact RFC 8785 text whose keccak256 is `hash`: anyone can check it. */
    canonical: z.string(),
  })
  .meta({ id: "Document" });
