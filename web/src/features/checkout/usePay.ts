import { escrowCall } from "@holdfast/sdk/actions";
import type { Package, PublicConfig } from "@holdfast/sdk/api";
import { HoldfastError } from "@holdfast/sdk/errors";
import { type Terms, ZERO_ADDRESS, ZERO_HASH } from "@holdfast/sdk/order";
import { placePayment } from "@holdfast/sdk/typed-data";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Address, getAddress, type Hex } from "viem";
import { publicClientOf } from "../../shared/chain/publicClient.ts";
import { api } from "../../shared/lib/api.ts";
import { describeError } from "../../shared/lib/describeError.ts";
import { formatDuration } from "../../shared/lib/duration.ts";
import { focusFirstWrong } from "../../shared/lib/focusFirstWrong.ts";
import type { Requirements, RequirementsInput } from "../../shared/requirements/useRequirements.ts";
import { paymentPlan } from "../../shared/tx/payment/paymentPlan.ts";
import type { PossibleWays } from "../../shared/tx/payment/readWays.ts";
import { hasPending } from "../../shared/tx/store.ts";
import type { TransactionRequest } from "../../shared/tx/types.ts";
import { useTransact } from "../../shared/tx/useTransact.ts";
import { moneyText, type TokenFace } from "../../shared/ui/Money.tsx";
import { useWallet, WalletRefused } from "../../shared/wallet/port.ts";
import { readPossibleWays } from "./api/ways.ts";
import type { Subject } from "./draft.ts";
import { asksFirst } from "./offer.ts";
import { type Held, placingOf } from "./placing.ts";
import { texts } from "./texts.ts";

type Paying = {
  readonly service: { readonly seller: { readonly name: string } };
  readonly entry: Pick<Package, "offer" | "toRequest">;
  readonly config: PublicConfig;
  readonly open: Terms;
  readonly form: Pick<Requirements, "read" | "clear"> | null;
  /** Of which package the draft of this order is kept; null for terms that have their salt, as a quote's. */
  readonly subject: Subject | null;
  readonly fromBalance: bigint;
  /** What comes back of this order stays in the platform balance. */
  readonly keepRefunds: boolean;
  readonly token: TokenFace;
};

/** Connects and signs in, stores the requirements, then pays: in one transaction with them, or without (ORD-5, ORD-6). */
export function usePay(paying: Paying) {
  const { config, form } = paying;
  const wallet = useWallet();
  const transact = useTransact();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const queries = useQueryClient();

  async function pay(): Promise<void> {
    setError(null);
    const ready = wallet.session !== null && wallet.session === wallet.account;
    if (!ready) return connect();
    const given = form ? form.read() : null;
    if (form && !given) {
      setError(texts.requirements.missing);
      return focusFirstWrong(document);
    }
    setBusy(true);
    try {
      const account = getAddress(wallet.session ?? ZERO_ADDRESS);
      const placing = await placingOf(paying, account);
      if ("why" in placing) {
        setHeld(placing);
        return void queries.invalidateQueries({ queryKey: ["orders", "list"] });
      }
      const { terms, id } = placing;
      const requirements = given ? await store(id, given) : ZERO_HASH;
      const amount = terms.price - paying.fromBalance;
      const inToken = terms.token !== ZERO_ADDRESS && amount > 0n;
      const token = terms.token;
      const possible = inToken ? await readPossibleWays({ config, account, token, amount, wallet }) : null;
      transact({
        ...requestOf({ ...paying, terms, requirements, account, id, possible }),
        onDone: () => {
          form?.clear();
          void navigate({ to: "/orders/$id", params: { id } });
        },
      });
    } catch (reason) {
      setError(saidOf(reason));
    } finally {
      setBusy(false);
    }
  }

  async function connect(): Promise<void> {
    setBusy(true);
    try {
      await wallet.signIn();
    } catch (reason) {
      if (!(reason instanceof WalletRefused)) setError(describeError(reason).title);
    } finally {
      setBusy(false);
    }
  }

  return { pay, busy, error, held: held && stands(held) ? held : null, goOn: () => setHeld(null) };
}

/** What runs is known from the chain, and what was under way may have arrived or failed. */
function stands({ why, order, until = 0 }: Held): boolean {
  switch (why) {
    case "running":
      return false;
    case "underWay":
      return hasPending(`/orders/${order}`) || Date.now() < until;
    case "elsewhere":
      return true;
  }
}

/** The chain's errors have words of their own; the rest went wrong while the requirements were saved. */
function saidOf(reason: unknown): string {
  if (reason instanceof HoldfastError) return `${reason.shortMessage} ${reason.hint}`;
  const { title, safe } = describeError(reason);
  return `${texts.tx.failed} ${title}. ${safe}`;
}

async function store(order: Hex, given: RequirementsInput): Promise<Hex> {
  const body = { kind: "requirements" as const, order, links: [], ...given };
  return (await api.post("/api/documents", { body })).hash as Hex;
}

type Ready = Paying & {
  readonly terms: Terms;
  readonly requirements: Hex;
  readonly account: Address;
  readonly id: Hex;
  /** How the wallet's part can be paid; null when it is in the chain's coin, or nothing. */
  readonly possible: PossibleWays | null;
};

function requestOf(ready: Ready): TransactionRequest {
  const { service, entry, config, terms, requirements, fromBalance, keepRefunds } = ready;
  const { token, account, id, possible } = ready;
  const escrow = getAddress(config.escrow);
  const amount = moneyText(terms.price, token);
  const fromWallet = terms.price - fromBalance;
  const signature = (entry.offer?.signature ?? "0x") as Hex;
  const label = texts.tx.title(amount);
  const call = (authorization: Hex) =>
    escrowCall({
      escrow,
      call: "place",
      args: [terms, signature, { fromBalance, keepRefunds, authorization }, requirements],
      value: terms.token === ZERO_ADDRESS ? fromWallet : 0n,
    });
  const effects = [
    texts.tx.goesIn(amount),
    asksFirst(entry)
      ? texts.tx.asked(service.seller.name, formatDuration(terms.responseTime))
      : requirements === ZERO_HASH
        ? texts.tx.waits
        : texts.tx.starts(formatDuration(terms.deliveryTime)),
  ];
  const plan = possible
    ? paymentPlan(
        {
          chain: publicClientOf(config),
          escrow,
          token: terms.token,
          owner: account,
          amount: fromWallet,
          amountText: moneyText(fromWallet, token),
          ways: possible.ways,
          witness: placePayment({
            order: id,
            requirements,
            keepRefunds,
            offerSigned: signature !== "0x",
          }),
          label,
          call,
        },
        possible.order,
        effects,
      )
    : { steps: [{ label, prepare: async () => [call("0x")] }] as const, effects };
  return {
    ...plan,
    title: label,
    figures: [
      ...(fromBalance > 0n ? [{ label: texts.pay.fromBalance, value: moneyText(fromBalance, token) }] : []),
      { label: texts.pay.fromWallet, value: moneyText(fromWallet, token) },
      { label: texts.tx.inContract, value: amount, sum: true },
    ],
    ask: false,
    href: `/orders/${id}`,
  };
}
