import type { TypedDataDomain } from "viem";
import { hashPayment, type PaymentWitness } from "./payment.ts";
import { receiveWithAuthorizationTypes } from "./types.ts";

/** `from` sends exactly `value` (smallest units) to `to`, which has to fetch it before `validBefore` (unix seconds). */
export type ReceiveWithAuthorization = {
  from: `0x${string}`;
  to: `0x${string}`;
  value: bigint;
  validBefore: bigint;
  payment: PaymentWitness;
};

/**
 * What a client signs where the token knows EIP-3009 (FEATURES ORD-2). The nonce is the payment's hash: the money can
 * be used for nothing else, and only once. `domain` is the token's own, as `readTokenWays` proved it.
 */
export function receiveWithAuthorizationTypedData(input: {
  domain: TypedDataDomain;
  receive: ReceiveWithAuthorization;
}) {
  const { payment, ...receive } = input.receive;
  return {
    domain: input.domain,
    types: receiveWithAuthorizationTypes,
    primaryType: "ReceiveWithAuthorization",
    message: { ...receive, validAfter: 0n, nonce: hashPayment(payment) },
  } as const;
}
