import type { Address } from "viem";
import { type QuoteView, viewOf } from "../quotes/get-quote.ts";
import type { QuotePorts } from "../quotes/ports.ts";
import { visibleJob } from "./get-job.ts";
import type { JobPorts } from "./ports.ts";

/** `outdated`: the job was changed after it. */
export type ProposalView = QuoteView & { outdated: boolean };

/** All proposals for a job to its client; to anybody else their own alone (LST-5). @throws Refusal `not_found` */
export async function listProposals(
  ports: JobPorts & QuotePorts,
  { id, viewer }: { id: string; viewer: Address },
): Promise<ProposalView[]> {
  const job = await visibleJob(ports, { id, viewer });
  const isClient = job.client.address === viewer;
  const quotes = await ports.quotes.ofJob(id, isClient ? null : viewer);
  const views = await Promise.all(
    quotes.map((quote) => viewOf(ports, { quote, role: isClient ? "client" : "seller" })),
  );
  return views.map((view) => ({ ...view, outdated: view.brief !== job.brief }));
}
