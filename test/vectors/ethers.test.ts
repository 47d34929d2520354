import { amendTypes, offerTypes, rulingTypes, settlementTypes } from "@holdfast/sdk/typed-data";
import { AbiCoder, keccak256, TypedDataEncoder, type TypedDataField } from "ethers";
import { expect, test } from "vitest";
import { vectors } from "./read.ts";

/** The same digests by another library, so that a fault of viem's encoder cannot hide. */
const { chainId, escrow } = vectors.place;
const domain = { name: "Holdfast", version: "1", chainId, verifyingContract: escrow };

function digest(types: Record<string, readonly { name: string; type: string }[]>, message: object): string {
  return TypedDataEncoder.hash(domain, mutable(types), message);
}

function mutable(
  types: Record<string, readonly { name: string; type: string }[]>,
): Record<string, TypedDataField[]> {
  return Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, [...fields]]));
}

for (const [index, vector] of vectors.orders.entries()) {
  test(`LST-3 digests by ethers, order ${index}, equal the committed vectors`, () => {
    const { terms } = vector;
    const open = { ...terms, client: `0x${"0".repeat(40)}`, salt: "0" };
    const hashOf = (value: object) =>
      TypedDataEncoder.hashStruct("Terms", mutable({ Terms: offerTypes.Terms }), value);
    expect(hashOf(terms)).toBe(vector.termsHash);
    expect(hashOf(open)).toBe(vector.openOfferHash);
    expect(digest(offerTypes, { terms, epoch: 3n })).toBe(vector.quoteDigest);
    expect(digest(offerTypes, { terms: open, epoch: 0n })).toBe(vector.openOfferDigest);
    const words = AbiCoder.defaultAbiCoder().encode(
      ["bytes32", "uint256", "address"],
      [vector.termsHash, chainId, escrow],
    );
    expect(keccak256(words)).toBe(vector.orderId);
  });
}

test("DSP-3 digests by ethers, ruling, settlement and amendment, equal the committed vectors", () => {
  expect(digest(rulingTypes, vectors.ruling.message)).toBe(vectors.ruling.digest);
  expect(digest(settlementTypes, vectors.settlement.message)).toBe(vectors.settlement.digest);
  expect(digest(amendTypes, vectors.amend.message)).toBe(vectors.amend.digest);
});
