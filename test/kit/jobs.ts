import type { Job } from "@holdfast/sdk/api";
import { zeroAddress } from "viem";
import { demand } from "./market.ts";
import type { Person } from "./person.ts";

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
