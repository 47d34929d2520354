import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { orderListQuery } from "../../shared/order/listQuery.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { NoOrders } from "./components/NoOrders.tsx";
import { OrderRows } from "./components/OrderRows.tsx";
import { StatusFilter } from "./components/StatusFilter.tsx";
import { readOrdersSearch } from "./search.ts";
import { texts } from "./texts.ts";

/** Buying and selling, by status with counts, dense enough to work in (DSH-1). */
export function OrdersPage() {
  usePageTitle(texts.title);
  return (
    <div className="flex flex-col gap-6">
      <h1 className="text-head">{texts.title}</h1>
      <SignInGate title={texts.signIn.title} why={texts.signIn.why}>
        {() => <Mine />}
      </SignInGate>
    </div>
  );
}

function Mine() {
  const { role } = useSearch({ from: "/orders", select: readOrdersSearch });
  const navigate = useNavigate({ from: "/orders" });
  const buys = useAny("client");
  const sells = useAny("seller");
  const { data: cases } = useInfiniteQuery(
    orderListQuery({ role: "arbiter", status: "disputed", limit: 60 }),
  );
  const toRule = cases?.pages[0]?.counts.disputed ?? 0;
  // Nobody who only sells is met by an empty list of what they bought.
  const usual = buys === false && sells ? "seller" : "client";
  if (!role && buys === undefined) return <Waiting />;
  return (
    <>
      {toRule > 0 && (
        <ButtonLink to="/disputes" className="self-start">
          {texts.toRule(toRule)}
        </ButtonLink>
      )}
      <Tabs
        label={texts.tabs.label}
        value={role ?? usual}
        onChange={(next) => void navigate({ search: { role: next } })}
        tabs={[
          { value: "client", label: texts.tabs.buying, panel: <List as="client" /> },
          { value: "seller", label: texts.tabs.selling, panel: <List as="seller" /> },
        ]}
      />
    </>
  );
}

/** Whether this account has orders in that part; undefined until it is known, and true when it can't be known. */
function useAny(role: "client" | "seller"): boolean | undefined {
  const { data, error } = useInfiniteQuery(orderListQuery({ role, limit: 20 }));
  if (error) return true;
  return data && Object.values(data.pages[0]?.counts ?? {}).some((count) => count > 0);
}

function List({ as: role }: { readonly as: "client" | "seller" }) {
  const { status } = useSearch({ from: "/orders", select: readOrdersSearch });
  useLive(true);
  const list = useInfiniteQuery(orderListQuery({ role, limit: 20, ...(status && { status }) }));
  const first = list.data?.pages[0];
  if (!first) {
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
    return <Waiting />;
  }
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const any = Object.values(first.counts).some((count) => count > 0);
  if (!any && items.length === 0) return <NoOrders as={role} filtered={false} />;
  return (
    <div className="flex flex-col gap-4">
      <StatusFilter counts={first.counts} />
      {items.length === 0 ? <NoOrders as={role} filtered /> : <OrderRows items={items} />}
      {list.hasNextPage && (
        <Button
          className="self-center"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {texts.more}
        </Button>
      )}
    </div>
  );
}

function Waiting() {
  return (
    <Loading>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-9 w-96 max-w-full" />
        {Array.from({ length: 8 }, (_, index) => `row-${index}`).map((key) => (
          <Skeleton key={key} className="h-10 w-full" />
        ))}
      </div>
    </Loading>
  );
}
