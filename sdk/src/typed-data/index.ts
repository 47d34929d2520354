export { type Amend, amendTypedData } from "./amend.ts";
export { type EscrowDomainInput, escrowDomain } from "./domain.ts";
export { offerTypedData } from "./offer.ts";
export { type Ruling, rulingTypedData } from "./ruling.ts";
export { type Settlement, settlementTypedData } from "./settlement.ts";
export { amendTypes, offerTypes, rulingTypes, settlementTypes, termsType } from "./types.ts";
