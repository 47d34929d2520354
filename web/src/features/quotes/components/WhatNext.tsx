import type { PublicConfig, Quote } from "@holdfast/sdk/api";
import { sameAddress } from "@holdfast/sdk/order";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { api } from "../../../shared/lib/api.ts";
import { findToken } from "../../../shared/lib/config.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { useChainNow } from "../../../shared/live/clock.ts";
import { flawOfQuote, isBriefWhole } from "../../../shared/quote/checkQuote.ts";
import { subjectOf } from "../../../shared/quote/promiseOf.ts";
import { QuoteForm } from "../../../shared/quote/QuoteForm.tsx";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Countdown } from "../../../shared/ui/Countdown.tsx";
import { moneyText } from "../../../shared/ui/Money.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { texts } from "../texts.ts";
import { useQuoteDeed } from "../useQuoteDeed.ts";
import { EndDialog } from "./EndDialog.tsx";

const say = texts.page;
/** States in which a seller can name a price, the first or another one. */
const ANSWERABLE: readonly Quote["state"][] = ["pending_quote", "quoted", "accepted", "expired", "void"];
type Props = { readonly quote: Quote; readonly config: PublicConfig; readonly account: string };

/** What is expected now, and of whom; the one main button, and the quiet others. */
export function WhatNext({ quote, config, account }: Props) {
  const now = useChainNow("minute");
  const [open, setOpen] = useState<"form" | "end" | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  function closeForm() {
    flushSync(() => setOpen(null));
    opener.current?.focus();
  }
  const { run, busy, failure } = useQuoteDeed(quote.id);
  const { role, state, offer, order } = quote;
  const isPlain = quote.jobId === null;
  const canQuote = role === "seller" && isPlain && !order && ANSWERABLE.includes(state);
  const canEnd = isPlain && !order && ANSWERABLE.includes(state);
  // What the seller signs names the brief by its hash: it has to be the hash of what stands on this page.
  const isWhole = isBriefWhole(quote.brief);
  const flaw = role === "client" && !order ? flawOfQuote(quote, { account, now }) : null;
  const isLive = state === "quoted" || state === "accepted";
  const sum =
    offer &&
    moneyText(
      offer.terms.price,
      findToken(config, offer.terms.token) ?? { symbol: shortAddress(offer.terms.token), decimals: 0 },
    );
  const accept = (termsHash: Quote["brief"]["hash"]) =>
    void run(() => api.post("/api/quotes/{id}/accept", { path: { id: quote.id }, body: { termsHash } }));

  return (
    <Card title={say.next.title}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose" role="status">
          {sentenceOf(quote, account)}
        </p>
        {offer && isLive && !order && <Countdown until={offer.terms.validUntil} then={say.until} />}
        {flaw && isLive && (
          <Notice tone="lost" title={say.flaw}>
            {flaw}
          </Notice>
        )}
        {failure && (
          <Notice tone="lost" title={say.failed} live>
            {failure}
          </Notice>
        )}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {order && (
            <ButtonLink to="/orders/$id" params={{ id: order.id }} variant="primary">
              {say.deeds.order}
            </ButtonLink>
          )}
          {role === "client" && offer && sum && !order && !flaw && state === "quoted" && (
            <Button variant="primary" loading={busy} onClick={() => accept(offer.termsHash)}>
              {say.deeds.accept(sum)}
            </Button>
          )}
          {role === "client" && offer && sum && !order && !flaw && state === "accepted" && (
            <ButtonLink to="/quotes/$id/pay" params={{ id: quote.id }} variant="primary">
              {say.deeds.pay(sum)}
            </ButtonLink>
          )}
          {canQuote && isWhole && open !== "form" && (
            <Button
              ref={opener}
              variant={state === "quoted" || state === "accepted" ? "quiet" : "primary"}
              onClick={() => setOpen("form")}
            >
              {offer ? say.deeds.replace : say.deeds.quote}
            </Button>
          )}
          {canEnd && (open !== "form" || !isWhole) && (
            <Button variant="plain" className="first:-ms-4" onClick={() => setOpen("end")}>
              {role === "client" ? say.deeds.withdraw : say.deeds.decline}
            </Button>
          )}
        </div>
        {canQuote && !isWhole && (
          <Notice tone="lost" title={say.swapped}>
            {say.swappedWhy}
          </Notice>
        )}
        {canQuote && isWhole && open === "form" && quote.signing && (
          <section className="flex flex-col gap-4 border-t border-line pt-4">
            <div>
              <h3 className="font-medium">{offer ? say.replace.title : say.replace.first}</h3>
              <p className="max-w-prose text-note text-soft">{offer ? say.replace.why : say.replace.lead}</p>
            </div>
            <QuoteForm
              config={config}
              subject={subjectOf(quote, quote.signing.questions)}
              draft={`price.${account}.${quote.id}`}
              {...(quote.token && { start: { token: quote.token } })}
              onSigned={async (signed) => {
                const body = { ...signed, replaces: offer?.termsHash ?? null };
                const answer = await api.put("/api/quotes/{id}/offer", { path: { id: quote.id }, body });
                await run(async () => answer);
                setOpen(null);
              }}
            />
            <Button variant="plain" className="self-start" onClick={closeForm}>
              {say.deeds.notNow}
            </Button>
          </section>
        )}
      </div>
      {open === "end" && <EndDialog quote={quote} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function sentenceOf(quote: Quote, account: string): string {
  const { state, role, order, client, seller, questions } = quote;
  const { next } = say;
  const other = role === "client" ? seller : client;
  const name = other.name || shortAddress(other.address);
  const isClient = role === "client";
  if (order && state !== "paid") return isClient ? next.pendingClient : next.pendingSeller;
  const open = state === "pending_quote" || state === "quoted" || state === "accepted";
  const unanswered = open ? questions.find(({ answer }) => answer === null) : undefined;
  if (unanswered && !sameAddress(unanswered.author, account))
    return isClient ? next.answerSeller(name) : next.answerClient(name);
  switch (state) {
    case "pending_quote":
      if (isClient) return next.askedClient(name);
      return questions.some(({ author }) => sameAddress(author, account))
        ? next.askedSellerTwice(name)
        : next.askedSeller(name);
    case "quoted":
      return isClient ? next.quotedClient(name) : next.quotedSeller(name);
    case "accepted":
      return isClient ? next.acceptedClient : next.acceptedSeller(name);
    case "paid":
      return next.paid;
    case "expired":
      return isClient ? next.expiredClient(name) : next.expiredSeller;
    case "missed":
      return isClient ? next.missedClient : next.missedSeller;
    case "void":
      return isClient ? next.voidClient(name) : next.voidSeller;
    case "declined":
      // Of a proposal it is the other one who says no, and the other one who takes back.
      if (quote.jobId !== null)
        return isClient ? next.proposal.declinedClient : next.proposal.declinedSeller(name);
      return isClient ? next.declinedClient(name) : next.declinedSeller;
    case "withdrawn":
      if (quote.jobId !== null)
        return isClient ? next.proposal.withdrawnClient(name) : next.proposal.withdrawnSeller;
      return isClient ? next.withdrawnClient : next.withdrawnSeller(name);
  }
}
