import { readBalance } from "@holdfast/sdk/actions";
import type { Proposal } from "@holdfast/sdk/api";
import { explainError } from "@holdfast/sdk/errors";
import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { publicClientOf } from "../../../shared/chain/publicClient.ts";
import { useConfig } from "../../../shared/lib/config.ts";
import { PaySource } from "../../../shared/tx/payment/PaySource.tsx";
import { readWays } from "../../../shared/tx/payment/readWays.ts";
import { useSplit } from "../../../shared/tx/payment/useSplit.ts";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { useGone } from "../forms/useGone.ts";
import { useOrder } from "../model.ts";
import { texts as orderTexts } from "../texts.ts";
import { acceptAmendment } from "./acceptRequest.ts";
import { texts } from "./texts.ts";

type AcceptProps = { readonly proposal: Proposal; readonly onClose: () => void };

/** Paying for additional work: what it costs, whence it comes and when it is due, before the wallet opens (RQ-1). */
export function AcceptWorkForm({ proposal, onClose }: AcceptProps) {
  const model = useOrder();
  const { id, terms, state, money, escrow, token } = model;
  const config = useConfig();
  const wallet = useWallet();
  const transact = useTransact();
  const gone = useGone();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const amount = BigInt(proposal.amount ?? 0);
  const { data: balance = 0n } = useQuery({
    queryKey: ["orders", "one", id, "balance"],
    enabled: config !== undefined,
    queryFn: () => {
      if (!config) return 0n;
      const client = { publicClient: publicClientOf(config), escrow };
      return readBalance(client, { account: terms.client, token: terms.token });
    },
  });
  const split = useSplit({ price: amount, platform: balance, token });
  const { fromBalance } = split;
  const say = texts.accept;

  async function accept() {
    if (!config || split.wrong !== null) return;
    setBusy(true);
    setError(null);
    try {
      const fromWallet = amount - fromBalance;
      const inToken = terms.token !== ZERO_ADDRESS && fromWallet > 0n;
      const here = wallet.status === "connected" && wallet.chainId === config.chainId ? wallet : null;
      const possible = inToken
        ? await readWays({
            chain: publicClientOf(config),
            escrow,
            token: terms.token,
            owner: terms.client,
            amount: fromWallet,
            wallet: here,
          })
        : null;
      if (gone()) return;
      transact(acceptAmendment(model, proposal, { config, fromBalance, possible }));
      onClose();
    } catch (failure) {
      const { shortMessage, hint } = explainError(failure);
      setError(`${shortMessage} ${hint}`);
    } finally {
      setBusy(false);
    }
  }

  const { effects } = config
    ? acceptAmendment(model, proposal, { config, fromBalance, possible: null })
    : { effects: [] };
  return (
    <FormDialog
      title={say.workTitle(money(amount))}
      submit={texts.open.acceptWork(money(amount))}
      busy={busy}
      error={error}
      onSubmit={() => void accept()}
      onClose={onClose}
    >
      <ul className="flex list-disc flex-col gap-1 ps-5 marker:text-faint">
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      {balance > 0n && (
        <PaySource
          price={amount}
          token={token}
          has={{ platform: balance, wallet: null }}
          native={terms.token === ZERO_ADDRESS}
          split={split}
        />
      )}
      <Facts
        facts={[
          ...(fromBalance > 0n ? [{ label: say.fromBalance, value: money(fromBalance) }] : []),
          { label: say.fromWallet, value: money(amount - fromBalance) },
          { label: orderTexts.figures.inContract, value: money(state.remaining) },
          { label: texts.open.inContract, value: money(state.remaining + amount), total: true },
        ]}
      />
    </FormDialog>
  );
}
