import type { ReviewPage } from "@holdfast/sdk/api";
import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../lib/api.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ReviewItem } from "./ReviewItem.tsx";
import { texts } from "./texts.ts";

export type ReviewListProps = {
  /** Of an account in a role, or of a service. */
  readonly of: { readonly account: string; readonly as: "seller" | "client" } | { readonly service: string };
  readonly subjectName: string;
  /** What stands there while there is none. */
  readonly none: ReactNode;
};

/** Public reviews, the newest first; older ones on demand. */
export function ReviewList({ of, subjectName, none }: ReviewListProps) {
  const queryKey: QueryKey = ["reviews", of];
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }): Promise<ReviewPage> => {
      const cursor = pageParam ? { cursor: pageParam } : {};
      return "service" in of
        ? api.get("/api/services/{id}/reviews", { path: { id: of.service }, query: cursor, signal })
        : api.get("/api/accounts/{address}/reviews", {
            path: { address: of.account },
            query: { as: of.as, ...cursor },
            signal,
          });
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return none;
  return (
    <div className="flex flex-col gap-6">
      <ul className="flex flex-col divide-y divide-line">
        {items.map((review) => (
          <li key={review.order} className="py-5 first:pt-0 last:pb-0">
            <ReviewItem review={review} subjectName={subjectName} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button className="self-start" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </div>
  );
}

function Waiting() {
  return (
    <div className="flex flex-col gap-6" aria-hidden>
      {[0, 1, 2].map((row) => (
        <div key={row} className="flex gap-3">
          <Skeleton className="size-10 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-5 w-48" />
            <Skeleton className="h-5 w-full max-w-prose" />
          </div>
        </div>
      ))}
    </div>
  );
}
