import { hashStruct } from "viem";
import type { Amend } from "./amend.ts";
import { amendTypes, paymentTypes } from "./types.ts";

/** Mirrors `PaymentPurpose` of the contract. */
export const PaymentPurpose = { Place: 0, Amend: 1 } as const;

/**
 * What a signed payment is for (FEATURES ORD-2, ORD-4): Permit2's witness, and hashed the nonce of an EIP-3009
 * authorisation. Whoever sends it can pay nothing else with it.
 */
export type PaymentWitness = {
  purpose: (typeof PaymentPurpose)[keyof typeof PaymentPurpose];
  order: `0x${string}`;
  /** At `place` the hash of the requirements, zero without; at `amend` the struct hash of the `Amend`. */
  content: `0x${string}`;
  /** Refunds of this order stay in the platform balance; false at `amend`. */
  keepRefunds: boolean;
  /** Whether the seller's signature is sent with it; false at `amend`. */
  offerSigned: boolean;
};

/** The payment of `place`: with exactly these requirements, and with or without the seller's signature. */
export function placePayment(input: {
  order: `0x${string}`;
  requirements: `0x${string}`;
  keepRefunds: boolean;
  offerSigned: boolean;
}): PaymentWitness {
  const { order, requirements, keepRefunds, offerSigned } = input;
  return { purpose: PaymentPurpose.Place, order, content: requirements, keepRefunds, offerSigned };
}

/** The payment of `amend`: for exactly this change of this round. */
export function amendPayment(amend: Amend): PaymentWitness {
  const content = hashStruct({ types: amendTypes, primaryType: "Amend", data: amend });
  return {
    purpose: PaymentPurpose.Amend,
    order: amend.order,
    content,
    keepRefunds: false,
    offerSigned: false,
  };
}

/** EIP-712 struct hash of a payment. */
export function hashPayment(payment: PaymentWitness): `0x${string}` {
  return hashStruct({ types: paymentTypes, primaryType: "Payment", data: payment });
}
