import { sign } from "@holdfast/sdk/actions";
import type { DocumentInput } from "@holdfast/sdk/api";
import { explainError } from "@holdfast/sdk/errors";
import { amendTypedData, settlementTypedData } from "@holdfast/sdk/typed-data";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Hex } from "viem";
import { api } from "../../../shared/lib/api.ts";
import { chainNow } from "../../../shared/live/clock.ts";
import { notify } from "../../../shared/ui/toast.ts";
import { useWallet, WalletRefused } from "../../../shared/wallet/port.ts";
import { postDocument } from "../api/postDocument.ts";
import { useGone } from "../forms/useGone.ts";
import { useOrder } from "../model.ts";
import { texts } from "./texts.ts";

/** The contract takes 48 hours at most, by a clock that may be a little behind ours. */
const LIFETIME = 48 * 3600 - 60;

/** Amounts in smallest units, dates in unix seconds. */
export type Proposed =
  | { readonly kind: "amendment"; readonly amount: bigint; readonly due: number }
  | { readonly kind: "settlement"; readonly sellerAmount: bigint };

/** Stores the words, asks the wallet for one free signature and hands it in for the other party. */
export function usePropose(onDone: () => void) {
  const { id, state, escrow, chainId } = useOrder();
  const wallet = useWallet();
  const queries = useQueryClient();
  const gone = useGone();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function propose(message: Proposed, words: Omit<DocumentInput, "order" | "kind"> | null) {
    setBusy(true);
    setError(null);
    try {
      const document = words && (await postDocument({ ...words, kind: "request", order: id }));
      const content = (document?.hash ?? null) as Hex | null;
      const shared = { round: state.round, validUntil: chainNow() + LIFETIME };
      const [walletClient, publicClient] = await Promise.all([wallet.walletClient(), wallet.publicClient()]);
      if (gone()) return;
      const signature = await sign(
        { walletClient, publicClient, escrow },
        message.kind === "amendment"
          ? amendTypedData({
              chainId,
              escrow,
              amend: {
                order: id,
                ...shared,
                amount: message.amount,
                due: message.due,
                content: content ?? "0x",
              },
            })
          : settlementTypedData({
              chainId,
              escrow,
              settlement: { order: id, ...shared, sellerAmount: message.sellerAmount },
            }),
      );
      if (gone()) return;
      await api.post("/api/orders/{id}/proposals", {
        path: { id },
        body:
          message.kind === "amendment"
            ? {
                ...shared,
                ...message,
                amount: message.amount.toString(),
                content: content ?? "0x",
                signature,
              }
            : { ...shared, ...message, sellerAmount: message.sellerAmount.toString(), content, signature },
      });
      await queries.invalidateQueries({ queryKey: ["orders", "one", id] });
      void notify("done", texts.form.proposed);
      onDone();
    } catch (failure) {
      setError(said(failure));
    } finally {
      setBusy(false);
    }
  }

  return { propose, busy, error };
}

function said(error: unknown): string {
  if (error instanceof WalletRefused) return texts.form.rejected;
  const { code, shortMessage, hint } = explainError(error);
  return code === "user_rejected" ? texts.form.rejected : `${texts.form.failed} ${shortMessage} ${hint}`;
}
