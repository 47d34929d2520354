import { type OrderAction, RequestKind } from "@holdfast/sdk/order";
import ChevronDown from "lucide-react/icons/chevron-down";
import { useState } from "react";
import { useChainNow } from "../../../shared/live/clock.ts";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Countdown } from "../../../shared/ui/Countdown.tsx";
import { LivingSignature } from "../assistant/LivingSignature.tsx";
import { OpenProposal } from "../assistant/OpenProposal.tsx";
import { OpenRequest } from "../assistant/OpenRequest.tsx";
import { livingSignature, openProposal, useProposals } from "../assistant/proposals.ts";
import { choose } from "../deeds/choose.ts";
import { labelOf } from "../deeds/labels.ts";
import { notYet } from "../deeds/notYet.ts";
import { requestOf } from "../deeds/request.ts";
import { countdownOf, sentenceOf } from "../deeds/whatNext.ts";
import { isWayOut, standsInAssistant } from "../deeds/where.ts";
import { DeedForm, needsForm } from "../forms/DeedForm.tsx";
import { HelpRequestDialog } from "../help/HelpRequestDialog.tsx";
import { allowedTo, useOrder } from "../model.ts";
import { RemindLater } from "../reminder/RemindLater.tsx";
import { texts } from "../texts.ts";
import { NotSatisfied } from "../unsatisfied/NotSatisfied.tsx";
import { texts as unsatisfiedTexts } from "../unsatisfied/texts.ts";
import { DraftNote } from "./DraftNote.tsx";
import { WhereToLook } from "./WhereToLook.tsx";

type Shown =
  | { readonly action: OrderAction; readonly declining?: boolean }
  | { readonly action: "unsatisfied" }
  | { readonly action: "help" };

/** One sentence for this person, one main button, quiet others, a countdown. */
export function WhatNext() {
  const model = useOrder();
  const now = useChainNow();
  const transact = useTransact();
  const [form, setForm] = useState<Shown | null>(null);
  const proposals = useProposals(model);
  const proposal = openProposal(model, proposals, now);
  const living = livingSignature(model, proposals, now);
  const allowed = allowedTo(model, now);
  const { primary, ...rest } = choose(model, allowed);
  const here = (action: OrderAction) =>
    !standsInAssistant(action, model) && !isWayOut(action, model) && (action !== "revoke" || living !== null);
  const others = rest.others.filter(here);
  const rare = rest.rare.filter(here);
  const unsatisfied = allowed.some((action) => isWayOut(action, model));
  const running = countdownOf(model, now);
  const ended = model.order.finishedAt !== null;

  function act(action: OrderAction) {
    if (needsForm(action)) setForm({ action });
    else transact(requestOf(model, action, {}, true));
  }
  const button = (action: OrderAction) => (
    <Button key={action} onClick={() => act(action)}>
      {labelOf(action, model)}
    </Button>
  );

  return (
    <Card title={texts.next.title} aria-label={texts.next.title}>
      <div className="flex flex-col gap-4">
        <p className="text-lead" role="status" aria-live="polite">
          {sentenceOf(model, now)}
        </p>
        <WhereToLook />
        <DraftNote />
        {running && !ended && <Countdown until={running.until} then={running.outcome} />}
        <OpenRequest />
        {proposal && <OpenProposal key={proposal.id} proposal={proposal} />}
        {(primary || others.length > 0 || unsatisfied) && (
          <div className="flex flex-wrap gap-2 max-sm:flex-col">
            {primary && (
              // On a phone the main button stays at the thumb, wherever the page is.
              <div className="thumb">
                <Button variant="primary" className="max-sm:w-full" onClick={() => act(primary)}>
                  {labelOf(primary, model)}
                </Button>
              </div>
            )}
            {primary === "answer" && model.state.request !== RequestKind.Progress && (
              <Button onClick={() => setForm({ action: "answer", declining: true })}>
                {texts.deeds.declineRequest}
              </Button>
            )}
            {primary === "start" && <RemindLater />}
            {unsatisfied && (
              <Button onClick={() => setForm({ action: "unsatisfied" })}>{unsatisfiedTexts.button}</Button>
            )}
            {others.map(button)}
          </div>
        )}
        {notYet(model, now).map((sentence) => (
          <p key={sentence} className="text-note text-soft">
            {sentence}
          </p>
        ))}
        {living !== null && <LivingSignature until={living} open={proposal !== null} />}
        {rare.length > 0 && (
          <details className="group">
            <summary className="inline-flex min-h-11 list-none items-center gap-1 text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
              {texts.next.more}
              <ChevronDown
                className="size-4 transition-transform duration-150 group-open:rotate-180"
                aria-hidden
              />
            </summary>
            <div className="flex flex-wrap gap-2 pt-2 max-sm:flex-col">{rare.map(button)}</div>
          </details>
        )}
      </div>
      {form?.action === "unsatisfied" && (
        <NotSatisfied
          allowed={allowed}
          onPick={(way) => setForm(way === "help" ? { action: way } : { action: way })}
          onClose={() => setForm(null)}
        />
      )}
      {form?.action === "help" && <HelpRequestDialog onClose={() => setForm(null)} />}
      {form && form.action !== "unsatisfied" && form.action !== "help" && (
        <DeedForm {...form} onClose={() => setForm(null)} />
      )}
    </Card>
  );
}
