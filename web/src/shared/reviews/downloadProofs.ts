import type { ReviewProof } from "@holdfast/sdk/review";
import { api } from "../lib/api.ts";

type Wanted = {
  /** Whom the reviews are about. */
  readonly account: string;
  /** What that account was in the orders. */
  readonly as: "seller" | "client";
  /** One review alone. */
  readonly order?: string;
};

/** Saves one review, or all of an account in a role, as `verifyReview` and `verifyReviews` of the sdk take them. */
export async function downloadProofs({ account, as, order }: Wanted): Promise<void> {
  const reviews: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: unknown[]; nextCursor: string | null } = await api.get(
      "/api/accounts/{address}/reviews/proofs",
      {
        path: { address: account },
        query: { as, limit: 50, ...(order && { order }), ...(cursor !== null && { cursor }) },
      },
    );
    reviews.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  if (order) save(`review-${order.slice(2, 10)}.json`, reviews[0] as ReviewProof);
  else
    save(`reviews-${account.slice(2, 10)}-${as}.json`, {
      format: "holdfast-reviews",
      version: 1,
      account,
      as,
      reviews,
    });
}

function save(name: string, json: object): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(json, null, 2)}\n`], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
