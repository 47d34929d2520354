import type { Job, JobProposals, Quote } from "@holdfast/sdk/api";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";
import type { SignedPrice } from "../../../shared/quote/signQuote.ts";

/** The proposals for a job that `viewer` may see: all to its client, the own one to a seller. */
export function proposalsQuery(id: string, viewer: string | null) {
  return queryOptions({
    queryKey: ["jobs", "proposals", id, viewer],
    queryFn: ({ signal }) => api.get("/api/jobs/{id}/proposals", { path: { id }, signal }),
    enabled: viewer !== null,
  });
}

/** A seller's record, by which proposals are compared. */
export function recordQuery(address: string) {
  return queryOptions({
    queryKey: ["accounts", "record", address],
    queryFn: ({ signal }) => api.get("/api/accounts/{address}/record", { path: { address }, signal }),
  });
}

/** Sends a signed price for the brief that the seller read. */
export function sendProposal(
  job: Pick<Job, "id" | "brief">,
  signed: SignedPrice,
  replaces: Job["brief"] | null,
): Promise<Quote> {
  const body = { ...signed, brief: job.brief, replaces };
  return api.post("/api/jobs/{id}/proposals", { path: { id: job.id }, body });
}

export type ProposalDeed = "shortlist" | "unshortlist" | "decline" | "withdraw";

export function answerProposal(job: string, proposal: string, deed: ProposalDeed): Promise<JobProposals> {
  return api.post("/api/jobs/{id}/proposals/{proposal}/{deed}", { path: { id: job, proposal, deed } });
}
