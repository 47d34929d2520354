import type { NotificationKind } from "@holdfast/sdk/notice";
import type { Address } from "viem";
import { type QuoteRole, visibleQuote } from "../quotes/access.ts";
import type { QuotePorts, QuoteRecord } from "../quotes/ports.ts";
import { notFound, Refusal } from "../refusal.ts";
import { visibleJob } from "./get-job.ts";
import { jobNotice } from "./job-notice.ts";
import { type ProposalsView, proposalsFor } from "./list-proposals.ts";
import type { JobPorts } from "./ports.ts";

/** shortlist, unshortlist and decline are the client's, withdraw the seller's. */
export type ProposalDeed = "shortlist" | "unshortlist" | "decline" | "withdraw";
type Ports = JobPorts & QuotePorts;

const WHOSE: Readonly<Record<ProposalDeed, QuoteRole>> = {
  shortlist: "client",
  unshortlist: "client",
  decline: "client",
  withdraw: "seller",
};

/**
 * What a client says to a proposal, and how a seller takes one back (LST-5). A signature that was given out lives on the
 * chain until its date, whatever is said here: its seller can cancel it there.
 * @throws Refusal `not_found`, `not_allowed` to the other side, `wrong_state`
 */
export async function answerProposal(
  ports: Ports,
  input: { job: string; proposal: string; account: Address; deed: ProposalDeed },
): Promise<ProposalsView> {
  const { job, account, deed } = input;
  const { quote, role } = await visibleQuote(ports, { id: input.proposal, account });
  if (quote.jobId !== job) throw notFound("This proposal");
  if (role !== WHOSE[deed]) throw new Refusal("not_allowed", `This is the ${WHOSE[deed]}'s to do.`);
  if (quote.order?.taken) throw new Refusal("wrong_state", "This proposal was paid: it is an order now.");
  const seen = await visibleJob(ports, { id: job, viewer: account });
  if (!(await carryOut(ports, quote, deed))) {
    throw new Refusal("wrong_state", "This proposal is over already. Look at it again.");
  }
  return proposalsFor(ports, seen, account);
}

function carryOut(ports: Ports, quote: QuoteRecord, deed: ProposalDeed): Promise<boolean> {
  const { id, client, seller } = quote;
  const from = ["quoted", "accepted"] as const;
  const terms = quote.offer?.termsHash ?? "";
  const toSeller = (kind: NotificationKind) => noticeOf(quote, { kind, to: seller, by: client, cause: id });
  switch (deed) {
    case "shortlist":
      return ports.quotes.shortlist(id, true, [toSeller("shortlisted")]);
    case "unshortlist":
      return ports.quotes.shortlist(id, false, []);
    case "decline":
      return ports.quotes.end(id, { from, as: "declined" }, [toSeller("job_declined")]);
    case "withdraw": {
      const told = { kind: "job_proposal_withdrawn", to: client, by: seller, cause: terms } as const;
      return ports.quotes.end(id, { from, as: "withdrawn" }, [noticeOf(quote, told)]);
    }
  }
}

function noticeOf(quote: QuoteRecord, told: Parameters<typeof jobNotice>[1]) {
  return jobNotice({ id: quote.jobId ?? "", title: quote.title }, told);
}
