import { exactReleaseAmount, releaseStep } from "@holdfast/sdk/order";
import { useState } from "react";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { amountFlaw } from "../../../shared/lib/typedAmount.ts";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { AmountField } from "../../../shared/ui/AmountField.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { requestOf } from "../deeds/request.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { Consequences } from "./Consequences.tsx";

/** A part of the money now, the rest later (REV-6). */
export function ReleaseForm({ onClose }: { readonly onClose: () => void }) {
  const model = useOrder();
  const { state, terms, token, money } = model;
  const transact = useTransact();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string>();
  const most = exactReleaseAmount({
    wanted: state.remaining,
    remaining: state.remaining,
    platformFeeBps: terms.platformFeeBps,
  });
  const wanted = parseAmount(text, token.decimals);
  const exact =
    wanted === null || wanted > most
      ? null
      : exactReleaseAmount({ wanted, remaining: state.remaining, platformFeeBps: terms.platformFeeBps });

  function submit() {
    if (wanted === null || wanted < releaseStep(terms.platformFeeBps))
      return setWrong(amountFlaw(text, token) ?? texts.form.amountWrong);
    if (exact === null) return setWrong(texts.form.amountTooMuch(money(most)));
    transact(requestOf(model, "release", { amount: exact }, false));
    onClose();
  }

  return (
    <FormDialog
      title={texts.form.releaseTitle}
      submit={texts.deeds.release}
      busy={false}
      error={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <AmountField
        label={texts.form.amount}
        hint={texts.form.amountHint(money(state.remaining))}
        error={wrong}
        token={token}
        value={text}
        onChange={setText}
      />
      {exact !== null && exact > 0n && <Consequences action="release" given={{ amount: exact }} />}
      {exact !== null && exact !== wanted && <Notice tone="idle">{texts.form.rounded(money(exact))}</Notice>}
    </FormDialog>
  );
}
