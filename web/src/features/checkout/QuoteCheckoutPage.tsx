import type { PublicConfig, Quote } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import { useChainNow } from "../../shared/live/clock.ts";
import { useLive } from "../../shared/live/useLive.ts";
import { flawOfQuote, termsOfQuote } from "../../shared/quote/checkQuote.ts";
import { QuotedTerms } from "../../shared/quote/QuotedTerms.tsx";
import { quoteQuery } from "../../shared/quote/queries.ts";
import { useRequirements } from "../../shared/requirements/useRequirements.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Card } from "../../shared/ui/Card.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { useWallet } from "../../shared/wallet/port.ts";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { BACK, CheckoutFrame, CheckoutLoading } from "./components/CheckoutFrame.tsx";
import { PayCard } from "./components/PayCard.tsx";
import { RequirementsChoice, type When } from "./components/RequirementsChoice.tsx";
import { Safeguards } from "./components/Safeguards.tsx";
import { UnusualTerms } from "./components/UnusualTerms.tsx";
import { texts } from "./texts.ts";

/** The same before the wallet opens for a price that a seller quoted (LST-4, LST-5). */
export function QuoteCheckoutPage() {
  const { id } = useParams({ from: "/quotes/$id/pay" });
  return (
    <SignInGate title={texts.quote.signIn} why={texts.quote.signInWhy}>
      {(account) => <Loaded key={`${account} ${id}`} id={id} account={account} />}
    </SignInGate>
  );
}

function Loaded({ id, account }: { readonly id: string; readonly account: string }) {
  const config = useConfig();
  useLive(true);
  const { data, error, refetch } = useQuery(quoteQuery(id));
  usePageTitle(data && texts.title(data.title));
  if (error && !data) return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  if (!data || !config) return <CheckoutLoading />;
  if (data.role === "client" && data.state === "accepted" && data.offer && !data.order) {
    return <Checkout quote={data} offer={data.offer} config={config} account={account} />;
  }
  return (
    <EmptyState
      heading="h1"
      title={texts.quote.notNow}
      action={
        data.order ? (
          <ButtonLink to="/orders/$id" params={{ id: data.order.id }}>
            {texts.quote.order}
          </ButtonLink>
        ) : (
          <ButtonLink to="/quotes/$id" params={{ id }}>
            {texts.quote.back}
          </ButtonLink>
        )
      }
    >
      {data.order || data.state === "paid" ? texts.quote.paid : texts.quote.notNowWhy}
    </EmptyState>
  );
}

type CheckoutProps = {
  readonly quote: Quote;
  readonly offer: NonNullable<Quote["offer"]>;
  readonly config: PublicConfig;
  readonly account: string;
};

function Checkout({ quote, offer, config, account }: CheckoutProps) {
  const wallet = useWallet();
  const now = useChainNow("minute");
  const terms = termsOfQuote(quote);
  const form = useRequirements(offer.questions, config.maxFileSize, `${account}.quote.${quote.id}`);
  const [when, setWhen] = useState<When>("now");
  const refused = flawOfQuote(quote, { account: wallet.account ?? account, now });
  if (!terms) return null;
  const { text, files } = quote.brief;
  // Without questions the brief is all that is needed: it goes in as it is, and the work begins.
  const brief = {
    read: () => ({ text, answers: [], fileIds: files.map((file) => file.id) }),
    clear: () => {},
  };
  const asksQuestions = offer.questions.length > 0;
  const seller = { name: quote.seller.name || shortAddress(quote.seller.address) };

  return (
    <CheckoutFrame
      back={
        <Link to="/quotes/$id" params={{ id: quote.id }} className={BACK}>
          {texts.quote.back}
        </Link>
      }
      refused={refused}
      pay={
        <PayCard
          service={{ seller }}
          entry={{ offer, toRequest: null }}
          config={config}
          open={terms}
          refused={refused !== null}
          form={asksQuestions ? (when === "now" ? form : null) : brief}
          subject={null}
        />
      }
    >
      <Card title={texts.get.title}>
        <p className="mb-3 font-medium wrap-anywhere">
          {quote.title} <span className="font-normal text-soft">{texts.get.from(seller.name)}</span>
        </p>
        <QuotedTerms offer={offer} />
      </Card>
      <UnusualTerms terms={terms} config={config} />
      <Card title={texts.requirements.title}>
        {asksQuestions ? (
          <RequirementsChoice when={when} onChange={setWhen} form={form} config={config} />
        ) : (
          <BriefAsItIs brief={quote.brief} />
        )}
      </Card>
      <Safeguards
        terms={terms}
        config={config}
        begins={asksQuestions && when === "later" ? "later" : "paid"}
      />
    </CheckoutFrame>
  );
}

function BriefAsItIs({ brief: { text, files } }: { readonly brief: Quote["brief"] }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-soft">{texts.quote.briefIs}</p>
      <p dir="auto" className="max-w-prose whitespace-pre-line wrap-anywhere">
        {text}
      </p>
      {files.length > 0 && (
        <p className="text-note text-soft wrap-anywhere">{files.map((file) => file.name).join(", ")}</p>
      )}
    </div>
  );
}
