import type { Address } from "viem";
import { type QuoteView, viewsOf } from "../quotes/get-quote.ts";
import type { QuotePorts } from "../quotes/ports.ts";
import { visibleJob } from "./get-job.ts";
import type { JobPorts } from "./ports.ts";

/** `outdated`: the job was changed after it. */
export type ProposalView = QuoteView & { outdated: boolean };

/**
 * The proposals for a job to its client, of those that are over the latest; to anybody else their own alone (LST-5).
 * @throws Refusal `not_found`
 */
export async function listProposals(
  ports: JobPorts & QuotePorts,
  { id, viewer }: { id: string; viewer: Address },
): Promise<ProposalView[]> {
  const job = await visibleJob(ports, { id, viewer });
  const isClient = job.client.address === viewer;
  const quotes = await ports.quotes.ofJob(id, isClient ? null : viewer);
  const role = isClient ? "client" : "seller";
  const views = await viewsOf(
    ports,
    quotes.map((quote) => ({ quote, role })),
  );
  return views.map((view) => ({ ...view, outdated: view.brief !== job.brief }));
}
