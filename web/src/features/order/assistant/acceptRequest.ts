import { escrowCall } from "@holdfast/sdk/actions";
import type { Proposal, PublicConfig } from "@holdfast/sdk/api";
import { splitAgreed, ZERO_ADDRESS, ZERO_HASH } from "@holdfast/sdk/order";
import { type Amend, amendPayment } from "@holdfast/sdk/typed-data";
import type { Hex } from "viem";
import { publicClientOf } from "../../../shared/chain/publicClient.ts";
import { formatDate } from "../../../shared/lib/duration.ts";
import { paymentPlan } from "../../../shared/tx/payment/paymentPlan.ts";
import type { PossibleWays } from "../../../shared/tx/payment/readWays.ts";
import type { TransactionRequest } from "../../../shared/tx/types.ts";
import { split } from "../deeds/request.ts";
import type { OrderModel } from "../model.ts";
import { texts as orderTexts } from "../texts.ts";
import { texts } from "./texts.ts";

/** The transaction that carries out a split the other party signed (DSP-5). */
export function acceptSettlement(model: OrderModel, proposal: Proposal): TransactionRequest {
  const { escrow, terms, state, id } = model;
  const sellerAmount = BigInt(proposal.sellerAmount ?? 0);
  const label = texts.accept.splitTitle;
  const signature = (proposal.signature ?? "0x") as Hex;
  const call = escrowCall({
    escrow,
    call: "settle",
    args: [terms, sellerAmount, proposal.validUntil, signature],
  });
  return {
    title: label,
    effects: [texts.accept.split],
    figures: split(model, splitAgreed({ remaining: state.remaining, sellerAmount, terms })),
    steps: [{ label, prepare: async () => [call] }],
    ask: true,
    done: texts.accept.doneSplit,
    href: `/orders/${id}`,
  };
}

/** What is paid for an amendment, in smallest units. `possible`: how the wallet's part can be, null in the chain's coin. */
export type Extra = {
  readonly config: PublicConfig;
  readonly fromBalance: bigint;
  readonly possible: PossibleWays | null;
};

/** The transaction that carries out a change the other party signed, with the extra amount where there is one (RQ-1, RQ-2). */
export function acceptAmendment(
  model: OrderModel,
  proposal: Proposal,
  { config, fromBalance, possible }: Extra,
): TransactionRequest {
  const { escrow, terms, state, id, money } = model;
  const amount = BigInt(proposal.amount ?? 0);
  const due = proposal.due ?? 0;
  const content = (proposal.content ?? ZERO_HASH) as Hex;
  const signature = (proposal.signature ?? "0x") as Hex;
  const { validUntil, round } = proposal;
  const fromWallet = amount - fromBalance;
  const say = texts.accept;
  const label = amount > 0n ? say.workTitle(money(amount)) : say.dateTitle;
  const call = (authorization: Hex) =>
    escrowCall({
      escrow,
      call: "amend",
      args: [
        terms,
        { amount, due, validUntil, content },
        signature,
        { fromBalance, keepRefunds: false, authorization },
      ],
      value: terms.token === ZERO_ADDRESS ? fromWallet : 0n,
    });
  const effects = [
    ...(amount > 0n ? [say.goesIn(money(amount))] : []),
    due > 0 ? say.newDate(formatDate(due)) : say.sameDate,
  ];
  const amend: Amend = { order: id, round, amount, due, validUntil, content };
  const plan = possible
    ? paymentPlan(
        {
          chain: publicClientOf(config),
          escrow,
          token: terms.token,
          owner: terms.client,
          amount: fromWallet,
          amountText: money(fromWallet),
          ways: possible.ways,
          witness: amendPayment(amend),
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
    ...(amount > 0n && {
      figures: [
        ...(fromBalance > 0n ? [{ label: say.fromBalance, value: money(fromBalance) }] : []),
        { label: say.fromWallet, value: money(fromWallet) },
        { label: orderTexts.figures.inContract, value: money(state.remaining) },
        { label: texts.open.inContract, value: money(state.remaining + amount), sum: true },
      ],
    }),
    ask: false,
    done: amount > 0n ? say.doneWork(money(amount)) : say.doneDate,
    href: `/orders/${id}`,
  };
}
