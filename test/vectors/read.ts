import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  Amend,
  HoldfastDocument,
  PaymentWitness,
  Review,
  ReviewReply,
  Ruling,
  Settlement,
  Terms,
} from "@holdfast/sdk";
import type { Place } from "./cases.ts";

export type Hash = `0x${string}`;
type Domain = { name: string; version?: string; chainId: number; verifyingContract: Hash };

/** What is signed, as EIP-712 has it. */
export type Permit2Message = {
  permitted: { token: Hash; amount: bigint };
  spender: Hash;
  nonce: bigint;
  deadline: bigint;
  witness: PaymentWitness;
};
export type ReceiveMessage = {
  from: Hash;
  to: Hash;
  value: bigint;
  validAfter: bigint;
  validBefore: bigint;
  nonce: Hash;
};
type Entry<Type, Message> = { type: Type; domain: Domain; message: Message; structHash: Hash; digest: Hash };
export type Vector =
  | Entry<"Offer", { terms: Terms; epoch: bigint }>
  | Entry<"Ruling", Ruling>
  | Entry<"Settlement", Settlement>
  | Entry<"Amend", Amend>
  | Entry<"Review", Review>
  | Entry<"ReviewReply", ReviewReply>
  | Entry<"PermitWitnessTransferFrom", Permit2Message>
  | (Entry<"ReceiveWithAuthorization", ReceiveMessage> & { payment: PaymentWitness });

export type Vectors = {
  orders: { place: Place; terms: Terms; termsHash: Hash; openOfferHash: Hash; orderId: Hash }[];
  /** Permit2's witness; its hash is EIP-3009's nonce. */
  payments: { payment: PaymentWitness; hash: Hash }[];
  signed: Vector[];
  document: { document: HoldfastDocument; hash: Hash };
};

function revive(name: string, value: unknown): unknown {
  return name !== "version" && name !== "text" && typeof value === "string" && /^[0-9]+$/.test(value)
    ? BigInt(value)
    : value;
}

/** The committed vectors: amounts, nonces and salts are decimal strings in the file. */
export const vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, "digests.json"), "utf8"),
  revive,
) as Vectors;
