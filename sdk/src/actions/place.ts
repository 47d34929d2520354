import { type Terms, ZERO_ADDRESS, ZERO_HASH } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type PlaceParams = Observed & {
  terms: Terms;
  /** The seller's signature of the open offer or quote; without one the order waits as Pending. */
  sellerSignature?: `0x${string}`;
  /** The part of the price that the client's platform balance pays, in smallest units. */
  fromBalance?: bigint;
  /** Refunds of this order stay in the platform balance. */
  keepRefunds?: boolean;
  /** What the client signed for the rest, see `signPermit`, `signPermit2`, `signReceiveWithAuthorization`. */
  authorization?: `0x${string}`;
  /** Hash of the requirements document; with it the work starts at once (FEATURES ORD-6). */
  requirements?: `0x${string}`;
};

/**
 * The client pays for an order (ORD-1 to ORD-6); with Permit2's or EIP-3009's authorisation anyone may send it. Without
 * an authorisation a token must be approved first.
 * @throws HoldfastError
 */
export function place(client: EscrowClient, params: PlaceParams): Promise<Done<"OrderPlaced">> {
  const {
    terms,
    sellerSignature = "0x",
    fromBalance = 0n,
    keepRefunds = false,
    authorization = "0x",
    requirements = ZERO_HASH,
  } = params;
  return send(client, {
    call: "place",
    args: [terms, sellerSignature, { fromBalance, keepRefunds, authorization }, requirements],
    value: terms.token === ZERO_ADDRESS ? terms.price - fromBalance : 0n,
    events: ["OrderPlaced"],
    onProgress: params.onProgress,
  });
}
