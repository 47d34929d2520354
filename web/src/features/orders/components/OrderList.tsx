import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import clsx from "clsx";
import { orderListQuery } from "../../../shared/order/listQuery.ts";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { MoreButton } from "../../../shared/ui/MoreButton.tsx";
import { Loading, Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { readOrdersSearch } from "../search.ts";
import { texts } from "../texts.ts";
import { NoOrders } from "./NoOrders.tsx";
import { OrderRows } from "./OrderRows.tsx";
import { StatusFilter } from "./StatusFilter.tsx";
import { Toolbar } from "./Toolbar.tsx";

/** One's orders in one part: searched, by status, sorted, in pages. Rows move when the orders do. */
export function OrderList({ as: role }: { readonly as: "client" | "seller" }) {
  const search = useSearch({ from: "/orders", select: readOrdersSearch });
  const { status, q, source = "service", sort = "latest" } = search;
  const list = useInfiniteQuery({
    ...orderListQuery({ role, source, sort, limit: 20, ...(status && { status }), ...(q && { q }) }),
    // What was found last stays in sight while the next is looked for.
    placeholderData: keepPreviousData,
  });
  const first = list.data?.pages[0];
  if (!first) {
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
    return <WaitingForOrders />;
  }
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = status !== undefined || q !== undefined;
  const isEmpty = items.length === 0 && !isFiltered;
  return (
    <div className="-mt-3 flex flex-col gap-2">
      <Toolbar as={role} />
      {(!isEmpty || list.isPlaceholderData) && <StatusFilter as={role} page={first} />}
      <div className={clsx("flex flex-col gap-3", list.isPlaceholderData && "opacity-60")}>
        {items.length > 0 ? (
          <OrderRows items={items} />
        ) : (
          <NoOrders as={role} isJob={source === "job"} isFiltered={isFiltered} />
        )}
        <MoreButton list={list}>{texts.more}</MoreButton>
      </div>
    </div>
  );
}

export function WaitingForOrders() {
  return (
    <Loading>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-9 w-96 max-w-full" />
        {Array.from({ length: 8 }, (_, index) => `row-${index}`).map((key) => (
          <Skeleton key={key} className="h-8 w-full" />
        ))}
      </div>
    </Loading>
  );
}
