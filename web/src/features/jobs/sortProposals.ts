import type { JobProposal } from "@holdfast/sdk/api";
import { sameAddress } from "@holdfast/sdk/order";

export const PROPOSAL_SORTS = ["newest", "price", "delivery", "starred"] as const;
export type ProposalSort = (typeof PROPOSAL_SORTS)[number];

/** Prices of different tokens can't be compared: those of one stand together, as they came. */
export function sortProposals(items: readonly JobProposal[], sort: ProposalSort): JobProposal[] {
  return [...items].sort((a, b) => {
    // Who was hired comes first, whatever is asked.
    if ((a.state === "paid") !== (b.state === "paid")) return a.state === "paid" ? -1 : 1;
    return compare(a, b, sort);
  });
}

function compare(a: JobProposal, b: JobProposal, sort: ProposalSort): number {
  switch (sort) {
    case "newest":
      return Date.parse(b.quotedAt ?? b.createdAt) - Date.parse(a.quotedAt ?? a.createdAt);
    case "price":
      return comparePrice(a, b);
    case "delivery":
      return (a.offer?.terms.deliveryTime ?? 0) - (b.offer?.terms.deliveryTime ?? 0);
    case "starred":
      return Number(b.shortlisted) - Number(a.shortlisted) || comparePrice(a, b);
  }
}

function comparePrice(a: JobProposal, b: JobProposal): number {
  if (!a.offer || !b.offer) return Number(b.offer !== null) - Number(a.offer !== null);
  const [one, other] = [a.offer.terms, b.offer.terms];
  if (!sameAddress(one.token, other.token)) return one.token < other.token ? -1 : 1;
  const difference = BigInt(one.price) - BigInt(other.price);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
