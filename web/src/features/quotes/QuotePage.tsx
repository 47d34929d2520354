import type { PublicConfig, Quote } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { useIsOver } from "../../shared/live/clock.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { QuotedTerms } from "../../shared/quote/QuotedTerms.tsx";
import { QuoteStatusBadge } from "../../shared/quote/QuoteStatusBadge.tsx";
import { quoteQuery } from "../../shared/quote/queries.ts";
import { Address } from "../../shared/ui/Address.tsx";
import { Avatar } from "../../shared/ui/Avatar.tsx";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Card } from "../../shared/ui/Card.tsx";
import { Day } from "../../shared/ui/Day.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { type Fact, Facts } from "../../shared/ui/Facts.tsx";
import { PersonLink } from "../../shared/ui/PersonLink.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Stepper } from "../../shared/ui/Stepper.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenMoney } from "../../shared/ui/TokenMoney.tsx";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { Brief } from "./components/Brief.tsx";
import { OldPrices } from "./components/OldPrices.tsx";
import { Questions } from "./components/Questions.tsx";
import { WhatNext } from "./components/WhatNext.tsx";
import { stepsOfQuote } from "./steps.ts";
import { texts } from "./texts.ts";

const say = texts.page;

/** One quote, from the request to the order it becomes (LST-4). */
export function QuotePage() {
  const { id } = useParams({ from: "/quotes/$id" });
  return (
    <SignInGate title={say.signIn.title} why={say.signIn.why}>
      {(account) => <Loaded key={`${account} ${id}`} id={id} account={account} />}
    </SignInGate>
  );
}

function Loaded({ id, account }: { readonly id: string; readonly account: string }) {
  const config = useConfig();
  useLive(true);
  const { data, error, refetch } = useQuery(quoteQuery(id));
  usePageTitle(data?.title ?? say.title);
  if (data && config) return <Shown quote={data} config={config} account={account} />;
  if (error && "status" in error && error.status === 404) {
    return (
      <EmptyState
        drawing="search"
        heading="h1"
        title={say.unknown}
        action={<ButtonLink to="/quotes">{say.all}</ButtonLink>}
      >
        {say.unknownWhy}
      </EmptyState>
    );
  }
  if (error) return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  return (
    <Loading>
      <Skeleton className="h-9 w-72" />
      <Skeleton className="mt-6 h-16 w-full" />
      <div className="mt-8 grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-96 rounded-lg" />
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </Loading>
  );
}

type ShownProps = { readonly quote: Quote; readonly config: PublicConfig; readonly account: string };

function Shown({ quote: given, config, account }: ShownProps) {
  const isOver = useIsOver(given.offer?.terms.validUntil ?? Number.POSITIVE_INFINITY);
  const quote = isOver ? expired(given) : given;
  const { state, role, offer } = quote;
  const yours = role === "client" ? state === "quoted" || state === "accepted" : state === "pending_quote";
  const hasEnded = !["pending_quote", "quoted", "accepted", "paid"].includes(state);
  return (
    <article className="flex flex-col gap-8">
      <header className="flex flex-col gap-6">
        <div>
          <Link to="/quotes" className="text-note text-soft underline-offset-4 hover:underline">
            {say.all}
          </Link>
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
            <h1 className="min-w-0 text-head wrap-anywhere">{quote.title}</h1>
            <QuoteStatusBadge state={state} waitsForYou={yours} />
          </div>
        </div>
        <Stepper label={say.steps.label} steps={stepsOfQuote(quote)} />
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <WhatNext quote={quote} config={config} account={account} />
          <OldPrices quote={quote} config={config} />
          {state === "declined" && quote.words && (
            <Card title={say.declinedWords}>
              <p className="max-w-prose whitespace-pre-line wrap-anywhere">{quote.words}</p>
            </Card>
          )}
          {offer && (
            <Card title={hasEnded ? say.oldPrice : say.price} aside={say.priceAside}>
              <QuotedTerms offer={offer} />
            </Card>
          )}
          <Questions quote={quote} account={account} />
          <Card title={say.brief}>
            <Brief quote={quote} />
          </Card>
        </div>
        <Card title={say.about}>
          <About quote={quote} />
        </Card>
      </div>
    </article>
  );
}

/** Time ends a quote while nobody says anything: its page need not ask to know. */
function expired(quote: Quote): Quote {
  const isLive = quote.state === "quoted" || quote.state === "accepted";
  return isLive && !quote.order ? { ...quote, state: "expired" } : quote;
}

function About({ quote }: { readonly quote: Quote }) {
  const { token, budget, neededBy, offer, service } = quote;
  const facts: Fact[] = [
    {
      label: say.budget,
      value: token !== null && budget !== null ? <TokenMoney amount={budget} token={token} /> : say.noBudget,
    },
    ...(neededBy ? [{ label: say.neededBy, value: <Day at={neededBy} /> }] : []),
    { label: say.asked, value: <Time at={quote.createdAt} /> },
    ...(offer ? [{ label: say.validUntil, value: <Time at={offer.terms.validUntil} show="date" /> }] : []),
  ];
  return (
    <div className="flex flex-col gap-4">
      <Facts facts={facts} />
      {service && (
        <p className="border-t border-line pt-4">
          <span className="block text-note text-soft">{say.service}</span>
          <Link
            to="/services/$id"
            params={{ id: service.id }}
            className="font-medium underline-offset-4 hover:underline"
          >
            {service.title}
          </Link>
        </p>
      )}
      <div className="flex flex-col gap-3 border-t border-line pt-4">
        {(["client", "seller"] as const).map((role) => (
          <div key={role} className="flex items-center gap-3">
            <Avatar of={quote[role]} size={32} />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">
                <PersonLink of={quote[role]} as={role} />
              </p>
              <p className="flex flex-wrap items-center gap-x-2 text-note text-soft">
                {quote.role === role ? `${say[role]}, ${say.you}` : say[role]}
                <Address value={quote[role].address} />
              </p>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
