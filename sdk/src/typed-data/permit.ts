import type { TypedDataDomain } from "viem";
import { permitTypes } from "./types.ts";

/** EIP-2612: `owner` lets `spender` take exactly `value` (smallest units) until `deadline` (unix seconds). */
export type Permit = {
  owner: `0x${string}`;
  spender: `0x${string}`;
  value: bigint;
  /** The owner's `nonces` of the token. */
  nonce: bigint;
  deadline: bigint;
};

/**
 * What a client signs instead of an approval, where the token knows EIP-2612 (FEATURES ORD-2). `domain` is the token's
 * own, as `readTokenWays` proved it.
 */
export function permitTypedData(input: { domain: TypedDataDomain; permit: Permit }) {
  return {
    domain: input.domain,
    types: permitTypes,
    primaryType: "Permit",
    message: input.permit,
  } as const;
}
