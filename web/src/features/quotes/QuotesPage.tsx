import type { QuoteCard } from "@holdfast/sdk/api";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import clsx from "clsx";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { QUOTE_WORDS, QuoteStatusBadge } from "../../shared/quote/QuoteStatusBadge.tsx";
import { quoteListQuery } from "../../shared/quote/queries.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Field } from "../../shared/ui/Field.tsx";
import { MoreButton } from "../../shared/ui/MoreButton.tsx";
import { PersonName } from "../../shared/ui/PersonName.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenMoney } from "../../shared/ui/TokenMoney.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { QUOTE_STATES, type QuotesSearch, readQuotesSearch } from "./search.ts";
import { texts } from "./texts.ts";

const say = texts.list;

/** Prices one asked for, and was asked for (LST-4). */
export function QuotesPage() {
  usePageTitle(say.title);
  return (
    <div className="flex flex-col gap-3">
      <header>
        <Link to="/orders" className="text-note text-soft underline-offset-4 hover:underline">
          {say.orders}
        </Link>
        <h1 className="text-head">{say.title}</h1>
      </header>
      <SignInGate title={say.signIn.title} why={say.signIn.why}>
        {() => <Mine />}
      </SignInGate>
    </div>
  );
}

function Mine() {
  const { role } = useSearch({ from: "/quotes", select: readQuotesSearch });
  const navigate = useNavigate({ from: "/quotes" });
  useLive(true);
  const { data: asked } = useInfiniteQuery(quoteListQuery({ role: "client", limit: 20 }));
  const { data: got } = useInfiniteQuery(quoteListQuery({ role: "seller", limit: 20 }));
  const [mine, theirs] = [asked?.pages[0], got?.pages[0]];
  if (!role && (!mine || !theirs)) return <Waiting />;
  // Nobody who only sells is met by an empty list of what they asked.
  const usual = mine?.items.length === 0 && theirs && theirs.items.length > 0 ? "seller" : "client";
  const list = <List as={role ?? usual} />;
  return (
    <Tabs
      label={say.roles.label}
      value={role ?? usual}
      onChange={(next) => void navigate({ search: { role: next } })}
      tabs={[
        { value: "client", label: say.roles.client, count: mine?.waiting ?? 0, panel: list },
        { value: "seller", label: say.roles.seller, count: theirs?.waiting ?? 0, panel: list },
      ]}
    />
  );
}

function List({ as: role }: { readonly as: "client" | "seller" }) {
  const { state } = useSearch({ from: "/quotes", select: readQuotesSearch });
  const navigate = useNavigate({ from: "/quotes" });
  const list = useInfiniteQuery({
    ...quoteListQuery({ role, limit: 20, ...(state && { state }) }),
    placeholderData: keepPreviousData,
  });
  const first = list.data?.pages[0];
  if (!first) {
    return list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : <Waiting />;
  }
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const all = Object.values(first.counts).reduce((sum, count) => sum + count, 0);
  const pick = (next: string) => {
    const search: QuotesSearch = readQuotesSearch({ role, state: next });
    void navigate({ search, replace: true });
  };
  return (
    <div className="-mt-3 flex flex-col gap-3">
      {all > 0 && (
        <div className="w-56 max-w-full">
          <Field label={say.filter} labelHidden>
            <Select value={state ?? ""} onChange={(event) => pick(event.currentTarget.value)}>
              <option value="">{`${say.all} (${all})`}</option>
              {QUOTE_STATES.map((one) => (
                <option key={one} value={one}>{`${QUOTE_WORDS[one]} (${first.counts[one] ?? 0})`}</option>
              ))}
            </Select>
          </Field>
        </div>
      )}
      <div className={clsx("flex flex-col gap-3", list.isPlaceholderData && "opacity-60")}>
        {items.length > 0 ? <Rows items={items} /> : <None as={role} isFiltered={state !== undefined} />}
        <MoreButton list={list}>{say.more}</MoreButton>
      </div>
    </div>
  );
}

function Rows({ items }: { readonly items: readonly QuoteCard[] }) {
  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {items.map((item) => (
        <li
          key={item.id}
          className="relative grid gap-x-6 gap-y-1 py-3 hover:bg-well sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <p className="min-w-0 wrap-anywhere sm:truncate">
            <Link
              to="/quotes/$id"
              params={{ id: item.id }}
              preload="intent"
              className="font-medium underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              {item.title}
            </Link>
          </p>
          <p className="sm:text-end">
            <Sum item={item} />
          </p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-note text-soft">
            <QuoteStatusBadge state={item.state} waitsForYou={item.waitsForYou} />
            {item.waitsForYou && <span className="font-medium text-wait">{say.waits}</span>}
            <PersonName of={item.counterparty} />
          </p>
          <p className="text-note text-soft sm:text-end">
            <Time at={item.updatedAt} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Sum({ item: { price, budget, token } }: { readonly item: QuoteCard }) {
  if (token === null) return null;
  if (price !== null) return <TokenMoney amount={price} token={token} />;
  return (
    budget !== null && (
      <span className="text-soft">
        {say.budget("")}
        <TokenMoney amount={budget} token={token} />
      </span>
    )
  );
}

function None({ as: role, isFiltered }: { readonly as: "client" | "seller"; readonly isFiltered: boolean }) {
  const none = say.none;
  if (isFiltered) {
    return (
      <EmptyState
        title={none.filtered}
        action={
          <ButtonLink to="/quotes" search={{ role }}>
            {none.showAll}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <EmptyState
      title={none[role]}
      action={role === "client" && <ButtonLink to="/services">{none.browse}</ButtonLink>}
    >
      {role === "client" ? none.clientWhy : none.sellerWhy}
    </EmptyState>
  );
}

function Waiting() {
  return (
    <Loading>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-9 w-96 max-w-full" />
        {Array.from({ length: 6 }, (_, index) => `row-${index}`).map((key) => (
          <Skeleton key={key} className="h-16 w-full" />
        ))}
      </div>
    </Loading>
  );
}
