import { splitAgreed } from "@holdfast/sdk/order";
import { useState } from "react";
import { amountFlaw } from "../../../shared/lib/typedAmount.ts";
import { figureFacts } from "../../../shared/tx/figureFacts.tsx";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { split } from "../deeds/request.ts";
import { SplitFields } from "../forms/SplitFields.tsx";
import { useSellerPart } from "../forms/useSellerPart.ts";
import { useOrder } from "../model.ts";
import { useOrderDraft } from "../useOrderDraft.ts";
import { otherOf } from "./proposals.ts";
import { texts } from "./texts.ts";
import { usePropose } from "./usePropose.ts";

/** A split of what remains, by slider and to the last unit, that the other party can accept (DSP-5). */
export function SettlementForm({ onClose }: { readonly onClose: () => void }) {
  const model = useOrder();
  const { state, terms, token, money } = model;
  const part = useSellerPart(state.remaining);
  const { whole, amount: sellerAmount } = part;
  const [text, setText, clear] = useOrderDraft("split");
  const [wrong, setWrong] = useState<string>();
  const { propose, busy, error } = usePropose(() => {
    clear();
    onClose();
  });
  const say = texts.form;

  function submit() {
    if (sellerAmount === null)
      return setWrong(amountFlaw(part.text, token) ?? say.amountTooMuch(money(whole)));
    setWrong(undefined);
    const written = text.trim();
    const words = written ? { text: written, answers: [], links: [], fileIds: [] } : null;
    void propose({ kind: "settlement", sellerAmount }, words);
  }

  return (
    <FormDialog
      title={texts.option.settle}
      submit={say.sign}
      busy={busy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="text-soft">{say.settleEffect(otherOf(model))}</p>
      <SplitFields part={part} error={wrong} />
      {sellerAmount !== null && (
        <Facts facts={figureFacts(split(model, splitAgreed({ remaining: whole, sellerAmount, terms })))} />
      )}
      <Field label={say.words} hint={say.whyHint} optional>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
      </Field>
      <p className="text-note text-soft">{say.free}</p>
      {busy && (
        <Notice tone="run" live>
          {say.signing}
        </Notice>
      )}
    </FormDialog>
  );
}
