import { z } from "zod";
import { Address, Amount, Cursor, Hash, OrderId, Person, Timestamp } from "./common.ts";
import { FileInfo } from "./documents.ts";
import { CATEGORIES } from "./services.ts";

/** open: takes proposals. closed: by its client. hired: an order stands that was paid from a proposal. */
export const JobState = z.enum(["open", "closed", "hired"]);

export const JobInput = z
  .object({
    title: z.string().trim().min(8).max(120),
    /** What is wanted: the brief that sellers answer. */
    description: z.string().trim().min(20).max(10_000),
    category: z.enum(CATEGORIES),
    tags: z.array(z.string().trim().min(2).max(30)).max(8),
    token: Address,
    budget: Amount,
    neededBy: Timestamp.nullable(),
    fileIds: z.array(z.string().max(80)).max(20).default([]),
  })
  .meta({ id: "JobInput" });

const JobHead = z.object({
  id: z.string(),
  state: JobState,
  title: z.string(),
  category: z.string(),
  token: Address,
  budget: Amount,
  neededBy: Timestamp.nullable(),
  client: Person,
  /** How many stand, neither withdrawn nor declined. */
  proposals: z.int(),
  createdAt: Timestamp,
});

export const JobCard = JobHead.extend({
  /** How the brief begins. */
  opening: z.string(),
}).meta({ id: "JobCard" });

export const Job = JobHead.extend({
  description: z.string(),
  tags: z.array(z.string()),
  /** Of the brief document as it is now. */
  brief: Hash,
  /** The text whose keccak256 `brief` is (RFC 8785), to check what is shown; null for the signed out. */
  canonical: z.string().nullable(),
  /** Null for the signed out: files are for people. */
  files: z.array(FileInfo).nullable(),
  fileCount: z.int(),
  editedAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  /** Orders paid from its proposals; of a seller the own one alone. */
  hired: z.array(z.object({ order: OrderId, seller: Address })),
}).meta({ id: "Job" });

export const JobQuery = z.object({
  q: z.string().trim().max(200).optional(),
  category: z.enum(CATEGORIES).optional(),
  token: Address.optional(),
  /** With token: in its smallest unit. */
  minBudget: Amount.optional(),
  maxBudget: Amount.optional(),
  /** One's own: those that are not open too. */
  client: Address.optional(),
  sort: z.enum(["newest", "relevance"]).default("newest"),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(20),
});

export const JobPage = z
  .object({
    items: z.array(JobCard),
    nextCursor: Cursor.nullable(),
    total: z.int(),
    /** What was searched instead, because nothing has the words that were asked for. */
    correctedTo: z.string().nullable(),
  })
  .meta({ id: "JobPage" });
