import {
  type Balances,
  balanceKey,
  decodeEscrowLog,
  type EscrowEvent,
  fold,
  foldAll,
  foldBalances,
  type Order,
  orderIdOf,
  paymentTotals,
  sameAddress,
  stateOf,
  ZERO_ADDRESS,
} from "@holdfast/sdk";
import { readBalance, readOrder } from "@holdfast/sdk/actions";
import { erc20Abi, type Hex, type TransactionReceipt } from "viem";
import { getBalance, readContract } from "viem/actions";
import { expect } from "vitest";
import type { Market } from "./market.ts";

/** What the sdk knows of everything that happened: the orders and balances that its events make. */
export type Model = {
  orders: Map<Hex, Order>;
  balances: Balances;
  events: EscrowEvent[];
  /** Of each order placed, in turn. */
  ids: Hex[];
  steps: number;
  done: Set<string>;
  refused: Set<string>;
};

export function emptyModel(): Model {
  return {
    orders: new Map(),
    balances: new Map(),
    events: [],
    ids: [],
    steps: 0,
    done: new Set(),
    refused: new Set(),
  };
}

/** Folds a receipt's logs into the orders and balances they belong to, in one loop, as the server's mirror does. */
export function apply(model: Model, { chain }: Market, receipt: TransactionReceipt): void {
  for (const log of receipt.logs) {
    if (!sameAddress(log.address, chain.escrow)) continue;
    const event = decodeEscrowLog(log, {
      block: { number: log.blockNumber, hash: log.blockHash, timestamp: Number(log.blockTimestamp ?? 0n) },
      txHash: log.transactionHash,
      logIndex: log.logIndex,
    });
    if (event === undefined)
      throw new Error(`The escrow emitted a log that the sdk cannot read: ${log.topics[0]}.`);
    model.events.push(event);
    const id = orderIdOf(event);
    const before = id === undefined ? undefined : model.orders.get(id);
    const after = fold(before, event);
    if (after !== undefined && before === undefined) model.ids.push(after.id);
    if (after !== undefined) model.orders.set(after.id, after);
    model.balances = foldBalances(model.balances, event, (after ?? before)?.terms);
  }
}

/** Every order's word, every balance and all that the escrow holds, on the chain and in the model. */
export async function compare(model: Model, market: Market): Promise<void> {
  model.steps += 1;
  const { chain, tokens } = market;
  const client = chain.as("client");
  for (const order of model.orders.values()) {
    expect(stateOf(order)).toEqual(await readOrder(client, { id: order.id }));
    const { paid, toSeller, toClient, platformFee, arbiterFee } = paymentTotals(order.payments);
    expect(paid).toBe(toSeller + toClient + platformFee + arbiterFee + order.remaining);
  }
  for (const token of tokens) {
    let owed = 0n;
    for (const { address } of Object.values(chain.accounts)) {
      const balance = model.balances.get(balanceKey(address, token)) ?? 0n;
      expect(await readBalance(client, { account: address, token })).toBe(balance);
      owed += balance;
    }
    for (const { terms, remaining } of model.orders.values()) {
      if (sameAddress(terms.token, token)) owed += remaining;
    }
    // Nobody sends it anything unasked, so it holds what it owes and not a unit more (invariant 1).
    expect(await heldBy(market, chain.escrow, token)).toBe(owed);
  }
}

/** Besides: each order is rebuilt from its own events alone (invariant 8). */
export async function compareAll(model: Model, market: Market): Promise<void> {
  await compare(model, market);
  for (const order of model.orders.values()) {
    const own = model.events.filter((event) => orderIdOf(event) === order.id);
    expect(foldAll(own)).toEqual(order);
  }
}

/** What an account holds itself, in smallest units. */
export function heldBy({ chain }: Market, address: Hex, token: Hex): Promise<bigint> {
  const { publicClient } = chain.as("client");
  if (token === ZERO_ADDRESS) return getBalance(publicClient, { address });
  return readContract(publicClient, {
    address: token,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [address],
  });
}
