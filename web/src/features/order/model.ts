import type { Order, PublicConfig } from "@holdfast/sdk/api";
import {
  type Actor,
  allowedActions,
  type JudgedOrder,
  type OrderAction,
  type OrderStatus,
  type RequestKind,
  roleOf,
  type Terms,
  type TermsJson,
  termsFromJson,
} from "@holdfast/sdk/order";
import { createContext, useContext } from "react";
import { type Address, getAddress, type Hex } from "viem";
import { findToken } from "../../shared/lib/config.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import { moneyText, type TokenFace } from "../../shared/ui/Money.tsx";

/** One order as its page needs it: the API's answer, the sdk's terms and word, and who is looking. */
export type OrderModel = {
  readonly id: Hex;
  readonly order: Order;
  readonly terms: Terms;
  readonly state: JudgedOrder;
  readonly role: Actor;
  /** The signed-in account. */
  readonly viewer: string;
  readonly token: TokenFace;
  readonly escrow: Address;
  readonly chainId: number;
  readonly maxFileSize: number;
  readonly explorerUrl: string | null;
  readonly names: Readonly<Record<"client" | "seller" | "arbiter", string>>;
  /** An amount of the order's token in words: "0.25 ETH". */
  readonly money: (amount: bigint | string) => string;
};

/** @param viewer the signed-in account */
export function modelOf(order: Order, config: PublicConfig, viewer: string): OrderModel {
  const terms = termsFromJson(order.terms as TermsJson);
  const { status, request, remaining, ...word } = order.state;
  const state: JudgedOrder = {
    ...word,
    status: status as OrderStatus,
    request: request as RequestKind,
    remaining: BigInt(remaining),
    terms,
  };
  const token = findToken(config, terms.token) ?? { symbol: shortAddress(terms.token), decimals: 0 };
  return {
    id: order.id as Hex,
    order,
    terms,
    state,
    role: roleOf(terms, viewer),
    viewer,
    token,
    escrow: getAddress(config.escrow),
    chainId: config.chainId,
    maxFileSize: config.maxFileSize,
    explorerUrl: config.explorerUrl,
    names: { client: nameOf(order.client), seller: nameOf(order.seller), arbiter: nameOf(order.arbiter) },
    money: (amount) => moneyText(amount, token),
  };
}

/** What this viewer may do at `now`, unix seconds of the chain. */
export function allowedTo(model: OrderModel, now: number): readonly OrderAction[] {
  return allowedActions(model.state, model.role, now);
}

function nameOf(person: { readonly address: string; readonly name: string }): string {
  return person.name || shortAddress(person.address);
}

export const OrderContext = createContext<OrderModel | null>(null);

/** The order of the page around. */
export function useOrder(): OrderModel {
  const model = useContext(OrderContext);
  if (!model) throw new Error("useOrder needs an OrderContext above it");
  return model;
}
