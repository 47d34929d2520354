import type { Package, PublicConfig, Service, TermsDefaults } from "@holdfast/sdk/api";
import { documentHash, type ServicePromise, serviceListing } from "@holdfast/sdk/document";
import { isOpenOffer, sameAddress, type Terms, type TermsJson, termsFromJson } from "@holdfast/sdk/order";
import { getAddress } from "viem";
import { formatDuration } from "../../shared/lib/duration.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import { percent } from "../../shared/ui/MoneyPath.tsx";
import { texts } from "./texts.ts";

/**
 * The open terms of a package, as the contract will be given them but for client and salt: those that the seller signed,
 * or where the seller accepts each order, the site's own for this package (LST-6).
 */
export function openTerms(entry: Package): Terms | null {
  const terms = entry.offer?.terms ?? entry.toRequest;
  return terms ? termsFromJson(terms as TermsJson) : null;
}

/** Whether the seller has still to accept what is paid. */
export function asksFirst({ offer, toRequest }: Pick<Package, "offer" | "toRequest">): boolean {
  return offer === null && toRequest !== null;
}

/**
 * One client's terms from open ones. A fresh salt makes each payment an order of its own. Where the seller has to accept
 * it, there is as much time for that as for any answer.
 * @param now chain time, unix seconds
 */
export function termsFor(
  entry: Pick<Package, "offer" | "toRequest">,
  { open, client, salt, now }: { open: Terms; client: string; salt: bigint; now: number },
): Terms {
  // What was quoted names its client and has its salt: it is signed as it is.
  if (!isOpenOffer(open)) return open;
  const validUntil = asksFirst(entry) ? now + open.responseTime : open.validUntil;
  return { ...open, client: getAddress(client), salt, validUntil };
}

/** Why this can't be ordered by this account, in words; null when it can. The contract checks all of it again. */
export function refusal(input: {
  service: ServicePromise["service"] &
    Pick<Service, "state"> & { readonly seller: { readonly address: string } };
  entry: Package;
  account: string | null;
  now: number;
}): string | null {
  const { service, entry, account, now } = input;
  const say = texts.refused;
  if (service.state !== "published") return say.unpublished;
  const terms = openTerms(entry);
  if (!terms) return say.none;
  if (!asksFirst(entry) && terms.validUntil < now) return say.expired;
  const same =
    terms.price === BigInt(entry.price) &&
    sameAddress(terms.token, entry.token) &&
    sameAddress(terms.seller, service.seller.address) &&
    terms.deliveryTime === entry.deliveryTime &&
    terms.revisions === entry.revisions &&
    // Every word of the service and of the package: the seller signed its hash.
    documentHash(serviceListing({ service, seller: terms.seller, tier: entry.tier, package: entry })) ===
      terms.content;
  if (!same) return say.different;
  if (account && sameAddress(account, terms.seller)) return say.own;
  if (account && sameAddress(account, terms.arbiter)) return say.arbiter;
  return null;
}

/** Every difference from the operator's defaults, a line each (LOOK.md: they stand out). */
export function unusualTerms(terms: Terms, config: Pick<PublicConfig, "terms">): readonly string[] {
  return (Object.keys(texts.warning.fields) as (keyof TermsDefaults)[]).flatMap((field) => {
    const theirs = write(field, terms[field]);
    const usual = write(field, config.terms[field]);
    return theirs === usual ? [] : [texts.warning.line(texts.warning.fields[field], theirs, usual)];
  });
}

function write(field: keyof TermsDefaults, value: string | number): string {
  if (typeof value === "string") return shortAddress(getAddress(value));
  return field.endsWith("Bps") ? percent(value) : formatDuration(value);
}
