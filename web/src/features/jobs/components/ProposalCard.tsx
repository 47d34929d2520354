import type { Job, JobProposal } from "@holdfast/sdk/api";
import { Link, useNavigate } from "@tanstack/react-router";
import clsx from "clsx";
import Star from "lucide-react/icons/star";
import { useState } from "react";
import { api } from "../../../shared/lib/api.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { useChainNow } from "../../../shared/live/clock.ts";
import { flawOfQuote } from "../../../shared/quote/checkQuote.ts";
import { QuotedTerms } from "../../../shared/quote/QuotedTerms.tsx";
import { QuoteStatusBadge } from "../../../shared/quote/QuoteStatusBadge.tsx";
import { Address } from "../../../shared/ui/Address.tsx";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { IconButton } from "../../../shared/ui/IconButton.tsx";
import { PersonLink } from "../../../shared/ui/PersonLink.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { answerProposal } from "../api/proposals.ts";
import { texts } from "../texts.ts";
import { useProposalDeed } from "../useProposalDeed.ts";
import { SellerRecord } from "./SellerRecord.tsx";

const say = texts.compare;
export type ProposalCardProps = {
  readonly proposal: JobProposal;
  readonly job: Job;
  /** The signed-in account, which would pay: not whom the server names as the client. */
  readonly viewer: string;
};

/** One proposal among others: what it costs, what comes of it, who stands behind it; and what its client can do. */
export function ProposalCard({ proposal, job, viewer }: ProposalCardProps) {
  const { id, seller, offer, state, shortlisted, outdated, order } = proposal;
  const navigate = useNavigate();
  const now = useChainNow("minute");
  const { run, busy, failure } = useProposalDeed();
  const [declining, setDeclining] = useState(false);
  const name = seller.name || shortAddress(seller.address);
  // A price that the contract takes no more can be signed anew: it stands, with what is wrong with it.
  const live = state === "quoted" || state === "accepted" || state === "void";
  const flaw =
    live && !order && job.state === "open" ? flawOfQuote(proposal, { account: viewer, now }) : null;

  async function hire() {
    if (!offer) return;
    const { termsHash } = offer;
    const taken =
      state === "accepted" ||
      (await run(() => api.post("/api/quotes/{id}/accept", { path: { id }, body: { termsHash } })));
    if (taken) await navigate({ to: "/quotes/$id/pay", params: { id } });
  }

  return (
    <article
      aria-label={say.of(name)}
      className={clsx(
        "row-span-4 grid min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-subgrid gap-4 rounded-lg border bg-card p-4 sm:p-5",
        shortlisted ? "border-accent" : "border-line",
      )}
    >
      <header className="flex items-start gap-3">
        <Avatar of={seller} size={40} />
        <div className="min-w-0 flex-1">
          <h3 className="truncate font-semibold">
            <PersonLink of={seller} as="seller" />
          </h3>
          <p className="text-note text-soft">
            <Address value={seller.address} />
          </p>
        </div>
        {live && job.state === "open" ? (
          <IconButton
            label={shortlisted ? say.unstar(name) : say.star(name)}
            aria-pressed={shortlisted}
            className="-me-2 -mt-1"
            onClick={() =>
              void run(() => answerProposal(job.id, id, shortlisted ? "unshortlist" : "shortlist"))
            }
          >
            <Star className={clsx("size-5", shortlisted && "fill-accent text-accent")} aria-hidden />
          </IconButton>
        ) : (
          !live && <QuoteStatusBadge state={state} waitsForYou={false} />
        )}
      </header>
      <div>
        <SellerRecord address={seller.address} />
      </div>
      <div>{offer && <QuotedTerms offer={offer} />}</div>
      <div className="flex flex-col gap-3 border-t border-line pt-4">
        {outdated && live && (
          <p className="text-note text-wait">
            {say.outdated}{" "}
            <Link to="/quotes/$id" params={{ id }} className="underline underline-offset-4">
              {say.seeBrief}
            </Link>
          </p>
        )}
        {flaw && <p className="text-note text-lost">{flaw}</p>}
        {offer && live && (
          <p className="text-note text-soft">
            {say.goodUntil} <Time at={offer.terms.validUntil} show="both" />
          </p>
        )}
        {order && (
          <ButtonLink to="/orders/$id" params={{ id: order.id }} wide>
            {texts.page.toOrder}
          </ButtonLink>
        )}
        {live && job.state === "open" && (
          <div className="flex flex-wrap gap-2">
            <Button
              wide
              className="wrap-anywhere"
              variant={shortlisted ? "primary" : "quiet"}
              loading={busy}
              disabled={flaw !== null}
              onClick={() => void hire()}
            >
              {say.hire(name)}
            </Button>
            {declining ? (
              <>
                <Button
                  variant="danger"
                  className="flex-1"
                  loading={busy}
                  // The second click of a double one was meant for the button that stood here before.
                  onClick={({ detail }) =>
                    detail < 2 && void run(() => answerProposal(job.id, id, "decline"))
                  }
                >
                  {say.declineSure}
                </Button>
                <Button variant="plain" className="flex-1" onClick={() => setDeclining(false)}>
                  {say.keep}
                </Button>
              </>
            ) : (
              <>
                <ButtonLink to="/quotes/$id" params={{ id }} variant="plain" className="flex-1">
                  {say.ask}
                </ButtonLink>
                <Button variant="plain" className="flex-1" onClick={() => setDeclining(true)}>
                  {say.decline}
                </Button>
              </>
            )}
          </div>
        )}
        <p role="alert" className="text-note text-lost empty:hidden">
          {failure}
        </p>
      </div>
    </article>
  );
}
