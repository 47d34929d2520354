import { type Call, escrowCall } from "@holdfast/sdk/actions";
import {
  hasFlag,
  type OrderAction,
  OrderStatus,
  platformFee,
  RequestKind,
  type Split,
  splitCompleted,
  splitExpired,
  splitRuling,
  ZERO_HASH,
} from "@holdfast/sdk/order";
import type { Hex } from "viem";
import { formatDuration } from "../../../shared/lib/duration.ts";
import type { Figure, TransactionRequest } from "../../../shared/tx/types.ts";
import { percent } from "../../../shared/ui/MoneyPath.tsx";
import type { OrderModel } from "../model.ts";
import { texts } from "../texts.ts";
import { doneOf } from "./done.ts";
import { labelOf } from "./labels.ts";

/** What a form adds to a deed. */
export type Given = {
  /** Hash of the document that was written for it. */
  readonly content?: Hex;
  /** New delivery date, unix seconds. */
  readonly due?: number;
  readonly accepted?: boolean;
  /** Smallest units. */
  readonly amount?: bigint;
};

type Deed = Pick<TransactionRequest, "effects" | "figures"> & { call: Call };

/**
 * The dialog's words and the contract call of one deed.
 * @param ask whether the dialog asks first; a form has already been confirmed by its own button.
 */
export function requestOf(
  model: OrderModel,
  action: OrderAction,
  given: Given,
  ask: boolean,
): TransactionRequest {
  const deed = deedOf(model, action, given);
  // How many are left is news before the deed, and wrong after it.
  const title = action === "requestRevision" ? texts.deeds.revision : labelOf(action, model);
  return {
    title,
    effects: deed.effects,
    ...(deed.figures && { figures: deed.figures }),
    steps: [{ label: title, prepare: async () => [deed.call] }],
    ask,
    done: doneOf(model, action, given),
    href: `/orders/${model.id}`,
  };
}

function deedOf(model: OrderModel, action: OrderAction, given: Given): Deed {
  const { terms, state, names, money, escrow, role } = model;
  const say = texts.effects;
  const rest = money(state.remaining);
  const content = given.content ?? ZERO_HASH;
  const calling = { escrow } as const;
  switch (action) {
    case "accept":
      return {
        effects: [
          say.accept,
          hasFlag(state.flags, "RequirementsGiven") ? say.acceptStarts : say.acceptWaits(names),
        ],
        call: escrowCall({ ...calling, call: "accept", args: [terms, state.round] }),
      };
    case "start":
      return {
        effects: [
          state.status === OrderStatus.Pending
            ? say.startPending
            : say.start(formatDuration(terms.deliveryTime)),
          say.hash,
        ],
        call: escrowCall({ ...calling, call: "start", args: [terms, content] }),
      };
    case "cancel":
      return {
        effects: [
          say.cancel(names, rest),
          ...(role === "seller" && state.status !== OrderStatus.Pending ? [say.cancelCounts(names)] : []),
        ],
        figures: split(model, { toSeller: 0n, toClient: state.remaining, platformFee: 0n, arbiterFee: 0n }),
        call: escrowCall({ ...calling, call: "cancel", args: [terms, content] }),
      };
    case "deliver":
      return {
        effects: [say.deliver(names, formatDuration(terms.reviewTime)), say.hash],
        call: escrowCall({ ...calling, call: "deliver", args: [terms, state.round, content] }),
      };
    case "approve":
      return {
        effects: [say.approve(names), say.completes],
        figures: split(model, splitCompleted({ remaining: state.remaining, terms })),
        call: escrowCall({ ...calling, call: "approve", args: [terms] }),
      };
    case "release":
      return releaseDeed(model, given.amount ?? 0n);
    case "requestRevision":
      return {
        effects: [
          say.revision(names),
          ...(hasFlag(state.flags, "DeliveredLate") ? [say.late] : []),
          say.hash,
        ],
        call: escrowCall({ ...calling, call: "requestRevision", args: [terms, content, given.due ?? 0] }),
      };
    case "requestCancel":
    case "requestProgress":
    case "requestRefund":
      return {
        effects: [
          say.request(role === "client" ? names.seller : names.client, formatDuration(terms.responseTime)),
          say.hash,
        ],
        call: escrowCall({ ...calling, call: "request", args: [terms, kindOf(action, role), content] }),
      };
    case "answer":
      return answerDeed(model, given);
    case "withdrawRequest":
      return {
        effects: [say.withdraw],
        call: escrowCall({ ...calling, call: "withdrawRequest", args: [terms] }),
      };
    case "expireRequest":
      return {
        effects: [say.cancel(names, rest)],
        figures: split(model, { toSeller: 0n, toClient: state.remaining, platformFee: 0n, arbiterFee: 0n }),
        call: escrowCall({ ...calling, call: "expireRequest", args: [terms] }),
      };
    case "reclaim":
      return {
        effects: [say.reclaim],
        figures: split(model, { toSeller: 0n, toClient: state.remaining, platformFee: 0n, arbiterFee: 0n }),
        call: escrowCall({ ...calling, call: "reclaim", args: [terms] }),
      };
    case "claim":
      return {
        effects: [say.claim(names)],
        figures: split(model, splitCompleted({ remaining: state.remaining, terms })),
        call: escrowCall({ ...calling, call: "claim", args: [terms] }),
      };
    case "dispute":
      return {
        effects: [
          say.dispute(names, formatDuration(terms.rulingTime)),
          say.disputeFee(names, percent(terms.arbiterFeeBps)),
          say.disputeWays,
        ],
        call: escrowCall({ ...calling, call: "dispute", args: [terms, content] }),
      };
    case "evidence":
      return {
        effects: [say.evidence, say.hash],
        call: escrowCall({ ...calling, call: "evidence", args: [terms, content] }),
      };
    case "rule":
      return ruleDeed(model);
    case "expireDispute":
      return {
        effects: [say.expireDispute],
        figures: split(model, splitExpired({ remaining: state.remaining, terms })),
        call: escrowCall({ ...calling, call: "expireDispute", args: [terms] }),
      };
    case "revoke":
      return { effects: [say.revoke], call: escrowCall({ ...calling, call: "revoke", args: [terms] }) };
    case "place":
    case "amend":
    case "settle":
      throw new Error(`${action} is not done from the order's buttons.`);
  }
}

