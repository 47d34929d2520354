import type { OrderCard } from "@holdfast/sdk/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { formatDuration } from "../../shared/lib/duration.ts";
import { useChainNow } from "../../shared/live/clock.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { orderListQuery } from "../../shared/order/listQuery.ts";
import { OrderStatusBadge } from "../../shared/order/OrderStatusBadge.tsx";
import { Countdown } from "../../shared/ui/Countdown.tsx";
import { PagedCards } from "../../shared/ui/PagedCards.tsx";
import { TokenMoney } from "../../shared/ui/TokenMoney.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { texts } from "./texts.ts";

/** The arbiter's list: what to rule on, by the time left. */
export function DisputesPage() {
  usePageTitle(texts.title);
  return (
    <div className="flex flex-col gap-6">
      <header>
        <h1 className="text-head">{texts.title}</h1>
        <p className="mt-1 max-w-prose text-soft">{texts.lead}</p>
      </header>
      <SignInGate title={texts.signIn.title} why={texts.signIn.why}>
        {() => <List />}
      </SignInGate>
    </div>
  );
}

function List() {
  useLive(true);
  const list = useInfiniteQuery(
    orderListQuery({ role: "arbiter", status: "disputed", sort: "due", limit: 60 }),
  );
  return (
    <PagedCards list={list} empty={texts.empty} more={texts.more}>
      {(item) => <Dispute key={item.id} item={item} />}
    </PagedCards>
  );
}

function Dispute({ item }: { readonly item: OrderCard }) {
  const now = useChainNow("minute");
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-2 rounded-lg border border-line bg-card p-4 hover:border-edge">
      <div className="min-w-0 flex-1 basis-64">
        <Link
          to="/orders/$id"
          params={{ id: item.id }}
          preload="intent"
          className="font-medium underline-offset-4 after:absolute after:inset-0 hover:underline"
        >
          {item.title}
        </Link>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-note text-soft">
          <OrderStatusBadge status={item.status} marks={item.marks} waitsForYou={item.waitsForYou} />
          {texts.age} {formatDuration(Math.max(60, now - item.updatedAt))}
        </p>
      </div>
      <TokenMoney amount={item.price} token={item.token} className="font-medium" />
      <Countdown until={item.due} then={texts.left} />
    </li>
  );
}
