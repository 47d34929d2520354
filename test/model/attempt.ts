import {
  amendTypedData,
  exactReleaseAmount,
  type JudgedOrder,
  type OrderAction,
  type OrderState,
  offerTypedData,
  openOfferTerms,
  RequestKind,
  releaseStep,
  rulingTypedData,
  settlementTypedData,
  type Terms,
  ZERO_ADDRESS,
} from "@holdfast/sdk";
import * as actions from "@holdfast/sdk/actions";
import { keccak256, toHex } from "viem";
import type { Chain, Person } from "./chain.ts";

export type Scene = { chain: Chain; id: `0x${string}`; terms: Terms; order: OrderState; now: number };

type Call = { call: actions.EscrowCall; args: readonly unknown[]; value: bigint };

export const contentOf = (text: string) => keccak256(toHex(text));

/** What this actor is to the table. */
export function actorOf(person: Person) {
  return person === "stranger" ? ("anyone" as const) : person;
}

/**
 * The best call that `person` could make for `action` now: right round, amounts, dates and signatures, so that
 * nothing but who, status, request, flags and time can be the reason of a refusal.
 */
export async function bestCall(scene: Scene, action: OrderAction, person: Person): Promise<Call> {
  const { terms, order, now } = scene;
  const content = contentOf(action);
  const call = (name: actions.EscrowCall, ...args: unknown[]): Call => ({
    call: name,
    args: [terms, ...args],
    value: 0n,
  });
  switch (action) {
    case "place": {
      const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" };
      const value = terms.token === ZERO_ADDRESS ? terms.price : 0n;
      return { ...call("place", "0x", funding, content), value };
    }
    case "accept":
      return call("accept", order.round);
    case "deliver":
      return call("deliver", order.round, content);
    case "start":
    case "cancel":
    case "dispute":
    case "evidence":
      return call(action, content);
    case "approve":
    case "withdrawRequest":
    case "expireRequest":
    case "revoke":
    case "reclaim":
    case "claim":
    case "expireDispute":
      return call(action);
    case "release":
      return call("release", releaseAmount(scene));
    case "requestRevision":
      return call("requestRevision", content, now + terms.revisionTime + 3600);
    case "requestCancel":
      return call(
        "request",
        person === "seller" ? RequestKind.CancelBySeller : RequestKind.CancelByClient,
        content,
      );
    case "requestProgress":
      return call("request", RequestKind.Progress, content);
    case "requestRefund":
      return call("request", RequestKind.Refund, content);
    case "answer":
      return call("answer", order.round, false, content);
    case "amend": {
      const { amendment, signature } = await signedAmendment(scene, person);
      const value = terms.token === ZERO_ADDRESS ? amendment.amount : 0n;
      return {
        ...call("amend", amendment, signature, { fromBalance: 0n, keepRefunds: false, authorization: "0x" }),
        value,
      };
    }
    case "rule": {
      const ruling = { sellerAmount: order.remaining / 3n, content };
      const signature = person === "arbiter" ? "0x" : await signRuling(scene, ruling);
      return call("rule", ruling.sellerAmount, content, signature);
    }
    case "settle": {
      const { sellerAmount, validUntil, signature } = await signedSettlement(scene, person);
      return call("settle", sellerAmount, validUntil, signature);
    }
  }
}

/** Half of what remains, as a whole number of release steps; one step when there is none, to be refused. */
export function releaseAmount({ terms, order }: Pick<Scene, "terms" | "order">): bigint {
  const { platformFeeBps } = terms;
  const half = exactReleaseAmount({
    wanted: order.remaining / 2n,
    remaining: order.remaining,
    platformFeeBps,
  });
  return half > 0n ? half : releaseStep(platformFeeBps);
}

/** What a table row about `order` judges. */
export function judged({ terms, order }: Pick<Scene, "terms" | "order">): JudgedOrder {
  return { ...order, terms };
}

export async function signOffer(chain: Chain, terms: Terms, open: boolean): Promise<`0x${string}`> {
  const { chainId, escrow } = chain;
  const signed = open ? openOfferTerms(terms) : terms;
  const epoch = await actions.readEpoch(chain.as("seller"), { seller: terms.seller });
  return actions.sign(chain.as("seller"), offerTypedData({ chainId, escrow, terms: signed, epoch }));
}

export async function signedAmendment(scene: Scene, person: Person) {
  const { chain, id, order, now } = scene;
  const amount = person === "client" ? 1_000_003n : 0n;
  const amendment = { amount, due: now + 7200, validUntil: now + 3600, content: contentOf("amend") };
  const amend = { order: id, round: order.round, ...amendment };
  const data = amendTypedData({ chainId: chain.chainId, escrow: chain.escrow, amend });
  return { amendment, signature: await chain.accounts[otherParty(person)].signTypedData(data) };
}

export async function signedSettlement(scene: Scene, person: Person) {
  const { chain, id, order, now } = scene;
  const settlement = {
    order: id,
    round: order.round,
    sellerAmount: order.remaining / 2n,
    validUntil: now + 3600,
  };
  const data = settlementTypedData({ chainId: chain.chainId, escrow: chain.escrow, settlement });
  return { ...settlement, signature: await chain.accounts[otherParty(person)].signTypedData(data) };
}

export async function signRuling(scene: Scene, ruling: { sellerAmount: bigint; content: `0x${string}` }) {
  const { chain, id } = scene;
  const data = rulingTypedData({
    chainId: chain.chainId,
    escrow: chain.escrow,
    ruling: { order: id, ...ruling },
  });
  return chain.accounts.arbiter.signTypedData(data);
}

function otherParty(person: Person): "client" | "seller" {
  return person === "client" ? "seller" : "client";
}
