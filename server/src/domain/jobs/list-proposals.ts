import type { Address } from "viem";
import { type QuoteView, viewsOf } from "../quotes/get-quote.ts";
import type { QuotePorts } from "../quotes/ports.ts";
import { visibleJob } from "./get-job.ts";
import type { JobPorts, JobRecord } from "./ports.ts";

/** `outdated`: the job was changed after it. */
type ProposalView = QuoteView & { outdated: boolean };
/** `leftOut`: how many more are over. */
export type ProposalsView = { items: ProposalView[]; leftOut: number };

/**
 * The proposals for a job to its client, of those that are over the latest; to anybody else their own alone (LST-5).
 * @throws Refusal `not_found`
 */
export async function listProposals(
  ports: JobPorts & QuotePorts,
  { id, viewer }: { id: string; viewer: Address },
): Promise<ProposalsView> {
  return proposalsFor(ports, await visibleJob(ports, { id, viewer }), viewer);
}

/** The same for who saw the job a moment ago: who withdrew from one that is not open sees it no more. */
export async function proposalsFor(
  ports: JobPorts & QuotePorts,
  job: JobRecord,
  viewer: Address,
): Promise<ProposalsView> {
  const { id } = job;
  const isClient = job.client.address === viewer;
  const seller = isClient ? null : viewer;
  const [quotes, all] = await Promise.all([
    ports.quotes.ofJob(id, seller),
    ports.quotes.countOfJob(id, seller),
  ]);
  const role = isClient ? "client" : "seller";
  const views = await viewsOf(
    ports,
    quotes.map((quote) => ({ quote, role })),
  );
  return {
    items: views.map((view) => ({ ...view, outdated: view.brief !== job.brief })),
    leftOut: Math.max(all - quotes.length, 0),
  };
}
