import type { components, operations } from "../generated/api.ts";

type Schemas = components["schemas"];

/** The API's bodies and answers by their names, as JSON carries them: money and salt are decimal strings. */
export type Activity = Schemas["Activity"];
export type ActivityEntry = Schemas["ActivityEntry"];
export type DeskItem = Schemas["DeskItem"];
export type AttachmentGroup = Schemas["AttachmentGroup"];
export type AttachmentPage = Schemas["AttachmentPage"];
export type Deliveries = Schemas["Deliveries"];
export type Delivery = Schemas["Delivery"];
export type Document = Schemas["Document"];
export type DocumentInput = Schemas["DocumentInput"];
export type FileNames = Schemas["FileNames"];
export type FileText = Schemas["FileText"];
export type EmailSettings = Schemas["EmailSettings"];
export type FileInfo = Schemas["FileInfo"];
export type Health = Schemas["Health"];
export type HelpRequest = Schemas["HelpRequest"];
export type Job = Schemas["Job"];
export type JobCard = Schemas["JobCard"];
export type JobInput = Schemas["JobInput"];
export type JobPage = Schemas["JobPage"];
export type Message = Schemas["Message"];
export type MessagePage = Schemas["MessagePage"];
export type Movement = Schemas["Movement"];
export type MovementPage = Schemas["MovementPage"];
export type MovementTotals = Schemas["MovementTotals"];
export type Notification = Schemas["Notification"];
export type NotificationPage = Schemas["NotificationPage"];
export type Offer = Schemas["Offer"];
export type OfferInput = Schemas["OfferInput"];
export type Order = Schemas["Order"];
export type OrderCard = Schemas["OrderCard"];
export type OrderPage = Schemas["OrderPage"];
export type Package = Schemas["Package"];
export type PackageInput = Schemas["PackageInput"];
export type PaymentEntry = Schemas["PaymentEntry"];
export type Payments = Schemas["Payments"];
export type Person = Schemas["Person"];
export type Profile = Schemas["Profile"];
export type Proposal = Schemas["Proposal"];
export type ProposalInput = Schemas["ProposalInput"];
export type Proposals = Schemas["Proposals"];
export type PublicConfig = Schemas["PublicConfig"];
export type Question = Schemas["Question"];
export type Quote = Schemas["Quote"];
export type QuoteCard = Schemas["QuoteCard"];
export type QuoteInput = Schemas["QuoteInput"];
export type QuoteOffer = Schemas["QuoteOffer"];
export type QuotePage = Schemas["QuotePage"];
export type QuotePriceInput = Schemas["QuotePriceInput"];
export type RulingInput = Schemas["RulingInput"];
export type Service = Schemas["Service"];
export type ServiceCard = Schemas["ServiceCard"];
export type ServiceInput = Schemas["ServiceInput"];
export type ServicePage = Schemas["ServicePage"];
export type Session = Schemas["Session"];
export type TermsDefaults = Schemas["TermsDefaults"];
export type Token = Schemas["Token"];
/** What a search of services takes. */
export type ServiceQuery = NonNullable<operations["getServices"]["parameters"]["query"]>;
/** What a list of quotes takes. */
export type QuoteQuery = operations["getQuotes"]["parameters"]["query"];
export type JobQuery = NonNullable<operations["getJobs"]["parameters"]["query"]>;
/** What a list of orders takes. */
export type OrderQuery = operations["getOrders"]["parameters"]["query"];
