import { sign } from "@holdfast/sdk/actions";
import { explainError } from "@holdfast/sdk/errors";
import { arbiterFee, splitRuling } from "@holdfast/sdk/order";
import { rulingTypedData } from "@holdfast/sdk/typed-data";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Hex } from "viem";
import { api } from "../../../shared/lib/api.ts";
import { amountFlaw } from "../../../shared/lib/typedAmount.ts";
import { figureFacts } from "../../../shared/tx/figureFacts.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { percent } from "../../../shared/ui/MoneyPath.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { useWallet, WalletRefused } from "../../../shared/wallet/port.ts";
import { postDocument } from "../api/postDocument.ts";
import { split } from "../deeds/request.ts";
import { SplitFields } from "../forms/SplitFields.tsx";
import { useSellerPart } from "../forms/useSellerPart.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { useOrderDraft } from "../useOrderDraft.ts";

/** The arbiter's split in exact units with a written reason, signed by EIP-712 and kept by the server (DSP-3). */
export function RulingForm({ onDone }: { readonly onDone: () => void }) {
  const model = useOrder();
  const { id, terms, state, escrow, chainId } = model;
  const wallet = useWallet();
  const queries = useQueryClient();
  const part = useSellerPart(state.remaining - arbiterFee(state.remaining, terms.arbiterFeeBps));
  const sellerAmount = part.amount;
  const [reason, setReason, clear] = useOrderDraft("ruling");
  const [wrong, setWrong] = useState<{ amount?: string; reason?: string }>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sellerAmount === null)
      return setWrong({
        amount: amountFlaw(part.text, model.token) ?? texts.form.amountTooMuch(model.money(part.whole)),
      });
    if (reason.trim().length < 10) return setWrong({ reason: texts.ruling.reasonMissing });
    setWrong({});
    setError(null);
    setBusy(true);
    try {
      const document = await postDocument({
        kind: "ruling",
        order: id,
        text: reason.trim(),
        answers: [],
        links: [],
        fileIds: [],
      });
      const content = document.hash as Hex;
      const [walletClient, publicClient] = await Promise.all([wallet.walletClient(), wallet.publicClient()]);
      const signature = await sign(
        { walletClient, publicClient, escrow },
        rulingTypedData({ chainId, escrow, ruling: { order: id, sellerAmount, content } }),
      );
      await api.put("/api/orders/{id}/ruling", {
        path: { id },
        body: { sellerAmount: sellerAmount.toString(), content, signature },
      });
      await queries.invalidateQueries({ queryKey: ["orders"] });
      void notify("done", texts.ruling.saved);
      clear();
      onDone();
    } catch (failure) {
      setError(sayFailure(failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <SplitFields part={part} error={wrong.amount} />
      {sellerAmount !== null && (
        <Facts
          facts={figureFacts(split(model, splitRuling({ remaining: state.remaining, sellerAmount, terms })))}
        />
      )}
      <Field label={texts.ruling.reason} hint={texts.ruling.reasonHint} error={wrong.reason}>
        <Textarea
          rows={5}
          value={reason}
          maxLength={20_000}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <p className="text-note text-soft">
        {texts.ruling.free} {texts.ruling.fallback(percent(terms.fallbackSellerBps))}
      </p>
      {busy && (
        <p role="status" className="text-soft">
          {texts.ruling.signing}
        </p>
      )}
      {error && (
        <Notice tone="lost" live>
          {error}
        </Notice>
      )}
      <Button type="submit" variant="primary" loading={busy} className="self-start">
        {texts.ruling.sign}
      </Button>
    </form>
  );
}

function sayFailure(error: unknown): string {
  if (error instanceof WalletRefused) return texts.ruling.rejected;
  const { code, shortMessage, hint } = explainError(error);
  return code === "user_rejected" ? texts.ruling.rejected : texts.ruling.failed(`${shortMessage} ${hint}`);
}
