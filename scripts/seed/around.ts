import type { PublicConfig } from "@holdfast/sdk/api";
import type { SeedChain } from "./chain.ts";
import { playJobs } from "./jobs.ts";
import type { SeedConfig } from "./market.ts";
import type { PersonKey } from "./people.ts";
import { playQuotes } from "./quotes.ts";
import { type EndedOrder, writeReviews } from "./reviews.ts";
import type { Visitor } from "./visitor.ts";

export interface Around {
  config: SeedConfig & Pick<PublicConfig, "terms">;
  chain: SeedChain;
  /** Unix seconds. */
  now: number;
  visitor: (person: PersonKey) => Promise<Visitor>;
}

/** What is around the orders: signed reviews (RVW-1), quotes in each state (LST-4), jobs and proposals (LST-5). */
export async function playAround(around: Around, ended: readonly EndedOrder[]): Promise<void> {
  await writeReviews(around, ended);
  await playQuotes(around);
  await playJobs(around);
}
