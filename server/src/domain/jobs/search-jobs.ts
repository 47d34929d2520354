import type { Address } from "viem";
import { type InputProblem, Refusal } from "../refusal.ts";
import type { JobPorts, JobSearch } from "./ports.ts";

type Asked = Omit<JobSearch, "states"> & { viewer: Address | null };

/** Open jobs, or all of the caller's own (LST-5). @throws Refusal `invalid_input` */
export async function searchJobs(ports: Pick<JobPorts, "jobs">, asked: Asked) {
  const { viewer, ...search } = asked;
  if (!search.token && (search.minBudget !== undefined || search.maxBudget !== undefined)) {
    const errors: InputProblem[] = [
      { path: "token", message: "is needed with a budget: amounts are in its unit" },
    ];
    throw new Refusal("invalid_input", "token: a budget needs the token it is in.", { errors });
  }
  const own = viewer !== null && search.client === viewer;
  return ports.jobs.search({ ...search, states: own ? "all" : "open" });
}
