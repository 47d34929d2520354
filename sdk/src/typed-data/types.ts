/** EIP-712 member lists, one for each type that anyone signs. The contract's type hashes are made of exactly these. */
export const termsType = [
  { name: "client", type: "address" },
  { name: "seller", type: "address" },
  { name: "arbiter", type: "address" },
  { name: "platform", type: "address" },
  { name: "token", type: "address" },
  { name: "price", type: "uint112" },
  { name: "platformFeeBps", type: "uint16" },
  { name: "arbiterFeeBps", type: "uint16" },
  { name: "fallbackSellerBps", type: "uint16" },
  { name: "deliveryTime", type: "uint32" },
  { name: "revisionTime", type: "uint32" },
  { name: "reviewTime", type: "uint32" },
  { name: "responseTime", type: "uint32" },
  { name: "graceTime", type: "uint32" },
  { name: "rulingTime", type: "uint32" },
  { name: "revisions", type: "uint8" },
  { name: "validUntil", type: "uint40" },
  { name: "content", type: "bytes32" },
  { name: "salt", type: "uint256" },
] as const;

export const offerTypes = {
  Offer: [
    { name: "terms", type: "Terms" },
    { name: "epoch", type: "uint256" },
  ],
  Terms: termsType,
} as const;

export const rulingTypes = {
  Ruling: [
    { name: "order", type: "bytes32" },
    { name: "sellerAmount", type: "uint112" },
    { name: "content", type: "bytes32" },
  ],
} as const;

export const settlementTypes = {
  Settlement: [
    { name: "order", type: "bytes32" },
    { name: "round", type: "uint32" },
    { name: "sellerAmount", type: "uint112" },
    { name: "validUntil", type: "uint40" },
  ],
} as const;

export const amendTypes = {
  Amend: [
    { name: "order", type: "bytes32" },
    { name: "round", type: "uint32" },
    { name: "amount", type: "uint112" },
    { name: "due", type: "uint40" },
    { name: "validUntil", type: "uint40" },
    { name: "content", type: "bytes32" },
  ],
} as const;

/** What one party of an ended order says of the other. No contract reads it. */
export const reviewTypes = {
  Review: [
    { name: "order", type: "bytes32" },
    { name: "subject", type: "address" },
    { name: "stars", type: "uint8" },
    { name: "text", type: "string" },
    { name: "signedAt", type: "uint64" },
  ],
} as const;

export const reviewReplyTypes = {
  ReviewReply: [
    { name: "review", type: "bytes32" },
    { name: "text", type: "string" },
    { name: "signedAt", type: "uint64" },
  ],
} as const;

/** What a payment is for. Bound into every authorisation that another may send, so that nothing in it can be changed. */
export const paymentTypes = {
  Payment: [
    { name: "purpose", type: "uint8" },
    { name: "order", type: "bytes32" },
    { name: "content", type: "bytes32" },
    { name: "keepRefunds", type: "bool" },
    { name: "offerSigned", type: "bool" },
  ],
} as const;

/** EIP-2612. */
export const permitTypes = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** Permit2's SignatureTransfer with a `Payment` as witness. */
export const permit2Types = {
  PermitWitnessTransferFrom: [
    { name: "permitted", type: "TokenPermissions" },
    { name: "spender", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
    { name: "witness", type: "Payment" },
  ],
  TokenPermissions: [
    { name: "token", type: "address" },
    { name: "amount", type: "uint256" },
  ],
  ...paymentTypes,
} as const;

/** EIP-3009. */
export const receiveWithAuthorizationTypes = {
  ReceiveWithAuthorization: [
    { name: "from", type: "address" },
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "validAfter", type: "uint256" },
    { name: "validBefore", type: "uint256" },
    { name: "nonce", type: "bytes32" },
  ],
} as const;
