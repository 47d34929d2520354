import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { useLiveEvent } from "../../shared/live/useLiveEvent.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { deskKey, deskQuery } from "./deskQuery.ts";
import { Request } from "./Request.tsx";
import { texts } from "./texts.ts";

/** What waits for the operator's help desk (REV-4). */
export function DeskPage() {
  usePageTitle(texts.title);
  return (
    <div className="flex flex-col gap-6">
      <header>
        <h1 className="text-head">{texts.title}</h1>
        <p className="mt-1 max-w-prose text-soft">{texts.lead}</p>
      </header>
      <SignInGate title={texts.signIn.title} why={texts.signIn.why}>
        {(account) => <Requests key={account} />}
      </SignInGate>
    </div>
  );
}

function Requests() {
  useLive();
  const queries = useQueryClient();
  // An answer changes what waits.
  useLiveEvent("message", () => void queries.invalidateQueries({ queryKey: deskKey }));
  const list = useInfiniteQuery(deskQuery);
  if (list.error && "status" in list.error && list.error.status === 403) {
    return (
      <EmptyState title={texts.refused.title} action={<ButtonLink to="/orders">{texts.orders}</ButtonLink>}>
        {texts.refused.why}
      </EmptyState>
    );
  }
  if (!list.data) {
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
    return (
      <Loading>
        <Skeleton className="h-32 w-full rounded-lg" />
        <Skeleton className="mt-3 h-32 w-full rounded-lg" />
      </Loading>
    );
  }
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={texts.empty.title}>{texts.empty.body}</EmptyState>;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-note text-soft">
        {texts.count(list.data.pages.at(-1)?.open ?? 0)}
      </p>
      <ul className="flex flex-col gap-3">
        {items.map((item) => (
          <Request key={item.request.id} item={item} />
        ))}
      </ul>
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
