import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { orderListQuery } from "../../shared/order/listQuery.ts";
import { quoteListQuery } from "../../shared/quote/queries.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { useWallet } from "../../shared/wallet/port.ts";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { OrderList, WaitingForOrders } from "./components/OrderList.tsx";
import { countText } from "./countText.ts";
import { readOrdersSearch } from "./search.ts";
import { texts } from "./texts.ts";

/** Buying and selling, services and jobs, by status with counts, dense enough to work in (DSH-1). */
export function OrdersPage() {
  usePageTitle(texts.title);
  const { session } = useWallet();
  return (
    <div className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-head">{texts.title}</h1>
        {session !== null && <QuotesLink />}
      </header>
      <SignInGate title={texts.signIn.title} why={texts.signIn.why}>
        {() => <Mine />}
      </SignInGate>
    </div>
  );
}

/** What may become an order: prices asked for, with how many wait for this person. */
function QuotesLink() {
  const { data: asked } = useInfiniteQuery(quoteListQuery({ role: "client", limit: 20 }));
  const { data: got } = useInfiniteQuery(quoteListQuery({ role: "seller", limit: 20 }));
  const waiting = (asked?.pages[0]?.waiting ?? 0) + (got?.pages[0]?.waiting ?? 0);
  return (
    <ButtonLink to="/quotes" size="small">
      {texts.quotes(waiting)}
    </ButtonLink>
  );
}

function Mine() {
  const { role, source } = useSearch({ from: "/orders", select: readOrdersSearch });
  const navigate = useNavigate({ from: "/orders" });
  useLive(true);
  const buys = useAny("client");
  const sells = useAny("seller");
  const { data: cases } = useInfiniteQuery(
    orderListQuery({ role: "arbiter", status: "disputed", sort: "due", limit: 60 }),
  );
  const page = cases?.pages[0];
  const toRule = page?.counts.disputed ?? 0;
  if (!role && buys === undefined) return <WaitingForOrders />;
  // Nobody who only sells is met by an empty list of what they bought.
  const usual = buys === false && sells ? "seller" : "client";
  const list = <OrderList as={role ?? usual} />;
  return (
    <>
      {page && toRule > 0 && (
        <ButtonLink to="/disputes" className="self-start">
          {texts.toRule(countText(toRule, page.countedUpTo))}
        </ButtonLink>
      )}
      <Tabs
        label={texts.sources.label}
        value={source ?? "service"}
        onChange={(next) =>
          void navigate({ search: { ...(role && { role }), ...(next === "job" && { source: next }) } })
        }
        tabs={[
          { value: "service", label: texts.sources.service, panel: list },
          { value: "job", label: texts.sources.job, panel: list },
        ]}
      />
    </>
  );
}

/** Whether this account has orders in that part; undefined until it is known, and true when it can't be known. */
function useAny(role: "client" | "seller"): boolean | undefined {
  const { data, error } = useInfiniteQuery(
    orderListQuery({ role, source: "service", sort: "latest", limit: 20 }),
  );
  if (error) return true;
  return data && Object.values(data.pages[0]?.counts ?? {}).some((count) => count > 0);
}
