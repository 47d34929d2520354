import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EmptyState } from "./EmptyState.tsx";
import { ErrorState } from "./ErrorState.tsx";
import { MoreButton } from "./MoreButton.tsx";
import { Loading, Skeleton } from "./Skeleton.tsx";

export type PagedCardsProps<Page extends { readonly items: readonly unknown[] }> = {
  readonly list: UseInfiniteQueryResult<InfiniteData<Page>>;
  readonly empty: { readonly title: string; readonly body: string };
  /** The button for the next page. */
  readonly more: string;
  /** What is said above them, of the latest page. */
  readonly lead?: (latest: Page) => ReactNode;
  /** One card: an `li` with its key. */
  readonly children: (item: Page["items"][number]) => ReactNode;
};

/** A list of cards that comes in pages; and what stands there before, when there is none, and when it fails. */
export function PagedCards<Page extends { readonly items: readonly unknown[] }>(
  props: PagedCardsProps<Page>,
) {
  const { list, empty, more, lead, children } = props;
  if (!list.data) {
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
    return (
      <Loading>
        <Skeleton className="h-28 w-full rounded-lg" />
        <Skeleton className="mt-3 h-28 w-full rounded-lg" />
      </Loading>
    );
  }
  const { pages } = list.data;
  const items = pages.flatMap((page) => page.items);
  const latest = pages.at(-1);
  if (items.length === 0) return <EmptyState title={empty.title}>{empty.body}</EmptyState>;
  return (
    <div className="flex flex-col gap-3">
      {latest && lead?.(latest)}
      <ul className="flex flex-col gap-3">{items.map(children)}</ul>
      <MoreButton list={list}>{more}</MoreButton>
    </div>
  );
}
