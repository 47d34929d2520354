import type { Proposal } from "@holdfast/sdk/api";
import { splitAgreed } from "@holdfast/sdk/order";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../shared/lib/api.ts";
import { useConfig } from "../../../shared/lib/config.ts";
import { describeError } from "../../../shared/lib/describeError.ts";
import { formatDate } from "../../../shared/lib/duration.ts";
import { figureFacts } from "../../../shared/tx/figureFacts.tsx";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Countdown } from "../../../shared/ui/Countdown.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { type Fact, Facts } from "../../../shared/ui/Facts.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { DocumentView } from "../components/DocumentView.tsx";
import { split } from "../deeds/request.ts";
import { type OrderModel, useOrder } from "../model.ts";
import { AcceptWorkForm } from "./AcceptWorkForm.tsx";
import { acceptAmendment, acceptSettlement } from "./acceptRequest.ts";
import { isOwn, otherOf } from "./proposals.ts";
import { texts } from "./texts.ts";

type OpenProps = { readonly proposal: Proposal };

/** What one party proposed and the other has to answer: in words and numbers, with its clock and its buttons. */
export function OpenProposal({ proposal }: OpenProps) {
  const model = useOrder();
  const own = isOwn(model, proposal);
  return (
    <section
      aria-label={texts.open.label}
      className="flex flex-col gap-4 rounded-md border border-line bg-card p-4"
    >
      <p className="font-medium" role="status" aria-live="polite">
        {sentenceOf(model, proposal, own)}
      </p>
      {proposal.document && (
        // Words to a split are not part of what is signed.
        <DocumentView
          document={proposal.document}
          committed={proposal.kind === "amendment" ? proposal.content : null}
          signed
        />
      )}
      <Facts facts={factsOf(model, proposal)} />
      <Countdown until={proposal.validUntil} then={texts.open.until} />
      {own ? <Withdraw proposal={proposal} /> : <Answer proposal={proposal} />}
    </section>
  );
}

function sentenceOf(model: OrderModel, proposal: Proposal, own: boolean): string {
  const say = texts.open;
  const other = otherOf(model);
  if (proposal.kind === "settlement") return own ? say.splitYou(other) : say.split(other);
  if (BigInt(proposal.amount ?? 0) > 0n) return own ? say.workYou(other) : say.work(other);
  return own ? say.dateYou(other) : say.date(other);
}

function factsOf(model: OrderModel, proposal: Proposal): readonly Fact[] {
  const { state, terms, money } = model;
  const say = texts.open;
  if (proposal.kind === "settlement") {
    const sellerAmount = BigInt(proposal.sellerAmount ?? 0);
    // A part may have been released since; the signature is then void, and this is drawn for a moment more.
    if (sellerAmount > state.remaining) return [];
    return figureFacts(split(model, splitAgreed({ remaining: state.remaining, sellerAmount, terms })));
  }
  const amount = BigInt(proposal.amount ?? 0);
  return [
    ...(state.due > 0 ? [{ label: say.deliveryNow, value: formatDate(state.due) }] : []),
    ...(proposal.due ? [{ label: say.delivery, value: formatDate(proposal.due) }] : []),
    ...(amount > 0n
      ? [
          { label: say.extra, value: money(amount) },
          { label: say.inContract, value: money(state.remaining + amount), total: true },
        ]
      : []),
  ];
}

function useEnding(proposal: Proposal) {
  const { id } = useOrder();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function end(how: "decline" | "withdraw"): Promise<void> {
    setBusy(true);
    setError(null);
    const path = { id, proposal: proposal.id };
    try {
      if (how === "decline") await api.post("/api/orders/{id}/proposals/{proposal}/decline", { path });
      else await api.post("/api/orders/{id}/proposals/{proposal}/withdraw", { path });
      void notify("plain", how === "decline" ? texts.open.declined : texts.open.withdrawn);
      await queries.invalidateQueries({ queryKey: ["orders", "one", id] });
    } catch (failure) {
      const said = describeError(failure);
      setError(`${texts.open.failed} ${said.safe}`);
    } finally {
      setBusy(false);
    }
  }
  return { end, busy, error };
}

function Answer({ proposal }: OpenProps) {
  const model = useOrder();
  const config = useConfig();
  const transact = useTransact();
  const [paying, setPaying] = useState(false);
  const { end, busy, error } = useEnding(proposal);
  const amount = BigInt(proposal.amount ?? 0);
  const say = texts.open;

  function accept() {
    if (proposal.kind === "settlement") transact(acceptSettlement(model, proposal));
    else if (amount > 0n) setPaying(true);
    else if (config) {
      transact({
        ...acceptAmendment(model, proposal, { config, fromBalance: 0n, possible: null }),
        ask: true,
      });
    }
  }
  const label =
    proposal.kind === "settlement"
      ? say.acceptSplit
      : amount > 0n
        ? say.acceptWork(model.money(amount))
        : say.accept;
  return (
    <>
      {error && <Notice tone="lost">{error}</Notice>}
      <div className="flex flex-wrap gap-2 max-sm:flex-col">
        <Button variant="primary" onClick={accept}>
          {label}
        </Button>
        <Button loading={busy} onClick={() => void end("decline")}>
          {say.decline}
        </Button>
      </div>
      {paying && <AcceptWorkForm proposal={proposal} onClose={() => setPaying(false)} />}
    </>
  );
}

function Withdraw({ proposal }: OpenProps) {
  const model = useOrder();
  const [asking, setAsking] = useState(false);
  const { end, busy, error } = useEnding(proposal);
  const say = texts.withdraw;
  return (
    <>
      <Button className="self-start" onClick={() => setAsking(true)}>
        {texts.open.withdraw}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={say.title}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{say.keep}</Button>
            <Button variant="primary" loading={busy} onClick={() => void end("withdraw")}>
              {say.only}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <p>{say.honest(otherOf(model), formatDate(proposal.validUntil))}</p>
          <p className="text-soft">{say.certain}</p>
          {error && (
            <Notice tone="lost" live>
              {error}
            </Notice>
          )}
        </div>
      </Dialog>
    </>
  );
}
