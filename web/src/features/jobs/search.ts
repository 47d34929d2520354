import { type Filters, readFilters } from "../../shared/lib/readFilters.ts";
import { PROPOSAL_SORTS, type ProposalSort } from "./sortProposals.ts";

/** What a person filters jobs by, as it stands in the URL. */
export type JobsSearch = Filters & {
  /** One's own, closed ones too. */
  readonly mine?: true;
};

/** Reads the URL; what makes no sense is left out, so that any link shows a page. */
export function readJobsSearch(raw: Record<string, unknown>): JobsSearch {
  return {
    ...readFilters(raw),
    ...(raw.mine === true || raw.mine === "true" ? { mine: true as const } : {}),
  };
}

/** How a job's proposals are sorted; what is usual stays out of the URL. */
export type JobSearch = { readonly sort?: Exclude<ProposalSort, "newest"> };

export function readJobSearch(raw: Record<string, unknown>): JobSearch {
  const sort = PROPOSAL_SORTS.find((one) => one === raw.sort);
  return sort && sort !== "newest" ? { sort } : {};
}
