import type { Address } from "viem";
import type { People } from "../accounts/ports.ts";
import type { OrderPorts } from "../orders/ports.ts";
import type { ReviewPage, ReviewPorts, ReviewSide } from "./ports.ts";

type Ports = Pick<OrderPorts, "accounts" | "clock"> & ReviewPorts;
export type NamedReviews = ReviewPage & { people: People };
type Page = { cursor?: string | undefined; limit: number };

/**
 * What everybody sees of an account's reviews in one role, or of a service's, the newest first (RVW-2).
 * @throws Refusal `invalid_input` for a cursor that no answer gave
 */
export async function listReviews(
  { reviews, accounts, clock }: Ports,
  input: Page & ({ subject: Address; as: ReviewSide } | { service: string }),
): Promise<NamedReviews> {
  const now = await clock();
  const page = await ("service" in input
    ? reviews.ofService({ ...input, now })
    : reviews.ofAccount({ ...input, now }));
  return { ...page, people: await accounts.people(page.items.map(({ author }) => author)) };
}
