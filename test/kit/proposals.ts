import type { ProposalInput, Proposals } from "@holdfast/sdk/api";
import { amendTypedData, settlementTypedData } from "@holdfast/sdk/typed-data";
import type { Hex, LocalAccount } from "viem";
import type { TestServer } from "./api.ts";
import { write } from "./orders.ts";
import type { Answer, Person } from "./person.ts";

type Where = Pick<TestServer, "chain">;
type Signer = Pick<LocalAccount, "signTypedData">;

/** What differs from a proposal that the contract would take from this person now. */
export type ProposalChanges = {
  order?: Hex;
  round?: number;
  amount?: bigint;
  due?: number;
  sellerAmount?: bigint;
  validUntil?: number;
  content?: Hex;
  /** Who signs, when it is not the one who hands it in. */
  signer?: Signer;
};

const DAY = 86_400;

/** Seconds of the newest block or of this computer, whichever is later: what the server goes by. */
export async function chainNow({ chain }: Where): Promise<number> {
  const { timestamp } = await chain.client.getBlock();
  return Math.max(Number(timestamp), Math.floor(Date.now() / 1000));
}

/** A change of an order, signed by `who`: for the order and round given, unless `changes` say otherwise. */
export async function signAmendment(
  server: Where,
  who: Person,
  order: { id: Hex; round: number },
  changes: ProposalChanges = {},
): Promise<ProposalInput & { kind: "amendment" }> {
  const { round = order.round, amount = 0n, due = 0, signer = who.account } = changes;
  const { validUntil = (await chainNow(server)) + 2 * DAY - 60 } = changes;
  const content = changes.content ?? (await write(who, "request", order.id));
  const { chainId, escrow } = server.chain;
  const amend = { order: changes.order ?? order.id, round, amount, due, validUntil, content };
  const signature = await signer.signTypedData(amendTypedData({ chainId, escrow, amend }));
  return { kind: "amendment", round, amount: amount.toString(), due, validUntil, content, signature };
}

/** A split of what remains, signed by `who`. */
export async function signSettlement(
  server: Where,
  who: Person,
  order: { id: Hex; round: number },
  changes: ProposalChanges = {},
): Promise<ProposalInput & { kind: "settlement" }> {
  const { round = order.round, sellerAmount = 0n, signer = who.account } = changes;
  const { validUntil = (await chainNow(server)) + 2 * DAY - 60 } = changes;
  const { chainId, escrow } = server.chain;
  const settlement = { order: changes.order ?? order.id, round, sellerAmount, validUntil };
  const signature = await signer.signTypedData(settlementTypedData({ chainId, escrow, settlement }));
  return { kind: "settlement", round, sellerAmount: sellerAmount.toString(), validUntil, signature };
}

/** Hands in what was signed. */
export function propose(who: Person, order: Hex, json: ProposalInput): Promise<Answer<Proposals>> {
  return who.request<Proposals>("POST", `/api/orders/${order}/proposals`, { json });
}

export function proposalsOf(who: Person, order: Hex): Promise<Answer<Proposals>> {
  return who.request<Proposals>("GET", `/api/orders/${order}/proposals`);
}
