import { useInfiniteQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { MoreButton } from "../../shared/ui/MoreButton.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { allQuery } from "./api/queries.ts";
import { useMarkRead } from "./api/useMarkRead.ts";
import { Row } from "./components/Row.tsx";
import { EmailDeed } from "./email/EmailDeed.tsx";
import { EmailSettings } from "./email/EmailSettings.tsx";
import { readDeed } from "./email/readDeed.ts";
import { texts } from "./texts.ts";

/** Everything a person was told, the newest first (NTF-1). */
export function NotificationsPage() {
  usePageTitle(texts.title);
  const { hash } = useLocation();
  const deed = readDeed(hash);
  if (deed) return <EmailDeed key={deed.token} deed={deed} />;
  return (
    <SignInGate title={texts.signIn.title} why={texts.signIn.why}>
      {(account) => (
        <div className="mx-auto flex max-w-2xl flex-col gap-8" key={account}>
          <All />
          <EmailSettings />
        </div>
      )}
    </SignInGate>
  );
}

function All() {
  useLive();
  const list = useInfiniteQuery(allQuery);
  const markRead = useMarkRead();
  const more = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = list;
  useEffect(() => {
    const end = more.current;
    // After a failure the button asks: asking by itself would never end.
    if (!end || !hasNextPage || isFetchingNextPage || isFetchNextPageError) return;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: "400px" },
    );
    watch.observe(end);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const items = list.data?.pages.flatMap((page) => page.items);
  const newest = items?.[0];
  const unread = list.data?.pages[0]?.unread ?? 0;
  return (
    <section className="flex flex-col gap-4">
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-2">
        <h1 className="text-head">{texts.title}</h1>
        {newest && unread > 0 && (
          <Button onClick={() => markRead({ upTo: newest.id })}>{texts.readAll}</Button>
        )}
      </header>
      {!items &&
        (list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : <Waiting />)}
      {items?.length === 0 && (
        <EmptyState
          drawing="box"
          title={texts.empty.title}
          action={<ButtonLink to="/orders">{texts.empty.orders}</ButtonLink>}
        >
          {texts.empty.why}
        </EmptyState>
      )}
      <ul className="flex flex-col">
        {items?.map((item) => (
          <li key={item.id} className="border-b border-line last:border-0">
            <Row item={item} onOpen={() => !item.read && markRead({ ids: [item.id] })} />
          </li>
        ))}
      </ul>
      <div ref={more} className="flex justify-center empty:hidden">
        <MoreButton list={list}>{texts.more}</MoreButton>
      </div>
    </section>
  );
}

function Waiting() {
  return (
    <Loading>
      <div className="flex flex-col gap-3">
        {Array.from({ length: 8 }, (_, index) => `row-${index}`).map((key) => (
          <Skeleton key={key} className="h-12 w-full" />
        ))}
      </div>
    </Loading>
  );
}
