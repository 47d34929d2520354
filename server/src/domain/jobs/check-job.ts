import { type InputProblem, Refusal } from "../refusal.ts";
import type { JobContent, JobPorts } from "./ports.ts";

/** What the contract's members hold. */
const MOST_PRICE = 2n ** 112n - 1n;
const FIVE_YEARS_MS = 5 * 365 * 86_400_000;

/** What a schema can't say of a job. @throws Refusal `invalid_input` */
export async function checkJob(
  ports: Pick<JobPorts, "tokens" | "clock">,
  content: JobContent,
): Promise<void> {
  const { token, budget, neededBy } = content;
  const errors: InputProblem[] = [];
  const wrong = (path: string, message: string) => errors.push({ path, message });
  if (budget === 0n) wrong("budget", "must be more than nothing");
  if (budget > MOST_PRICE) wrong("budget", "is more than the contract can hold");
  if (!ports.tokens.some(({ address }) => address === token)) {
    wrong("token", "is not a token that this site takes");
  }
  if (neededBy) {
    const now = (await ports.clock()) * 1000;
    if (neededBy.getTime() <= now) wrong("neededBy", "has passed already");
    if (neededBy.getTime() > now + FIVE_YEARS_MS) wrong("neededBy", "must be within five years");
  }
  const first = errors[0];
  if (first) throw new Refusal("invalid_input", `${first.path} ${first.message}.`, { errors });
}
