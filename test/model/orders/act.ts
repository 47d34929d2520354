import { type Order, type OrderDeed, RequestKind } from "@holdfast/sdk";
import * as actions from "@holdfast/sdk/actions";
import { contentOf, type Scene, signedAmendment, signedSettlement, signRuling } from "../attempt.ts";
import type { Person } from "../people.ts";
import type { Market } from "./market.ts";

/** Does a deed with an order by the sdk's own action. */
export async function act(
  { chain }: Market,
  { order, deed, person }: { order: Order; deed: OrderDeed; person: Person },
) {
  const client = chain.as(person);
  const { terms, round, id } = order;
  const { action, now, amount = 0n, sellerAmount = 0n, due = 0, accepted = false } = deed;
  const scene: Scene = { place: chain, id, terms, order, now };
  const content = contentOf(`${action} ${round}`);
  switch (action) {
    case "accept":
      return actions.accept(client, { terms, round });
    case "start":
      return actions.start(client, { terms, requirements: content });
    case "cancel":
      return actions.cancel(client, { terms, reason: content });
    case "deliver":
      return actions.deliver(client, { terms, round, content });
    case "approve":
      return actions.approve(client, { terms });
    case "release":
      return actions.release(client, { terms, amount });
    case "requestRevision":
      return actions.requestRevision(client, { terms, content, due });
    case "requestCancel": {
      const kind = person === "seller" ? RequestKind.CancelBySeller : RequestKind.CancelByClient;
      return actions.request(client, { terms, kind, content });
    }
    case "requestProgress":
      return actions.request(client, { terms, kind: RequestKind.Progress, content });
    case "requestRefund":
      return actions.request(client, { terms, kind: RequestKind.Refund, content });
    case "answer":
      return actions.answer(client, { terms, round, accepted, content });
    case "withdrawRequest":
      return actions.withdrawRequest(client, { terms });
    case "expireRequest":
      return actions.expireRequest(client, { terms });
    case "amend":
      return actions.amend(client, { terms, ...(await signedAmendment(scene, person, { amount, due })) });
    case "revoke":
      return actions.revoke(client, { terms });
    case "reclaim":
      return actions.reclaim(client, { terms });
    case "claim":
      return actions.claim(client, { terms });
    case "dispute":
      return actions.dispute(client, { terms, content });
    case "evidence":
      return actions.evidence(client, { terms, content });
    case "rule": {
      const signature = person === "arbiter" ? "0x" : await signRuling(scene, { sellerAmount, content });
      return actions.rule(client, { terms, sellerAmount, content, signature });
    }
    case "expireDispute":
      return actions.expireDispute(client, { terms });
    case "settle": {
      const { validUntil, signature } = await signedSettlement(scene, person, sellerAmount);
      return actions.settle(client, { terms, sellerAmount, validUntil, signature });
    }
    case "place":
      return actions.place(client, { terms });
  }
}
