import { z } from "zod";
import { Address, Hash, OrderId, Timestamp } from "./common.ts";

/**
 * What can be shown of a file besides its bytes: `image`, `pages` (PDF) and `poster` (video) at `/preview`, `text` at
 * `/text`, `names` (of an archive) at `/names`. Null: nothing.
 */
export const PreviewKind = z.enum(["image", "pages", "poster", "text", "names"]);

/** A finished upload. `url` serves the bytes, unless it is `locked`: delivered to the caller, and not yet approved. */
export const FileInfo = z
  .object({
    id: z.string(),
    name: z.string(),
    size: z.int(),
    mediaType: z.string(),
    hash: Hash,
    url: z.string(),
    locked: z.boolean(),
    preview: PreviewKind.nullable(),
  })
  .meta({ id: "FileInfo" });

/** The beginning of a text file; `language` is a highlighter's name, guessed by the file's. */
export const FileText = z
  .object({ text: z.string(), language: z.string().nullable(), isWhole: z.boolean() })
  .meta({ id: "FileText" });

/** What is in an archive: the first names of `total`. Sizes are bytes, unpacked. */
export const FileNames = z
  .object({ entries: z.array(z.object({ name: z.string(), size: z.int() })), total: z.int() })
  .meta({ id: "FileNames" });

export const PosterInput = z.object({ pictureId: z.string().max(80) }).meta({ id: "PosterInput" });

export const DocumentKind = z.enum([
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
]);

/**
 * What a person writes. The server completes it to the sdk's document envelope (author, salt, files with their
 * hashes), stores it and answers the hash that the contract call carries.
 */
export const DocumentInput = z
  .object({
    kind: DocumentKind.exclude(["listing", "brief"]),
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
