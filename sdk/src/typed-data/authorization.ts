import { encodeAbiParameters } from "viem";

/** Mirrors `PaymentWay` of the contract. */
export const PaymentWay = { Permit: 0, Permit2: 1, Receive: 2 } as const;
export type PaymentWay = (typeof PaymentWay)[keyof typeof PaymentWay];

/** `Funding.authorization` in parts: what a client signed so that the escrow may collect one payment. */
export type Authorization = {
  way: PaymentWay;
  /** Permit2's only; zero else. */
  nonce: bigint;
  /** Unix seconds. */
  deadline: bigint;
  /** 65 bytes (r, s, v) for Permit and Receive; for Permit2 whatever the account signs with. */
  signature: `0x${string}`;
};

const FORM = [
  {
    type: "tuple",
    components: [
      { name: "way", type: "uint8" },
      { name: "nonce", type: "uint256" },
      { name: "deadline", type: "uint256" },
      { name: "signature", type: "bytes" },
    ],
  },
] as const;

/** `Funding.authorization` as the contract takes it. Coin and allowance need none: `0x`. */
export function encodeAuthorization(authorization: Authorization): `0x${string}` {
  return encodeAbiParameters(FORM, [authorization]);
}
