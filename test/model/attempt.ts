import {
  amendTypedData,
  encodeAuthorization,
  exactReleaseAmount,
  type JudgedOrder,
  type OrderAction,
  type OrderDeed,
  type OrderState,
  offerTypedData,
  openOfferTerms,
  PaymentWay,
  permit2TypedData,
  placePayment,
  RequestKind,
  releaseStep,
  rulingTypedData,
  settlementTypedData,
  splitRuling,
  type Terms,
  ZERO_ADDRESS,
  ZERO_HASH,
} from "@holdfast/sdk";
import type { EscrowCall } from "@holdfast/sdk/actions";
import { type Hex, keccak256, toHex } from "viem";
import { type Accounts, actorOf, type Person } from "./people.ts";

/** Where orders live: what ids and signatures are bound to, and who holds the keys. */
export type Place = { chainId: number; escrow: Hex; accounts: Accounts };
export type Scene = { place: Place; id: Hex; terms: Terms; order: OrderState; now: number };
export type Call = { call: EscrowCall; args: readonly unknown[]; value: bigint };

/** Which arguments a deed takes, where several lead to different ends. */
export type Variant =
  | "plain"
  | "other"
  /** `place` alone: what comes with the payment. */
  | { offerSignature: boolean; requirements: boolean; keepRefunds: boolean };

export const contentOf = (text: string) => keccak256(toHex(text));

/**
 * The best deed that `person` could do now: right amounts and dates, so that nothing but who, status, request, flags
 * and time can be the reason of a refusal.
 */
export function deedIn(
  { terms, order, now }: Pick<Scene, "terms" | "order" | "now">,
  { action, person, variant }: { action: OrderAction; person: Person; variant: Variant },
): OrderDeed {
  const ask = { action, actor: actorOf(person), now };
  const plain = variant === "plain";
  const { remaining } = order;
  switch (action) {
    case "place":
      return {
        ...ask,
        with:
          typeof variant === "object"
            ? variant
            : { offerSignature: false, requirements: true, keepRefunds: false },
      };
    case "answer":
      return { ...ask, accepted: !plain };
    case "release":
      return { ...ask, amount: plain ? releaseAmount({ terms, order }) : releaseStep(terms.platformFeeBps) };
    case "requestRevision":
      return { ...ask, due: now + terms.revisionTime };
    case "amend": {
      const amount = person === "client" ? 1_000_003n : 0n;
      return plain ? { ...ask, amount, due: now + 7200 } : { ...ask, amount, due: 0 };
    }
    case "rule": {
      const rest = remaining - splitRuling({ remaining, sellerAmount: 0n, terms }).arbiterFee;
      return { ...ask, sellerAmount: plain ? rest / 3n : rest };
    }
    case "settle":
      return { ...ask, sellerAmount: plain ? remaining / 2n : 0n };
    default:
      return ask;
  }
}

