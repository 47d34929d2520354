export { type Amend, amendTypedData } from "./amend.ts";
export { type Authorization, encodeAuthorization, PaymentWay } from "./authorization.ts";
export { type EscrowDomainInput, escrowDomain } from "./domain.ts";
export { offerTypedData } from "./offer.ts";
export { amendPayment, hashPayment, PaymentPurpose, type PaymentWitness, placePayment } from "./payment.ts";
export { type Permit, permitTypedData } from "./permit.ts";
export { PERMIT2_ADDRESS, type Permit2Transfer, permit2TypedData } from "./permit2.ts";
export {
  type ReceiveWithAuthorization,
  receiveWithAuthorizationTypedData,
} from "./receive-with-authorization.ts";
export { type Review, type ReviewReply, reviewReplyTypedData, reviewTypedData } from "./review.ts";
export { type Ruling, rulingTypedData } from "./ruling.ts";
export { type Settlement, settlementTypedData } from "./settlement.ts";
export {
  amendTypes,
  offerTypes,
  paymentTypes,
  permit2Types,
  permitTypes,
  receiveWithAuthorizationTypes,
  reviewReplyTypes,
  reviewTypes,
  rulingTypes,
  settlementTypes,
  termsType,
} from "./types.ts";
