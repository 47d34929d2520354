/** The types as EIP-712's `encodeType` writes them, by hand: nothing here comes from the sdk or the contract. */
const TERMS =
  "Terms(address client,address seller,address arbiter,address platform,address token,uint112 price,uint16 platformFeeBps,uint16 arbiterFeeBps,uint16 fallbackSellerBps,uint32 deliveryTime,uint32 revisionTime,uint32 reviewTime,uint32 responseTime,uint32 graceTime,uint32 rulingTime,uint8 revisions,uint40 validUntil,bytes32 content,uint256 salt)";
const PAYMENT = "Payment(uint8 purpose,bytes32 order,bytes32 content,bool keepRefunds,bool offerSigned)";

export const TYPES = {
  Terms: TERMS,
  Offer: `Offer(Terms terms,uint256 epoch)${TERMS}`,
  Ruling: "Ruling(bytes32 order,uint112 sellerAmount,bytes32 content)",
  Settlement: "Settlement(bytes32 order,uint32 round,uint112 sellerAmount,uint40 validUntil)",
  Amend: "Amend(bytes32 order,uint32 round,uint112 amount,uint40 due,uint40 validUntil,bytes32 content)",
  Review: "Review(bytes32 order,address subject,uint8 stars,string text,uint64 signedAt)",
  ReviewReply: "ReviewReply(bytes32 review,string text,uint64 signedAt)",
  Payment: PAYMENT,
  PermitWitnessTransferFrom: `PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,Payment witness)${PAYMENT}TokenPermissions(address token,uint256 amount)`,
  ReceiveWithAuthorization:
    "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)",
} as const;
export type TypeName = keyof typeof TYPES;

/** The members of each type in such a string. */
export function parseTypes(encoded: string): Record<string, { name: string; type: string }[]> {
  const types: Record<string, { name: string; type: string }[]> = {};
  for (const [, name = "", members = ""] of encoded.matchAll(/(\w+)\(([^)]*)\)/g)) {
    types[name] = members.split(",").map((member) => {
      const [type = "", field = ""] = member.split(" ");
      return { name: field, type };
    });
  }
  return types;
}
