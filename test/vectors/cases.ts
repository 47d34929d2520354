import type {
  Amend,
  Permit2Transfer,
  ReceiveWithAuthorization,
  Review,
  ReviewReply,
  Ruling,
  Settlement,
  Terms,
} from "@holdfast/sdk";
import { PaymentPurpose, type PaymentWitness, PERMIT2_ADDRESS } from "@holdfast/sdk/typed-data";
import { getAddress, type Hex, keccak256, toHex } from "viem";

/**
 * What the vectors are made of: every type filled with nothing, with the most that fits, with only the highest bit of
 * each member, with a different small number for each, and with noise. Always the same.
 */
export const FILLS = ["zero", "max", "high", "distinct", "noise 1", "noise 2", "noise 3"] as const;
type Fill = (typeof FILLS)[number];

/** Chains and contracts: the demo's, a main chain, a rollup, and the largest chain id a number can hold (EIP-2294). */
const PLACES = [
  { chainId: 31337, escrow: "0x5FbDB2315678afecb367f032d93F642f64180aa3" },
  { chainId: 1, escrow: "0x000000000000000000000000000000000000dEaD" },
  { chainId: 8453, escrow: "0xFFfFfFffFFfffFFfFFfFFFFFffFFFffffFfFFFfF" },
  { chainId: 4_503_599_627_370_476, escrow: "0x8000000000000000000000000000000000000000" },
] as const;
export type Place = { chainId: number; escrow: Hex };

export function placeOf(index: number): Place {
  const place = PLACES[index % PLACES.length];
  if (!place) throw new Error("there is no place");
  return place;
}

/** Fills members one after the other, so that in "distinct" and "noise" no two are equal. */
function filler(fill: Fill, name: string) {
  let member = 0n;
  const bits = (width: number): bigint => {
    member += 1n;
    const most = 2n ** BigInt(width) - 1n;
    if (fill === "zero") return 0n;
    if (fill === "max") return most;
    if (fill === "high") return 2n ** BigInt(width - 1);
    if (fill === "distinct") return member & most;
    return BigInt(keccak256(toHex(`${fill}, ${name}, ${member}`))) & most;
  };
  return {
    big: bits,
    small: (width: number) => Number(bits(width)),
    address: (): Hex => getAddress(toHex(bits(160), { size: 20 })),
    hash: (): Hex => toHex(bits(256), { size: 32 }),
    yes: () => (bits(8) & 1n) === 1n || fill === "high",
  };
}

export function termsFilled(fill: Fill): Terms {
  const { big, small, address, hash } = filler(fill, "terms");
  return {
    client: address(),
    seller: address(),
    arbiter: address(),
    platform: address(),
    token: address(),
    price: big(112),
    platformFeeBps: small(16),
    arbiterFeeBps: small(16),
    fallbackSellerBps: small(16),
    deliveryTime: small(32),
    revisionTime: small(32),
    reviewTime: small(32),
    responseTime: small(32),
    graceTime: small(32),
    rulingTime: small(32),
    revisions: small(8),
    validUntil: small(40),
    content: hash(),
    salt: big(256),
  };
}

export function epochFilled(fill: Fill): bigint {
  return filler(fill, "epoch").big(256);
}

export function rulingFilled(fill: Fill): Ruling {
  const { big, hash } = filler(fill, "ruling");
  return { order: hash(), sellerAmount: big(112), content: hash() };
}

export function settlementFilled(fill: Fill): Settlement {
  const { big, small, hash } = filler(fill, "settlement");
  return { order: hash(), round: small(32), sellerAmount: big(112), validUntil: small(40) };
}

export function amendFilled(fill: Fill): Amend {
  const { big, small, hash } = filler(fill, "amend");
  const order = hash();
  const round = small(32);
  return { order, round, amount: big(112), due: small(40), validUntil: small(40), content: hash() };
}

/** Words that a signature must carry as they are: none, many bytes a letter, marks of direction, digits alone. */
const WORDS: Record<Fill, string> = {
  zero: "",
  max: "\u{10ffff}".repeat(500),
  high: "\u202eGröße: 3 × A4 \u{1f4d0}\n\ttwo lines",
  distinct: "5",
  "noise 1": "<b>not bold</b>",
  "noise 2": "Größe",
  "noise 3": "e\u0301 is not é",
};

export function reviewFilled(fill: Fill): Review {
  const { big, small, address, hash } = filler(fill, "review");
  return { order: hash(), subject: address(), stars: small(8), text: WORDS[fill], signedAt: big(64) };
}

export function replyFilled(fill: Fill): ReviewReply {
  const { big, hash } = filler(fill, "reply");
  return { review: hash(), text: WORDS[fill], signedAt: big(64) };
}

export function paymentFilled(fill: Fill): PaymentWitness {
  const { hash, yes } = filler(fill, "payment");
  const purpose = fill === "max" || fill === "noise 1" ? PaymentPurpose.Amend : PaymentPurpose.Place;
  return { purpose, order: hash(), content: hash(), keepRefunds: yes(), offerSigned: yes() };
}

export function permit2Filled(fill: Fill): Permit2Transfer {
  const { big, address } = filler(fill, "permit2");
  const payment = paymentFilled(fill);
  return { token: address(), amount: big(256), nonce: big(256), deadline: big(256), payment };
}

export function receiveFilled(fill: Fill, escrow: Hex): ReceiveWithAuthorization {
  const { big, address } = filler(fill, "receive");
  return {
    from: address(),
    to: escrow,
    value: big(256),
    validBefore: big(256),
    payment: paymentFilled(fill),
  };
}

/** A stablecoin's domain somewhere. */
export function tokenDomain(chainId: number) {
  return { name: "USD Coin", version: "2", chainId, verifyingContract: PERMIT2_ADDRESS } as const;
}
