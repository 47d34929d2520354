import type { PublicConfig } from "@holdfast/sdk/api";
import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Address } from "viem";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { amountFlaw, typedAmount } from "../../../shared/lib/typedAmount.ts";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { moneyText } from "../../../shared/ui/Money.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { depositRequest } from "../depositRequest.ts";
import { depositFeeQuery, holdingsQuery } from "../queries.ts";
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
  const native = token === ZERO_ADDRESS;
  const { data: fee } = useQuery(depositFeeQuery(config, token));
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
  const exact = (sum: bigint) => moneyText(sum, face, face.decimals);
  const most = has ? mostOf(has.wallet, native ? fee : 0n) : null;
  const amount = parseAmount(text, face.decimals);
  const flaw =
    amount === null || amount === 0n
      ? (amountFlaw(text, face) ?? say.wrong)
      : has && amount > (most ?? has.wallet)
        ? native && fee !== undefined
          ? say.tooMuchCoin(exact(has.wallet), moneyText(fee, face), most ? exact(most) : null)
          : say.tooMuch(exact(has.wallet))
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
      token={face}
      label={say.amount}
      hint={
        has
          ? `${say.wallet(moneyText(has.wallet, face))}${native && fee !== undefined ? ` ${say.leaves(moneyText(fee, face))}` : ""}`
          : ""
      }
      all={most !== null && most > 0n ? { label: say.all, text: typedAmount(most, face.decimals) } : null}
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

/** The most that can go in of what a wallet holds, with the network fee kept back; null while the fee is not known. */
function mostOf(wallet: bigint, fee: bigint | undefined): bigint | null {
  if (fee === undefined) return null;
  return wallet > fee ? wallet - fee : 0n;
}
