import { escrowAbi } from "@holdfast/sdk";
import { orderId, type Terms, termsFromJson, ZERO_HASH } from "@holdfast/sdk/order";
import { encodeFunctionData, type Hex, zeroAddress } from "viem";
import { until } from "../chain/kit/until.ts";
import type { TestServer } from "./api.ts";
import { demand, type ServiceAnswer } from "./market.ts";
import type { Person } from "./person.ts";

type Call = Parameters<typeof encodeFunctionData<typeof escrowAbi>>[0];
export type OrderAnswer = {
  id: Hex;
  status: string;
  marks: string[];
  state: { status: number; round: number; remaining: string; due: number };
  totals: Record<string, string>;
  listing: { title: string; packageName: string } | null;
  ruling: { sellerAmount: string; content: Hex; signature: Hex; text: string } | null;
};

/** An order on the chain, acted on by its people's unlocked accounts. */
export type TestOrder = {
  id: Hex;
  terms: Terms;
  /** Sends a call of the contract whose first argument is the terms. */
  act(who: Person, functionName: Call["functionName"], ...args: unknown[]): Promise<void>;
  /** Waits until the server knows of what was done so far. */
  mirrored(): Promise<OrderAnswer>;
};

let salt = 0n;

/** Terms a client orders a published package by, with a salt of their own. */
export function orderTerms(service: ServiceAnswer, client: Person, tier = 1): Terms {
  const offer = service.packages[tier - 1]?.offer;
  if (!offer) throw new Error("This package has no offer.");
  salt += 1n;
  return { ...termsFromJson(offer.terms), client: client.address, salt };
}

/** Pays a package in the chain's coin; with requirements the work starts at once (ORD-6). */
export async function placeOrder(
  server: TestServer,
  input: { service: ServiceAnswer; client: Person; terms?: Terms; requirements?: Hex },
): Promise<TestOrder> {
  const { service, client, requirements = ZERO_HASH } = input;
  const terms = input.terms ?? orderTerms(service, client);
  const { chainId, escrow } = server.chain;
  const signature = service.packages[0]?.offer?.signature ?? "0x";
  const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;
  const data = encodeFunctionData({
    abi: escrowAbi,
    functionName: "place",
    args: [terms, signature, funding, requirements],
  });
  const value = terms.token === zeroAddress ? terms.price : 0n;
  await server.chain.send({ from: client.address, to: escrow, data, value });
  const id = orderId({ terms, chainId, escrow });
  const order: TestOrder = {
    id,
    terms,
    async act(who, functionName, ...args) {
      const call = encodeFunctionData({
        abi: escrowAbi,
        functionName,
        args: [terms, ...args],
      } as unknown as Call);
      await server.chain.send({ from: who.address, to: escrow, data: call });
    },
    async mirrored() {
      const { round } = await server.chain.client.readContract({
        address: escrow,
        abi: escrowAbi,
        functionName: "order",
        args: [id],
      });
      return until(
        async () => {
          const { status, body } = await client.request<OrderAnswer>("GET", `/api/orders/${id}`);
          return status === 200 && body.state.round >= round && body;
        },
        { what: `the order is mirrored up to round ${round}` },
      );
    },
  };
  await order.mirrored();
  return order;
}

/** Writes a document and answers its hash. */
export async function write(who: Person, kind: string, order: Hex, more: object = {}): Promise<Hex> {
  const json = { kind, order, text: `A ${kind} by ${who.address}.`, ...more };
  return demand(await who.request<{ hash: Hex }>("POST", "/api/documents", { json })).hash;
}
