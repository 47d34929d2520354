import type { PaymentWitness } from "./payment.ts";
import { permit2Types } from "./types.ts";

/** Uniswap's Permit2: the same address on every chain that has it. */
export const PERMIT2_ADDRESS = "0x000000000022D473030F116dDEE9F6B43aC78BA3";

/** The escrow may take exactly `amount` (smallest units) of `token` once, for this payment, until `deadline`. */
export type Permit2Transfer = {
  token: `0x${string}`;
  amount: bigint;
  /** Any number this account has not used with Permit2: they need no order. */
  nonce: bigint;
  /** Unix seconds. */
  deadline: bigint;
  payment: PaymentWitness;
};

/** What a client signs who let Permit2 move a token before (FEATURES ORD-2): SignatureTransfer with a witness. */
export function permit2TypedData(input: {
  chainId: number;
  escrow: `0x${string}`;
  transfer: Permit2Transfer;
}) {
  const { chainId, escrow, transfer } = input;
  const { token, amount, nonce, deadline, payment } = transfer;
  return {
    domain: { name: "Permit2", chainId, verifyingContract: PERMIT2_ADDRESS },
    types: permit2Types,
    primaryType: "PermitWitnessTransferFrom",
    message: { permitted: { token, amount }, spender: escrow, nonce, deadline, witness: payment },
  } as const;
}
