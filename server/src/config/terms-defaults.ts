import type { Terms } from "@holdfast/sdk/order";

type Chosen = Pick<Terms, "arbiter" | "platform" | "platformFeeBps" | "arbiterFeeBps" | "fallbackSellerBps">;
type Windows = Pick<Terms, "revisionTime" | "reviewTime" | "responseTime" | "graceTime" | "rulingTime">;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The operator's defaults for terms; the windows, in seconds, are promised in words by FEATURES (48 h, 24 h). */
export function termsDefaults(config: Chosen): Chosen & Windows {
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
