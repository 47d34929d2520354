import type { Order, PublicConfig } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { orderQuery } from "./api/queries.ts";
import { OrderSkeleton } from "./components/OrderSkeleton.tsx";
import { OrderView } from "./components/OrderView.tsx";
import { modelOf, OrderContext } from "./model.ts";
import { texts } from "./texts.ts";

/** One order, the whole way (DSH-2). */
export function OrderPage() {
  const { id } = useParams({ from: "/orders/$id" });
  return (
    <SignInGate title={texts.signIn.title} why={texts.signIn.why}>
      {(account) => <Loaded key={`${account} ${id}`} id={id} account={account} />}
    </SignInGate>
  );
}

/** Made anew for each order and account: what was begun in one never goes out in another. */
function Loaded({ id, account }: { readonly id: string; readonly account: string }) {
  const config = useConfig();
  useLive(true);
  const { data, error, refetch } = useQuery({
    ...orderQuery(id),
    // A new order is mirrored a moment after it is mined.
    retry: (failures, problem) => failures < 4 && "status" in problem && problem.status === 404,
    retryDelay: 700,
  });
  usePageTitle(data?.listing?.title ?? texts.title);

  if (data && config) return <Shown order={data} config={config} account={account} />;
  if (error && "status" in error && error.status === 404) {
    return (
      <EmptyState
        drawing="search"
        title={texts.unknown.title}
        action={<ButtonLink to="/orders">{texts.orders}</ButtonLink>}
      >
        {texts.unknown.why}
      </EmptyState>
    );
  }
  if (error) return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  return <OrderSkeleton />;
}

type ShownProps = { readonly order: Order; readonly config: PublicConfig; readonly account: string };

function Shown({ order, config, account }: ShownProps) {
  const model = useMemo(() => modelOf(order, config, account), [order, config, account]);
  return (
    <OrderContext value={model}>
      <OrderView />
    </OrderContext>
  );
}
