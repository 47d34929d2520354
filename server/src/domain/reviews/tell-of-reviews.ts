import type { Notice, NotificationPorts } from "../notifications/ports.ts";
import type { ReviewPorts, ReviewRecord } from "./ports.ts";
import { REMIND_AFTER, REVIEW_TIME } from "./rules.ts";

/** How long after its moment a reminder still helps, in seconds. */
const NEWS = 2 * 86_400;

/** That everybody sees a review now, for the one it is about. Told once, whatever made it visible. */
export function shownNotice({ order, author, subject, stars }: ReviewRecord): Notice {
  return {
    account: subject,
    kind: "review_shown",
    orderId: order,
    data: { by: author, stars },
    key: `review:${order}:${author}:shown`,
  };
}

/**
 * Tells of reviews that time made visible, and reminds who wrote none a day after the end (RVW-1, NTF-1). However often
 * and by however many instances it is called, each is told once.
 * @param from unix seconds up to which the last call looked; null: as far back as a reminder is still news
 * @param now unix seconds of the chain
 */
export async function tellOfReviews(
  { reviews, notifications }: ReviewPorts & NotificationPorts,
  { from, now }: { from: number | null; now: number },
): Promise<void> {
  for (;;) {
    const shown = await reviews.untold(now);
    if (shown.length === 0) break;
    await reviews.tell(shown, shown.map(shownNotice).sort(byKey));
  }
  const range = { from: (from ?? now - NEWS) - REMIND_AFTER, to: now - REMIND_AFTER };
  const silent = await reviews.silent(range);
  const notices = silent.map(({ order, account, other, finishedAt }) => ({
    account,
    kind: "review_wanted" as const,
    orderId: order,
    data: { by: other, until: finishedAt + REVIEW_TIME },
    key: `review:${order}:wanted`,
  }));
  await notifications.insert(notices.sort(byKey));
}

/** Two instances that tell the same do it in one order. */
function byKey(a: Notice, b: Notice): number {
  return a.key + a.account < b.key + b.account ? -1 : 1;
}