function releaseDeed(model: OrderModel, amount: bigint): Deed {
  const { terms, state, names, money, escrow } = model;
  const fee = platformFee(amount, terms.platformFeeBps);
  const say = texts.figures;
  return {
    effects: [texts.effects.release(names)],
    figures: [
      { label: say.released, value: money(amount) },
      { label: say.commission(percent(terms.platformFeeBps)), value: `− ${money(fee)}` },
      { label: say.toSeller(names.seller), value: money(amount - fee), sum: true },
      { label: say.remains, value: money(state.remaining - amount) },
    ],
    call: escrowCall({ escrow, call: "release", args: [terms, amount] }),
  };
}

function answerDeed(model: OrderModel, given: Given): Deed {
  const { terms, state, names, money, escrow } = model;
  const say = texts.effects;
  const progress = state.request === RequestKind.Progress;
  const accepted = progress || given.accepted === true;
  const effect = progress
    ? say.progress
    : accepted
      ? say.acceptCancel(names, money(state.remaining))
      : state.request === RequestKind.Refund
        ? say.declineRefund(names, formatDuration(terms.reviewTime))
        : say.declineCancel;
  const back = { toSeller: 0n, toClient: state.remaining, platformFee: 0n, arbiterFee: 0n };
  return {
    effects: [effect],
    ...(accepted && !progress && { figures: split(model, back) }),
    call: escrowCall({
      escrow,
      call: "answer",
      args: [terms, state.round, accepted, given.content ?? ZERO_HASH],
    }),
  };
}

function ruleDeed(model: OrderModel): Deed {
  const { terms, state, names, order, escrow } = model;
  if (!order.ruling) throw new Error("There is no signed ruling to carry out.");
  const sellerAmount = BigInt(order.ruling.sellerAmount);
  return {
    effects: [texts.effects.rule(names)],
    figures: split(model, splitRuling({ remaining: state.remaining, sellerAmount, terms })),
    call: escrowCall({
      escrow,
      call: "rule",
      args: [terms, sellerAmount, order.ruling.content as Hex, order.ruling.signature as Hex],
    }),
  };
}

/** The sum that the reader can add up: what is in the contract, and where each part of it goes. */
export function split(model: OrderModel, parts: Split): readonly Figure[] {
  const { terms, state, names, money } = model;
  const say = texts.figures;
  return [
    ...(parts.toSeller > 0n ? [{ label: say.toSeller(names.seller), value: money(parts.toSeller) }] : []),
    ...(parts.platformFee > 0n
      ? [{ label: say.commission(percent(terms.platformFeeBps)), value: money(parts.platformFee) }]
      : []),
    ...(parts.toClient > 0n ? [{ label: say.toClient(names.client), value: money(parts.toClient) }] : []),
    ...(parts.arbiterFee > 0n
      ? [{ label: say.arbiterFee(percent(terms.arbiterFeeBps)), value: money(parts.arbiterFee) }]
      : []),
    { label: say.inContract, value: money(state.remaining), sum: true },
  ];
}

function kindOf(action: "requestCancel" | "requestProgress" | "requestRefund", role: string): RequestKind {
  switch (action) {
    case "requestCancel":
      return role === "client" ? RequestKind.CancelByClient : RequestKind.CancelBySeller;
    case "requestProgress":
      return RequestKind.Progress;
    case "requestRefund":
      return RequestKind.Refund;
  }
}