/** The call that does `deed`, with the round and the signatures it needs. */
export async function callOf(scene: Scene, deed: OrderDeed, person: Person): Promise<Call> {
  const { terms, order } = scene;
  const { action, amount = 0n, sellerAmount = 0n, due = 0 } = deed;
  const content = contentOf(action);
  const coin = (value: bigint) => (terms.token === ZERO_ADDRESS ? value : 0n);
  const call = (name: EscrowCall, ...args: unknown[]): Call => ({
    call: name,
    args: [terms, ...args],
    value: 0n,
  });
  const funding = {
    fromBalance: 0n,
    keepRefunds: deed.with?.keepRefunds ?? false,
    authorization: "0x" as Hex,
  };
  switch (action) {
    case "place": {
      const { offerSignature, requirements } = deed.with ?? {};
      const signature = offerSignature
        ? await signOffer(scene.place, { terms, epoch: 0n, open: true })
        : "0x";
      const given = requirements ? content : ZERO_HASH;
      if (person !== "client" && terms.token !== ZERO_ADDRESS)
        funding.authorization = await signPlacePayment(scene, deed);
      return { ...call("place", signature, funding, given), value: coin(terms.price) };
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
      return call("release", amount);
    case "requestRevision":
      return call("requestRevision", content, due);
    case "requestCancel": {
      const kind = person === "seller" ? RequestKind.CancelBySeller : RequestKind.CancelByClient;
      return call("request", kind, content);
    }
    case "requestProgress":
      return call("request", RequestKind.Progress, content);
    case "requestRefund":
      return call("request", RequestKind.Refund, content);
    case "answer":
      return call("answer", order.round, deed.accepted ?? false, content);
    case "amend": {
      const { amendment, signature } = await signedAmendment(scene, person, { amount, due });
      return { ...call("amend", amendment, signature, funding), value: coin(amount) };
    }
    case "rule": {
      const signature = person === "arbiter" ? "0x" : await signRuling(scene, { sellerAmount, content });
      return call("rule", sellerAmount, content, signature);
    }
    case "settle": {
      const { validUntil, signature } = await signedSettlement(scene, person, sellerAmount);
      return call("settle", sellerAmount, validUntil, signature);
    }
  }
}

/** Half of what remains, as a whole number of release steps; one step when there is none, to be refused. */
function releaseAmount({ terms, order }: Pick<Scene, "terms" | "order">): bigint {
  const { platformFeeBps } = terms;
  const { remaining } = order;
  const half = exactReleaseAmount({ wanted: remaining / 2n, remaining, platformFeeBps });
  return half > 0n ? half : releaseStep(platformFeeBps);
}

/** What a table row about `order` judges. */
export function judged({ terms, order }: Pick<Scene, "terms" | "order">): JudgedOrder & { terms: Terms } {
  return { ...order, terms };
}

export async function signOffer(
  { chainId, escrow, accounts }: Place,
  { terms, epoch, open }: { terms: Terms; epoch: bigint; open: boolean },
): Promise<Hex> {
  const signed = open ? openOfferTerms(terms) : terms;
  return accounts.seller.signTypedData(offerTypedData({ chainId, escrow, terms: signed, epoch }));
}

/** What lets anyone bring the client's payment: Permit2's signature, for exactly this. */
async function signPlacePayment({ place, id, terms, now }: Scene, deed: OrderDeed): Promise<Hex> {
  const { offerSignature = false, requirements = false, keepRefunds = false } = deed.with ?? {};
  const given = requirements ? contentOf(deed.action) : ZERO_HASH;
  const payment = placePayment({ order: id, requirements: given, keepRefunds, offerSigned: offerSignature });
  // The order's id as a number: no other order has it.
  const [nonce, deadline] = [BigInt(id), BigInt(now + 3600)];
  const transfer = { token: terms.token, amount: terms.price, nonce, deadline, payment };
  const signature = await place.accounts.client.signTypedData(permit2TypedData({ ...place, transfer }));
  return encodeAuthorization({ way: PaymentWay.Permit2, nonce, deadline, signature });
}

export async function signedAmendment(
  scene: Scene,
  person: Person,
  { amount, due }: { amount: bigint; due: number },
) {
  const { place, id, order, now } = scene;
  const amendment = { amount, due, validUntil: now + 3600, content: contentOf("amend") };
  const data = amendTypedData({ ...place, amend: { order: id, round: order.round, ...amendment } });
  return { amendment, signature: await place.accounts[otherParty(person)].signTypedData(data) };
}

export async function signedSettlement(scene: Scene, person: Person, sellerAmount: bigint) {
  const { place, id, order, now } = scene;
  const settlement = { order: id, round: order.round, sellerAmount, validUntil: now + 3600 };
  const data = settlementTypedData({ ...place, settlement });
  return { ...settlement, signature: await place.accounts[otherParty(person)].signTypedData(data) };
}

export async function signRuling({ place, id }: Scene, ruling: { sellerAmount: bigint; content: Hex }) {
  const data = rulingTypedData({ ...place, ruling: { order: id, ...ruling } });
  return place.accounts.arbiter.signTypedData(data);
}

function otherParty(person: Person): "client" | "seller" {
  return person === "client" ? "seller" : "client";
}
