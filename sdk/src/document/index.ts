export { createDocument, randomSalt } from "./create-document.ts";
export {
  DOCUMENT_KINDS,
  type DocumentFile,
  type DocumentKind,
  type HoldfastDocument,
  type JsonValue,
} from "./document.ts";
export { fileHash } from "./file-hash.ts";
export { canonicalDocument, documentHash } from "./hash.ts";
export { type QuotePromise, quoteListing } from "./quote-listing.ts";
export { type ServicePromise, serviceListing } from "./service-listing.ts";
