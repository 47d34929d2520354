import { AbiCoder, keccak256, TypedDataEncoder } from "ethers";
import { expect, test } from "vitest";
import { vectors } from "./read.ts";
import { parseTypes, TYPES, type TypeName } from "./types.ts";

/** The same digests by another library, from types written down by hand, so that a fault of viem's or ours can't hide. */
const encoderOf = (type: TypeName) => new TypedDataEncoder(parseTypes(TYPES[type]));

for (const type of Object.keys(TYPES) as TypeName[]) {
  test(`ORD-4 type by ethers, ${type}, is encoded as it is written down`, () => {
    expect(encoderOf(type).primaryType).toBe(type);
    expect(encoderOf(type).encodeType(type)).toBe(TYPES[type]);
  });
}

for (const [index, { type, domain, message, structHash, digest }] of vectors.signed.entries()) {
  test(`ORD-4 digest by ethers, ${type} ${index}, equals the committed vector`, () => {
    expect(encoderOf(type).hash(message)).toBe(structHash);
    expect(TypedDataEncoder.hash(domain, parseTypes(TYPES[type]), message)).toBe(digest);
  });
}

for (const [index, vector] of vectors.orders.entries()) {
  test(`LST-3 hashes by ethers, order ${index}, equal the committed vectors`, () => {
    const { terms, place } = vector;
    const open = { ...terms, client: `0x${"0".repeat(40)}`, salt: 0n };
    expect(encoderOf("Terms").hash(terms)).toBe(vector.termsHash);
    expect(encoderOf("Terms").hash(open)).toBe(vector.openOfferHash);
    const words = AbiCoder.defaultAbiCoder().encode(
      ["bytes32", "uint256", "address"],
      [vector.termsHash, place.chainId, place.escrow],
    );
    expect(keccak256(words)).toBe(vector.orderId);
  });
}

for (const [index, { payment, hash }] of vectors.payments.entries()) {
  test(`ORD-2 hash by ethers, payment ${index}, equals the committed vector`, () => {
    expect(encoderOf("Payment").hash(payment)).toBe(hash);
  });
}

test("ORD-2 nonce of EIP-3009, in every vector, is the hash of its payment", () => {
  const receives = vectors.signed.filter((vector) => vector.type === "ReceiveWithAuthorization");
  expect(receives.length).toBeGreaterThan(0);
  for (const { message, payment } of receives) expect(encoderOf("Payment").hash(payment)).toBe(message.nonce);
});
