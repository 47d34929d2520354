import type { Package, PublicConfig, TermsDefaults } from "@holdfast/sdk/api";
import { documentHash, type ServicePromise, serviceListing } from "@holdfast/sdk/document";
import { isOpenOffer, sameAddress, type TermsJson, termsFromJson } from "@holdfast/sdk/order";

/**
 * Whether terms that a server hands to a seller for signing are those that the page showed: price, token, times and
 * revisions of the package, every word of it and of its service, this seller, any client, and the rest as the site says
 * it for everybody (FEATURES LST-3).
 */
export function isAsShown(
  toSign: NonNullable<Package["toSign"]>,
  seen: {
    readonly service: ServicePromise["service"];
    readonly entry: Omit<Package, "offer" | "toSign" | "toRequest">;
    readonly seller: string;
    readonly usual: PublicConfig["terms"];
  },
): boolean {
  const terms = termsFromJson(toSign.terms as TermsJson);
  const { service, entry, seller, usual } = seen;
  const isUsual = (field: keyof TermsDefaults) =>
    String(terms[field]).toLowerCase() === String(usual[field]).toLowerCase();
  return (
    isOpenOffer(terms) &&
    sameAddress(terms.seller, seller) &&
    sameAddress(terms.token, entry.token) &&
    terms.price === BigInt(entry.price) &&
    terms.deliveryTime === entry.deliveryTime &&
    terms.revisions === entry.revisions &&
    terms.content ===
      documentHash(serviceListing({ service, seller: terms.seller, tier: entry.tier, package: entry })) &&
    (Object.keys(usual) as (keyof TermsDefaults)[]).every(isUsual)
  );
}
