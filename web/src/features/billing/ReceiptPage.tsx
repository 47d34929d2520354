import "./receipt.css";
import type { PublicConfig } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { Receipt } from "./components/Receipt.tsx";
import { receiptQuery } from "./receiptQuery.ts";
import { texts } from "./texts.ts";

/** What one order's money did, to print or keep (PAY-2). */
export function ReceiptPage() {
  const { id } = useParams({ from: "/orders/$id/receipt" });
  const config = useConfig();
  usePageTitle(texts.receipt.of(shortAddress(id)));
  return (
    <SignInGate title={texts.receipt.notYours} why={texts.signIn.why}>
      {() => (config ? <Loaded id={id} config={config} /> : <Waiting />)}
    </SignInGate>
  );
}

function Loaded({ id, config }: { readonly id: string; readonly config: PublicConfig }) {
  const { data, error, refetch } = useQuery(receiptQuery(id));
  const say = texts.receipt;
  useLive();
  if (error && !data) {
    if ("status" in error && error.status === 404) {
      return <EmptyState heading="h1" drawing="search" title={say.notYours} />;
    }
    return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Waiting />;
  return (
    <div className="mx-auto flex max-w-220 flex-col gap-4">
      <div className="not-printed flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => window.print()}>
          {say.print}
        </Button>
        <ButtonLink to="/orders/$id" params={{ id }} search={{ tab: "payments" }}>
          {say.back}
        </ButtonLink>
      </div>
      <Receipt {...data} config={config} />
    </div>
  );
}

function Waiting() {
  return (
    <Loading>
      <Skeleton className="mx-auto h-160 w-full max-w-220 rounded-lg" />
    </Loading>
  );
}
