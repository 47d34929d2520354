import { useId, useState } from "react";
import { useChainNow } from "../../../shared/live/clock.ts";
import { Card } from "../../../shared/ui/Card.tsx";
import { DeedForm } from "../forms/DeedForm.tsx";
import { useOrder } from "../model.ts";
import { AdditionalWorkForm, ChangeTimeForm } from "./AmendForm.tsx";
import { type AssistantOption, assistantOptions, type OptionId } from "./options.ts";
import { openProposal, otherOf, useProposals } from "./proposals.ts";
import { SettlementForm } from "./SettlementForm.tsx";
import { texts } from "./texts.ts";

/** What this person can ask for now, each with its own form; what they cannot, with the reason (RQ-1 to RQ-5). */
export function Assistant() {
  const model = useOrder();
  const now = useChainNow();
  const proposals = useProposals(model);
  const [form, setForm] = useState<OptionId | null>(null);
  const proposalOpen = openProposal(model, proposals, now) !== null;
  const options = assistantOptions(model, { now, proposalOpen });
  if (options.length === 0 || model.order.finishedAt !== null) return null;
  return (
    <Card title={texts.title} aria-label={texts.title}>
      <p className="mb-2 text-note text-soft">{texts.intro(otherOf(model))}</p>
      <ul className="flex flex-col divide-y divide-line">
        {options.map((option) => (
          <Option key={option.id} option={option} onPick={() => setForm(option.id)} />
        ))}
      </ul>
      {form && <OptionForm id={form} onClose={() => setForm(null)} />}
    </Card>
  );
}

function Option({ option, onPick }: { readonly option: AssistantOption; readonly onPick: () => void }) {
  const hint = useId();
  return (
    <li className="py-1">
      <button
        type="button"
        disabled={option.refused}
        aria-describedby={hint}
        onClick={onPick}
        className="-mx-2 flex min-h-11 w-[calc(100%+1rem)] flex-col items-start justify-center rounded-md px-2 py-1 text-start transition-colors duration-100 hover:bg-well disabled:cursor-not-allowed disabled:hover:bg-transparent"
      >
        <span className={option.refused ? "font-medium text-soft" : "font-medium text-accent"}>
          {option.label}
        </span>
      </button>
      <p id={hint} className="pb-1 text-note text-soft">
        {option.hint}
      </p>
    </li>
  );
}

function OptionForm({ id, onClose }: { readonly id: OptionId; readonly onClose: () => void }) {
  switch (id) {
    case "additionalWork":
      return <AdditionalWorkForm onClose={onClose} />;
    case "changeTime":
      return <ChangeTimeForm onClose={onClose} />;
    case "progress":
      return <DeedForm action="requestProgress" onClose={onClose} />;
    case "cancel":
      return <DeedForm action="requestCancel" onClose={onClose} />;
    case "cancelAlone":
      return <DeedForm action="cancel" onClose={onClose} />;
    case "release":
      return <DeedForm action="release" onClose={onClose} />;
    case "settle":
      return <SettlementForm onClose={onClose} />;
  }
}
