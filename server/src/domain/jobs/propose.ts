import type { Address, Hash } from "viem";
import { checkQuoteOffer } from "../quotes/check-quote-offer.ts";
import { type QuoteView, viewQuote } from "../quotes/get-quote.ts";
import type { PutQuote, QuoteOffer, QuotePorts } from "../quotes/ports.ts";
import { Refusal } from "../refusal.ts";
import { visibleJob } from "./get-job.ts";
import { jobNotice } from "./job-notice.ts";
import type { JobPorts, JobRecord } from "./ports.ts";

/** Of one job: its client reads them all side by side. */
const MOST_PROPOSALS = 200;

/**
 * A seller's signed price for a job, or a new one in the place of the seller's last (LST-5). It answers the brief as it is
 * now: what is being changed, closed or paid at the same moment wins over it.
 * @param input.brief hash of the brief that the seller read
 * @param input.replaces hash of the terms that the seller saw stand; null: none did
 * @throws Refusal `not_found`, `not_allowed`, `wrong_state`, and what `checkQuoteOffer` refuses
 */
export async function propose(
  ports: JobPorts & QuotePorts,
  input: { id: string; seller: Address; brief: Hash; replaces: Hash | null; offer: QuoteOffer },
): Promise<QuoteView> {
  const { id, seller, brief, replaces, offer } = input;
  const job = await visibleJob(ports, { id, viewer: seller });
  if (job.client.address === seller) {
    throw new Refusal("not_allowed", "This is your own job: nobody pays a proposal to themselves.");
  }
  checkTakes(job, brief);
  const { token, budget, neededBy, title } = job;
  const about = { title, brief, token, budget, neededBy };
  const parties = { client: job.client.address, seller, jobId: id, serviceId: null };
  const signed = await checkQuoteOffer(ports, { ...parties, title, brief, questions: [] }, offer);
  const [before] = await ports.quotes.ofJob(id, seller);
  const { terms, termsHash } = signed.offer;
  const notice = jobNotice(job, {
    kind: "job_proposal",
    to: job.client.address,
    by: seller,
    cause: termsHash,
    data: { token: terms.token, amount: terms.price.toString(), ...(before ? { again: true } : {}) },
  });
  if (!before) {
    const made = await ports.quotes.insert(
      { ...parties, ...about, signed },
      { most: MOST_PROPOSALS, notices: () => [notice] },
    );
    if (made.outcome !== "kept") throw refusalOf(made.outcome);
    return viewQuote(ports, { id: made.id, account: seller });
  }
  if (before.order) throw new Refusal("wrong_state", "Your proposal has an order already.");
  if (before.stage === "declined") throw new Refusal("wrong_state", "The client declined your proposal.");
  if ([before.offer, ...before.retired].some((one) => one?.terms.content === terms.content)) {
    throw new Refusal("wrong_state", "This was signed and handed in before. Sign anew.");
  }
  const from = ["quoted", "accepted", "withdrawn"] as const;
  const change = { from, replaces, signed, about: { ...about, most: MOST_PROPOSALS } };
  const outcome = await ports.quotes.putOffer(before.id, change, [notice]);
  if (outcome !== "kept") throw refusalOf(outcome);
  return viewQuote(ports, { id: before.id, account: seller });
}

function checkTakes(job: JobRecord, brief: Hash): void {
  if (job.state !== "open") throw new Refusal("wrong_state", "This job takes no proposals any more.");
  if (job.brief !== brief) {
    throw new Refusal("wrong_state", "The job was changed since you read it. Read it again, and sign anew.");
  }
}

function refusalOf(outcome: Exclude<PutQuote, "kept">): Refusal {
  return new Refusal(
    "wrong_state",
    outcome === "full"
      ? `A job takes at most ${MOST_PROPOSALS} proposals at once.`
      : "The job or your proposal has moved on since. Look at it again.",
  );
}
