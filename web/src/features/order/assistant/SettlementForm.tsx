import { splitAgreed } from "@holdfast/sdk/order";
import { useState } from "react";
import { formatAmount, parseAmount } from "../../../shared/lib/amount.ts";
import { figureFacts } from "../../../shared/tx/figureFacts.tsx";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { split } from "../deeds/request.ts";
import { FormDialog } from "../forms/FormDialog.tsx";
import { useOrder } from "../model.ts";
import { useOrderDraft } from "../useOrderDraft.ts";
import { otherOf } from "./proposals.ts";
import { texts } from "./texts.ts";
import { usePropose } from "./usePropose.ts";

/** A split of what remains, by slider and to the last unit, that the other party can accept (DSP-5). */
export function SettlementForm({ onClose }: { readonly onClose: () => void }) {
  const model = useOrder();
  const { state, terms, token, names, money } = model;
  const whole = state.remaining;
  const inText = (amount: bigint) => formatAmount(amount, token.decimals, token.decimals).exact;
  const [amount, setAmount] = useState(() => inText(whole / 2n));
  const [text, setText, clear] = useOrderDraft("split");
  const [wrong, setWrong] = useState<string>();
  const { propose, busy, error } = usePropose(() => {
    clear();
    onClose();
  });
  const parsed = parseAmount(amount, token.decimals);
  const sellerAmount = parsed !== null && parsed <= whole ? parsed : null;
  const share = sellerAmount === null || whole === 0n ? 0 : Number((sellerAmount * 100n) / whole);
  const say = texts.form;

  function submit() {
    if (sellerAmount === null) return setWrong(say.amountTooMuch(money(whole)));
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
      <label className="flex flex-col gap-2">
        <span className="font-medium">{say.split}</span>
        <span className="flex items-center gap-3">
          <span className="text-note text-soft">{names.client}</span>
          <input
            type="range"
            min={0}
            max={100}
            step={1}
            value={share}
            onChange={(event) => setAmount(inText((whole * BigInt(event.target.value)) / 100n))}
            className="h-11 min-w-0 flex-1 accent-accent"
            aria-label={say.split}
            aria-valuetext={`${share} ${say.percent}`}
          />
          <span className="text-note text-soft">{names.seller}</span>
          <span className="w-14 text-end figures">
            {share} {say.percent}
          </span>
        </span>
      </label>
      <Field label={say.exact} error={wrong}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          unit={token.symbol}
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
      </Field>
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
