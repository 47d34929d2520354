import { encodeAbiParameters, hashStruct, keccak256 } from "viem";
import { termsType } from "../typed-data/types.ts";
import { openOfferTerms, type Terms } from "./terms.ts";

/** EIP-712 struct hash of the terms: one half of an order's id, and the name of an offer. */
export function hashTerms(terms: Terms): `0x${string}` {
  return hashStruct({ data: terms, primaryType: "Terms", types: { Terms: termsType } });
}

/** The name under which `cancelOffer` and `OfferCancelled` know an open offer: its terms with client and salt zero. */
export function hashOpenOffer(terms: Terms): `0x${string}` {
  return hashTerms(openOfferTerms(terms));
}

/**
 * An order's id. Equal terms make the same order, so an order can be paid once only.
 * @param input.chainId the chain's id when the contract was deployed.
 */
export function orderId(input: { terms: Terms; chainId: number; escrow: `0x${string}` }): `0x${string}` {
  const { terms, chainId, escrow } = input;
  const words = encodeAbiParameters(
    [{ type: "bytes32" }, { type: "uint256" }, { type: "address" }],
    [hashTerms(terms), BigInt(chainId), escrow],
  );
  return keccak256(words);
}
