import type { Address } from "viem";

/** What every offer made here says, besides what its package says. Times are seconds, fees basis points. */
export type TermsDefaults = {
  arbiter: Address;
  platform: Address;
  platformFeeBps: number;
  arbiterFeeBps: number;
  fallbackSellerBps: number;
  revisionTime: number;
  reviewTime: number;
  responseTime: number;
  graceTime: number;
  rulingTime: number;
};

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The operator's defaults; the windows are PROTOCOL.md's and promised in words by FEATURES (48 h, 24 h). */
export function termsDefaults(
  config: Pick<
    TermsDefaults,
    "arbiter" | "platform" | "platformFeeBps" | "arbiterFeeBps" | "fallbackSellerBps"
  >,
): TermsDefaults {
  return {
    arbiter: config.arbiter,
    platform: config.platform,
    platformFeeBps: config.platformFeeBps,
    arbiterFeeBps: config.arbiterFeeBps,
    fallbackSellerBps: config.fallbackSellerBps,
    revisionTime: DAY,
    reviewTime: 3 * DAY,
    responseTime: 48 * HOUR,
    graceTime: 24 * HOUR,
    rulingTime: 14 * DAY,
  };
}
