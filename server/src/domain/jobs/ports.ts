import type { Address, Hash } from "viem";
import type { Person } from "../accounts/person.ts";
import type { Clock } from "../clock.ts";
import type { DocumentStore } from "../documents/ports.ts";
import type { FileRecord } from "../files/ports.ts";
import type { NotificationPorts } from "../notifications/ports.ts";
import type { AcceptedToken } from "../services/ports.ts";

/** What a client writes of a job (LST-5). `budget` is in the token's smallest unit. */
export type JobContent = {
  title: string;
  description: string;
  category: string;
  tags: string[];
  token: Address;
  budget: bigint;
  /** When the work is wanted. */
  neededBy: Date | null;
};

/** What the client last said of it. */
export type SaidState = "open" | "closed";
/** hired: an order stands that was paid from one of its proposals. That is the chain's to say, and never kept. */
export type JobState = SaidState | "hired";

export type JobRecord = JobContent & {
  id: string;
  client: Person;
  state: JobState;
  /** Hash of the brief as it is now. */
  brief: Hash;
  /** Proposals that stand, signed and neither withdrawn nor declined. */
  proposals: number;
  createdAt: Date;
  /** When its words were last changed; null: never. */
  editedAt: Date | null;
  closedAt: Date | null;
  /** Orders paid from its proposals that were not cancelled, the first first. */
  hired: { order: Hash; seller: Address }[];
};

export type JobCard = Pick<
  JobRecord,
  | "id"
  | "title"
  | "category"
  | "token"
  | "budget"
  | "neededBy"
  | "client"
  | "proposals"
  | "state"
  | "createdAt"
> & {
  /** The first words of the brief. */
  opening: string;
};

export type FoundJobs = {
  items: JobCard[];
  nextCursor: string | null;
  /** Stops at 200. */
  total: number;
  /** What was searched instead, because nothing has the words that were asked for; null: those. */
  correctedTo: string | null;
};

export type JobSearch = {
  q?: string | undefined;
  category?: string | undefined;
  token?: Address | undefined;
  minBudget?: bigint | undefined;
  maxBudget?: bigint | undefined;
  /** Only this client's; of one's own those that are not open too. */
  client?: Address | undefined;
  states: "open" | "all";
  sort: "newest" | "relevance";
  cursor?: string | undefined;
  limit: number;
};

export type JobStore = {
  /** Null when `most` of its client's are open, also by what is opened at the same moment. */
  insert(job: { client: Address; content: JobContent; brief: Hash }, most: number): Promise<string | null>;
  /** Writes an open job anew. False when it is not open any more. */
  replace(job: { id: string; content: JobContent; brief: Hash }): Promise<boolean>;
  /** False when it was not open. */
  close(id: string): Promise<boolean>;
  /** `moved_on`: it was not closed. `full`: `most` of its client's are open, also by what is opened at the same moment. */
  reopen(job: { id: string; client: Address }, most: number): Promise<"kept" | "moved_on" | "full">;
  find(id: string): Promise<JobRecord | null>;
  /** @throws Refusal `invalid_input` for a cursor that no answer gave. */
  search(search: JobSearch): Promise<FoundJobs>;
  /** Jobs of a client that take proposals: those that somebody was hired for are not among them. */
  countOpen(client: Address): Promise<number>;
  /** Sellers whose proposals for the job stand. */
  proposers(id: string): Promise<Address[]>;
  /** Whether the account sent a proposal and did not withdraw it. */
  hasProposed(id: string, seller: Address): Promise<boolean>;
};

export type JobPorts = NotificationPorts & {
  jobs: JobStore;
  documents: Pick<DocumentStore, "insert" | "find" | "findMany">;
  files: { findOwned(owner: Address, ids: readonly string[]): Promise<FileRecord[]> };
  tokens: readonly AcceptedToken[];
  clock: Clock;
};
