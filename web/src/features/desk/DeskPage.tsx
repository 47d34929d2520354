import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { useLiveEvent } from "../../shared/live/useLiveEvent.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { PagedCards } from "../../shared/ui/PagedCards.tsx";
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
  return (
    <PagedCards
      list={list}
      empty={texts.empty}
      more={texts.more}
      lead={({ open }) => (
        <p role="status" className="text-note text-soft">
          {texts.count(open)}
        </p>
      )}
    >
      {(item) => <Request key={item.request.id} item={item} />}
    </PagedCards>
  );
}
