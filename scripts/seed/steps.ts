import type { PersonKey } from "./people.ts";

/** Hours. */
export const DAY = 24;

/**
 * What one person does to an order at a time. Hours are relative to now; the past is negative, and at 0 nothing is
 * sent to the chain. What stays off the chain
 * (drafts, messages, proposals, the desk) has the time at which it is played; a `read` message was seen by the other.
 * Extra work costs a `share` of the price in hundredths.
 */
export type Step = { hours: number } & (
  | {
      do: "place";
      requirements?: string;
      withoutOffer?: true;
      /** Hundredths of the price that the platform balance pays. */
      ofBalance?: number;
      /** What comes back stays in the platform balance. */
      keepRefunds?: true;
    }
  | { do: "start"; text: string }
  | { do: "cancel"; by: "client" | "seller"; text: string }
  | { do: "deliver"; text: string; pictures: number }
  | { do: "draft"; text: string; pictures: number }
  | { do: "approve" }
  | { do: "say"; by: "client" | "seller"; text: string; read?: true }
  | { do: "ask for help"; by: "client" | "seller"; text: string }
  | { do: "propose extra work"; share: number; days: number; text: string }
  | { do: "revise"; text: string; days: number }
  | {
      do: "request";
      by: "client" | "seller";
      kind: "CancelByClient" | "CancelBySeller" | "Progress" | "Refund";
      text: string;
    }
  | { do: "answer"; by: "client" | "seller"; accepted: boolean; text: string }
  | { do: "dispute"; by: "client" | "seller"; text: string }
  | { do: "evidence"; by: "client" | "seller"; text: string }
  | { do: "rule"; sellerShare: number; text: string }
);

export interface ReviewSeed {
  stars: number;
  text: string;
}

export interface OrderSeed {
  client: PersonKey;
  service: string;
  tier: number;
  /** What both sides say of each other once it is over. */
  reviews?: { client?: ReviewSeed; seller?: ReviewSeed };
  steps: readonly Step[];
}

/** Money that somebody puts into the platform balance, or takes out of it; `amount` in whole units of the token. */
export interface BalanceStep {
  hours: number;
  by: PersonKey;
  do: "deposit" | "withdraw";
  token: "coin" | "dollar";
  amount: string;
}
