import type { Job, Quote } from "@holdfast/sdk/api";
import { zeroAddress } from "viem";
import type { TestServer } from "./api.ts";
import { demand, type ServiceAnswer } from "./market.ts";
import { placeOrder, type TestOrder } from "./orders.ts";
import type { Answer, Person } from "./person.ts";
import { signQuote, termsOf } from "./quotes.ts";

/** What a client sends to post a job, ordinary in everything that `changes` does not name. */
export function jobInput(changes: object = {}) {
  return {
    title: "Signs for a small bakery",
    description: "Three wooden signs, readable from the other side of the street, in the colours of bread.",
    category: "Design",
    tags: ["signs", "lettering"],
    token: zeroAddress,
    budget: "2000000000000000000",
    neededBy: null,
    fileIds: [] as string[],
    ...changes,
  };
}

export async function postJob(client: Person, changes: object = {}): Promise<Job> {
  return demand(await client.request<Job>("POST", "/api/jobs", { json: jobInput(changes) }));
}

/** A seller's signature on a proposal for a job, with whatever is to be otherwise. */
export async function signProposal(
  server: TestServer,
  seller: Person,
  job: Job,
  changes: Parameters<typeof signQuote>[3] = {},
) {
  const { title, client, brief, id } = job;
  const subject = {
    title,
    client,
    brief: { hash: brief },
    jobId: id,
    service: null,
    offer: null,
    signing: null,
  };
  const json = await signQuote(server, seller, subject as unknown as Quote, changes);
  return { ...json, brief: job.brief };
}

export function propose(
  seller: Person,
  job: Pick<Job, "id">,
  json: Awaited<ReturnType<typeof signProposal>>,
): Promise<Answer<Quote>> {
  return seller.request<Quote>("POST", `/api/jobs/${job.id}/proposals`, { json });
}

/** Signed and sent. */
export async function sendProposal(
  server: TestServer,
  seller: Person,
  job: Job,
  changes: Parameters<typeof signQuote>[3] = {},
): Promise<Quote> {
  return demand(await propose(seller, job, await signProposal(server, seller, job, changes)));
}

/** The client pays a proposal, and the mirror has it. */
export function payProposal(server: TestServer, client: Person, quote: Quote): Promise<TestOrder> {
  const signature = quote.offer?.signature;
  const service = { packages: [{ offer: { signature } }] } as unknown as ServiceAnswer;
  return placeOrder(server, { service, client, terms: termsOf(quote) });
}
