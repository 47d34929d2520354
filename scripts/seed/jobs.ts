import type { Job, Quote } from "@holdfast/sdk/api";
import { parseUnits } from "viem";
import type { Around } from "./around.ts";
import { JOBS, type JobSeed } from "./history/jobs.ts";
import { tokenOf } from "./market.ts";
import { signQuote } from "./sign-quote.ts";

const DAY_IN_MS = 86_400_000;

/** Posts history/jobs.ts and what sellers propose for them (LST-5). */
export async function playJobs(around: Around): Promise<void> {
  for (const job of JOBS) await post(around, job);
}

async function post(around: Around, { proposals, ...seed }: JobSeed): Promise<void> {
  const { config, now, visitor } = around;
  const { budget, neededInDays, title, description, category, tags } = seed;
  const client = await visitor(seed.client);
  const token = tokenOf(config, budget.token);
  const job = await client.call<Job>("POST", "/api/jobs", {
    ...{ title, description, category, tags, fileIds: [], token: token.address },
    budget: parseUnits(budget.amount, token.decimals).toString(),
    neededBy: new Date(now * 1000 + neededInDays * DAY_IN_MS).toISOString(),
  });
  const path = `/api/jobs/${job.id}/proposals`;
  const subject = {
    ...{ title, brief: job.brief, jobId: job.id, serviceId: null, signing: null },
    client: client.account.address,
  };
  for (const { seller, shortlisted, ...offer } of proposals) {
    const { body } = await signQuote(around, { seller, subject, offer });
    const { id } = await (await visitor(seller)).call<Quote>("POST", path, { ...body, brief: job.brief });
    if (shortlisted) await client.call("POST", `${path}/${id}/shortlist`);
  }
}
