import type { ActivityEntry } from "@holdfast/sdk/api";
import { CancelCause, CompleteCause, RequestKind, SettleCause } from "@holdfast/sdk/order";
import { formatDate } from "../../../shared/lib/duration.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import type { OrderModel } from "../model.ts";
import { events } from "./texts.ts";

/** What happened, in one sentence. */
export function describe(entry: ActivityEntry, model: OrderModel): string {
  const { names, money, order } = model;
  const { args } = entry;
  const who = entry.actor ? entry.actor.name || shortAddress(entry.actor.address) : events.someone;
  const amount = (key: string) => money(String(args[key] ?? "0"));
  const due = () => formatDate(Number(args.due));
  switch (entry.event) {
    case "OrderPlaced":
      return (entry.document ? events.placedAndStarted : events.placed)(
        names.client,
        money(order.terms.price),
      );
    case "OrderAccepted":
      return events.accepted(names.seller);
    case "OrderStarted":
      return events.started(names.client);
    case "OrderDelivered":
      return args.late === true ? events.deliveredLate(names.seller) : events.delivered(names.seller);
    case "DraftShared":
      return events.draft(who);
    case "HelpRequested":
      return events.helpAsked(who);
    case "HelpClosed":
      return events.helpClosed;
    case "OrderCompleted":
      return Number(args.cause) === CompleteCause.Claimed
        ? events.claimed(names.seller, amount("toSeller"))
        : events.approved(names.client, names.seller, amount("toSeller"));
    case "PartReleased":
      return events.released(names.client, names.seller, amount("toSeller"));
    case "RevisionRequested":
      return events.revision(names.client, due());
    case "RequestOpened":
      return openedText(Number(args.kind), names);
    case "RequestAnswered":
      return args.accepted === true ? events.agreed(who) : events.refused(who);
    case "RequestWithdrawn":
      return events.withdrawn(who);
    case "ProposalMade":
      return proposedText(entry, model, who);
    case "ProposalDeclined":
      return events.proposalDeclined(who);
    case "ProposalWithdrawn":
      return events.proposalWithdrawn(who);
    case "ProposalExpired":
      return events.proposalExpired;
    case "OrderAmended":
      return Number(args.amount ?? 0) > 0
        ? events.amended(amount("amount"), args.due ? due() : null)
        : events.newDate(due());
    case "OrderRevoked":
      return events.revoked(who);
    case "OrderDisputed":
      return events.disputed(who);
    case "EvidenceSubmitted":
      return events.evidence(who);
    case "OrderCancelled":
      return cancelledText(Number(args.cause), { ...names, amount: amount("refund") });
    case "OrderSettled":
      return settledText(Number(args.cause), {
        ...names,
        toSeller: amount("toSeller"),
        toClient: amount("toClient"),
      });
    case "Credited":
      return events.credited(who, amount("amount"));
    default:
      return entry.event;
  }
}

function proposedText({ args }: ActivityEntry, { money, names }: OrderModel, who: string): string {
  if (args.kind === "settlement")
    return events.proposedSplit(who, money(String(args.sellerAmount ?? "0")), names.seller);
  const date = Number(args.due) > 0 ? formatDate(Number(args.due)) : null;
  if (String(args.amount ?? "0") === "0") return events.proposedDate(who, date ?? "");
  return events.proposedWork(who, money(String(args.amount)), date);
}

function openedText(kind: number, names: OrderModel["names"]): string {
  switch (kind) {
    case RequestKind.CancelBySeller:
      return events.askedCancel(names.seller);
    case RequestKind.CancelByClient:
      return events.askedCancel(names.client);
    case RequestKind.Progress:
      return events.askedProgress(names.client);
    default:
      return events.askedRefund(names.client);
  }
}

function cancelledText(cause: number, words: { client: string; seller: string; amount: string }): string {
  const { client, seller, amount } = words;
  switch (cause) {
    case CancelCause.ByClient:
      return events.cancelled(client, amount, client);
    case CancelCause.BySeller:
      return events.cancelled(seller, amount, client);
    case CancelCause.RequestAccepted:
      return events.cancelledTogether(amount, client);
    case CancelCause.RequestExpired:
      return events.cancelledSilent(amount, client);
    default:
      return events.reclaimed(client, amount);
  }
}

type SettledWords = { client: string; seller: string; arbiter: string; toSeller: string; toClient: string };

function settledText(cause: number, { client, seller, arbiter, toSeller, toClient }: SettledWords): string {
  const shares = events.shares(toSeller, seller, toClient, client);
  switch (cause) {
    case SettleCause.Ruled:
      return events.ruled(arbiter, shares);
    case SettleCause.Agreed:
      return events.settled(shares);
    default:
      return events.expired(shares);
  }
}
