import type { DocumentInput } from "@holdfast/sdk/api";
import type { OrderAction } from "@holdfast/sdk/order";
import { useState } from "react";
import type { Hex } from "viem";
import { describeError } from "../../../shared/lib/describeError.ts";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { postDocument } from "../api/postDocument.ts";
import { type Given, requestOf } from "../deeds/request.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { useGone } from "./useGone.ts";

type Sending = {
  readonly action: OrderAction;
  /** Null: nothing was written, and nothing is committed to. */
  readonly document: Omit<DocumentInput, "order"> | null;
  readonly given?: Omit<Given, "content">;
};

/** Stores what was written, then opens the transaction dialog with its hash. `onSent` closes the form. Closed before, it sends nothing. */
export function useWriteAndSend(onSent: () => void) {
  const model = useOrder();
  const transact = useTransact();
  const gone = useGone();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function send({ action, document, given = {} }: Sending): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const content = document ? ((await postDocument({ ...document, order: model.id })).hash as Hex) : null;
      if (gone()) return;
      transact(requestOf(model, action, { ...given, ...(content && { content }) }, false));
      onSent();
    } catch (reason) {
      const said = describeError(reason);
      setError(`${texts.form.failed} ${said.title}. ${said.safe}`);
    } finally {
      setBusy(false);
    }
  }

  return { send, busy, error };
}
