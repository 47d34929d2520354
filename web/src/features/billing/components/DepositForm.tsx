import type { PublicConfig } from "@holdfast/sdk/api";
import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Address } from "viem";
import { formatAmount, parseAmount } from "../../../shared/lib/amount.ts";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { moneyText } from "../../../shared/ui/Money.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { depositRequest } from "../depositRequest.ts";
import { holdingsQuery } from "../queries.ts";
import { texts } from "../texts.ts";
import { tokenFace } from "../tokenFace.ts";
import { AmountForm } from "./AmountForm.tsx";

export type BalanceFormProps = {
  readonly config: PublicConfig;
  readonly account: Address;
  readonly token: Address;
  readonly onClose: () => void;
};

/** Money from the wallet into the platform balance (PAY-2). */
export function DepositForm({ config, account, token, onClose }: BalanceFormProps) {
  const face = tokenFace(config, token);
  const wallet = useWallet();
  const transact = useTransact();
  const { data: has } = useQuery(holdingsQuery(config, account, token));
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  // Who closed the form while the ways to pay were looked up wants no wallet to open.
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const say = texts.deposit;
  const amount = parseAmount(text, face.decimals);
  const flaw =
    amount === null || amount === 0n
      ? say.wrong
      : has && amount > has.wallet
        ? say.tooMuch(moneyText(has.wallet, face, face.decimals))
        : undefined;

  async function submit() {
    setTried(true);
    setFailed(false);
    if (flaw !== undefined || amount === null) return;
    setBusy(true);
    try {
      const before = has?.platform ?? null;
      const request = await depositRequest({ config, account, token, face, amount, before, wallet });
      if (!here.current) return;
      transact(request);
      onClose();
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  return (
    <AmountForm
      title={say.title(face.symbol)}
      description={say.what}
      submit={say.submit}
      busy={busy}
      symbol={face.symbol}
      label={say.amount}
      hint={has ? say.wallet(moneyText(has.wallet, face)) : ""}
      // Of the coin the network fee has to stay in the wallet.
      all={
        has && token !== ZERO_ADDRESS && has.wallet > 0n
          ? { label: say.all, text: formatAmount(has.wallet, face.decimals, face.decimals).exact }
          : null
      }
      text={text}
      onText={setText}
      wrong={tried ? flaw : undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {failed && (
        <Notice tone="lost" live>
          {say.failed}
        </Notice>
      )}
    </AmountForm>
  );
}
