import { offerTypedData, openOfferTerms, type Terms } from "@holdfast/sdk";
import { type Hex, zeroAddress, zeroHash } from "viem";
import type { Mined } from "./chain.ts";
import { cleanHash, firstThat, isClean } from "./clean.ts";
import { type Asset, idOf, termsOf, type World } from "./world.ts";

export const REQUIREMENTS = cleanHash("requirements");
export const CONTENT = cleanHash("content");
export const NO_BYTES = "0x";
/** Fees as terms name them when nobody takes any. */
export const NO_FEE = { platformFeeBps: 0, arbiterFeeBps: 0 };

/** What one measurement is given: the chain as it stands, and the asset to pay with. */
export type Stage = World & { asset: Asset };
/** Does what is needed before, and answers with what is measured. */
export type Scenario = (stage: Stage) => Promise<Mined>;
export type Scenarios = Record<string, Scenario>;

export type Placing = {
  terms?: Partial<Terms>;
  /** What the seller signed: terms for any client, for this one, or nothing, which makes a Pending order. */
  offer?: "open" | "quote" | "none";
  requirements?: boolean;
  keepRefunds?: boolean;
  fromBalance?: bigint;
};
export type Order = { terms: Terms; id: Hex; placed: Mined };

/** Terms, and the seller's signature of them without a zero byte. */
export async function offered(stage: Stage, offer: Placing["offer"], changes: Partial<Terms> = {}) {
  const { chain, escrow, people, asset } = stage;
  return firstThat(
    async (attempt) => {
      const terms = termsOf(stage, asset, { content: cleanHash("listing", attempt), ...changes });
      if (offer === "none") return { terms, signature: NO_BYTES } as const;
      const signed = offer === "quote" ? terms : openOfferTerms(terms);
      const data = offerTypedData({ chainId: chain.chainId, escrow, terms: signed, epoch: 0n });
      return { terms, signature: await people.seller.signTypedData(data) };
    },
    ({ signature }) => isClean(signature),
  );
}

/** The client places an order; unless told otherwise it starts at once, with an open offer, paid from the wallet. */
export async function place(stage: Stage, placing: Placing = {}): Promise<Order> {
  const { offer = "open", requirements = true, keepRefunds = false, fromBalance = 0n } = placing;
  const { terms, signature } = await offered(stage, offer, placing.terms);
  const funding = { fromBalance, keepRefunds, authorization: NO_BYTES } as const;
  const value = stage.asset === "native" ? terms.price - fromBalance : 0n;
  const args = [terms, signature, funding, requirements ? REQUIREMENTS : zeroHash] as const;
  const placed = await stage.call("client", "place", args, value);
  return { terms, id: idOf(stage, terms), placed };
}

/** An order under review. */
export async function delivered(stage: Stage, placing: Placing = {}): Promise<Order> {
  const order = await place(stage, placing);
  await stage.call("seller", "deliver", [order.terms, 1, CONTENT]);
  return order;
}

/** An order before the arbiter. */
export async function disputed(stage: Stage, placing: Placing = {}): Promise<Order> {
  const order = await place(stage, placing);
  await stage.call("client", "dispute", [order.terms, CONTENT]);
  return order;
}

/** Lets the delivery date, and the days of grace after it, pass. */
export function passGrace({ chain }: Stage, { terms }: Order): void {
  chain.passTo(chain.now() + terms.deliveryTime + terms.graceTime + 60);
}

export function passReview({ chain }: Stage, { terms }: Order): void {
  chain.passTo(chain.now() + terms.reviewTime + 60);
}

export function passResponse({ chain }: Stage, { terms }: Order): void {
  chain.passTo(chain.now() + terms.responseTime + 60);
}

export function passRuling({ chain }: Stage, { terms }: Order): void {
  chain.passTo(chain.now() + terms.rulingTime + 60);
}

/** Puts an amount into this person's balance in the escrow. */
export async function deposit(
  { asset, token, call }: Stage,
  by: "client" | "seller",
  amount: bigint,
): Promise<Mined> {
  if (asset === "native") return call(by, "deposit", [zeroAddress, amount], amount);
  return call(by, "deposit", [token, amount]);
}

/** The address that stands for the asset in a call. */
export function assetAddress({ asset, token }: Stage): Hex {
  return asset === "native" ? zeroAddress : token;
}
