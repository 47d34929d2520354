import { documentHash, serviceListing } from "@holdfast/sdk/document";
import { type Terms, ZERO_ADDRESS } from "@holdfast/sdk/order";
import type { PackageContent, ServiceRecord, TermsDefaults } from "./ports.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
/** How long an offer made here is good for, and the longest the server takes. Seconds. */
const OFFER_LIFE = 180 * DAY;
export const LONGEST_OFFER_LIFE = 366 * DAY;

/** The open terms of a package (LST-3): what it says, and the operator's defaults for the rest. */
export function packageTerms(input: {
  service: Pick<ServiceRecord, "id" | "title" | "description" | "category" | "questions" | "seller">;
  tier: number;
  package: PackageContent;
  defaults: TermsDefaults;
  validUntil: number;
}): Terms {
  const { service, tier, defaults, validUntil } = input;
  const { token, price, deliveryTime, revisions } = input.package;
  const seller = service.seller.address;
  return {
    ...defaults,
    client: ZERO_ADDRESS,
    seller,
    token,
    price,
    deliveryTime,
    revisions,
    validUntil,
    content: documentHash(serviceListing({ service, seller, tier, package: input.package })),
    salt: 0n,
  };
}

/** The end of an offer signed about now: a full hour, so that asking twice gives the same terms to sign. */
export function offerEnd(now: number): number {
  return (Math.floor(now / HOUR) + 1) * HOUR + OFFER_LIFE;
}

/** Whether signed terms are those of the package, whatever the site's own defaults were when they were signed. */
export function areOfPackage(
  terms: Terms,
  input: Omit<Parameters<typeof packageTerms>[0], "defaults" | "validUntil">,
): boolean {
  const { arbiter, platform, platformFeeBps, arbiterFeeBps, fallbackSellerBps } = terms;
  const { revisionTime, reviewTime, responseTime, graceTime, rulingTime, validUntil } = terms;
  const defaults = {
    ...{ arbiter, platform, platformFeeBps, arbiterFeeBps, fallbackSellerBps },
    ...{ revisionTime, reviewTime, responseTime, graceTime, rulingTime },
  };
  return sameTerms(packageTerms({ ...input, defaults, validUntil }), terms);
}

/** Whether two terms say the same: their hashes would be equal, and each page of a service asks it of every package. */
export function sameTerms(a: Terms, b: Terms): boolean {
  const said = Object.keys(a) as (keyof Terms)[];
  const same = (one: unknown, other: unknown) =>
    typeof one === "string" && typeof other === "string"
      ? one.toLowerCase() === other.toLowerCase()
      : one === other;
  return said.length === Object.keys(b).length && said.every((name) => same(a[name], b[name]));
}
