import type { PublicConfig } from "@holdfast/sdk/api";
import { findToken } from "../../shared/lib/config.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import type { TokenFace } from "../../shared/ui/Money.tsx";

/** How a token is written; one that the site does not know in its smallest units. */
export function tokenFace(config: PublicConfig | undefined, address: string): TokenFace {
  return findToken(config, address) ?? { symbol: `× ${shortAddress(address)}`, decimals: 0 };
}
