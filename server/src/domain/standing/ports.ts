import type { Address } from "viem";

/** How many reviews gave one star, two, ... five. */
export type Stars = [number, number, number, number, number];

/** An account's record in numbers, of orders in the tokens that the operator lists (docs/ranking.md). */
export type Standing = {
  stars: Stars;
  completed: number;
  /** Orders that were taken on and have ended; not those that the client took back before the work began. */
  ended: number;
  cancelledAlone: number;
  cancelledAgreed: number;
  onTime: number;
  late: number;
  /** Median, in seconds; null: nothing to tell it by. */
  responseTime: number | null;
  /** 0 to 1. */
  score: number;
  clientStars: Stars;
  clientCompleted: number;
  clientEnded: number;
  /** Taken back before the work began. */
  clientCancelled: number;
  clientDisputed: number;
};

/**
 * What a seller's score is made of, each client having one voice however many orders they made together: `sum` adds up
 * the clients' averages, `voices` counts the clients.
 */
export type Voices = { sum: number; voices: number };
export type Voiced = {
  /** Stars, 1 to 5. */
  rating: Voices;
  /** Parts of a client's ended orders, 0 to 1. */
  completed: Voices;
  cancelledAlone: Voices;
  onTime: Voices;
};

/** What a seller is sorted by: the score, 0 to 1, and the stars weighed, 1 to 5, or 0 without a review. */
export type Judged = { score: number; weighted: number };

export type StandingStore = {
  /** All zeros for an account of whom nothing is known. */
  find(account: Address): Promise<Standing>;
  /**
   * Counts again at most `limit` marked accounts, takes their marks away, and copies score and rating to their services;
   * all or nothing, and never an account that another instance is at. Returns how many. Nobody who marks one meanwhile
   * waits for it: such a mark stays for the next time.
   * @param now unix seconds of the chain, as of the reviews' lists: by when a review is visible, and what is of late
   */
  refresh(input: { limit: number; now: number }, judge: (voiced: Voiced) => Judged): Promise<number>;
  /**
   * Marks whom nothing moved but time: a review became visible, or the numbers are a day old.
   * @param now unix seconds of the chain
   */
  markDue(now: number): Promise<void>;
};

export type StandingPorts = { standings: StandingStore };
