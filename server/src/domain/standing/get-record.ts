import type { Address } from "viem";
import { averageStars } from "./average-stars.ts";
import type { Standing, StandingPorts, Stars } from "./ports.ts";

/** An account's record as it is shown (RVW-2); rates in basis points, null where there is nothing to divide by. */
export type AccountRecord = {
  seller: Rating &
    Pick<
      Standing,
      "completed" | "ended" | "cancelledAlone" | "cancelledAgreed" | "onTime" | "late" | "responseTime"
    > & {
      completionRate: number | null;
      cancellationRate: number | null;
      agreedCancellationRate: number | null;
      onTimeRate: number | null;
    };
  client: Rating & {
    completed: number;
    ended: number;
    cancelled: number;
    disputed: number;
    completionRate: number | null;
    cancellationRate: number | null;
    disputeRate: number | null;
  };
};

type Rating = { stars: Stars; reviews: number; rating: number | null };

/** @see AccountRecord */
export async function getRecord({ standings }: StandingPorts, account: Address): Promise<AccountRecord> {
  const standing = await standings.find(account);
  const { completed, ended, cancelledAlone, cancelledAgreed, onTime, late, responseTime } = standing;
  const { clientCompleted, clientEnded, clientCancelled, clientDisputed } = standing;
  return {
    seller: {
      ...ratingOf(standing.stars),
      ...{ completed, ended, cancelledAlone, cancelledAgreed, onTime, late, responseTime },
      completionRate: rate(completed, ended),
      cancellationRate: rate(cancelledAlone, ended),
      agreedCancellationRate: rate(cancelledAgreed, ended),
      onTimeRate: rate(onTime, onTime + late),
    },
    client: {
      ...ratingOf(standing.clientStars),
      completed: clientCompleted,
      ended: clientEnded,
      cancelled: clientCancelled,
      disputed: clientDisputed,
      completionRate: rate(clientCompleted, clientEnded),
      cancellationRate: rate(clientCancelled, clientEnded),
      disputeRate: rate(clientDisputed, clientEnded),
    },
  };
}

function ratingOf(stars: Stars): Rating {
  return { stars, reviews: stars.reduce((sum, count) => sum + count, 0), rating: averageStars(stars) };
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 10_000) / whole);
}
