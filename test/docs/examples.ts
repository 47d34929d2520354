/** The examples of docs/protocol.md, kept here so that they are type-checked. The page shows each function as it stands. */
import {
  type Amend,
  amend,
  amendPayment,
  amendTypedData,
  answer,
  approve,
  ContractRefusal,
  decodeEscrowLog,
  type EscrowClient,
  type EscrowEvent,
  foldAll,
  type Order,
  offerTypedData,
  openOfferTerms,
  orderId,
  orderIdOf,
  type PlaceParams,
  place,
  placePayment,
  type ReadClient,
  randomOrderSalt,
  readEpoch,
  readOrder,
  readTokenWays,
  rule,
  rulingTypedData,
  settle,
  settlementTypedData,
  sign,
  signPermit2,
  signReceiveWithAuthorization,
  type Terms,
} from "@holdfast/sdk";
import type { Address, Hex } from "viem";
import { getBlock, getLogs } from "viem/actions";

export async function signOffer(seller: EscrowClient, input: { terms: Terms; chainId: number }) {
  const terms = openOfferTerms(input.terms);
  const epoch = await readEpoch(seller, { seller: terms.seller });
  const signature = await sign(
    seller,
    offerTypedData({ chainId: input.chainId, escrow: seller.escrow, terms, epoch }),
  );
  return { terms, signature };
}

export async function orderAtOnce(
  client: EscrowClient,
  input: { offer: { terms: Terms; signature: Hex }; account: Address; requirements: Hex },
) {
  const { offer, account, requirements } = input;
  const terms: Terms = { ...offer.terms, client: account, salt: randomOrderSalt() };
  const { event } = await place(client, { terms, sellerSignature: offer.signature, requirements });
  return event.args.id;
}

export async function signForRelayer(
  client: EscrowClient,
  input: { terms: Terms; sellerSignature: Hex; requirements: Hex; chainId: number },
): Promise<PlaceParams> {
  const { terms, sellerSignature, requirements, chainId } = input;
  const order = orderId({ terms, chainId, escrow: client.escrow });
  const payment = placePayment({ order, requirements, keepRefunds: false, offerSigned: true });
  const { receive } = await readTokenWays(client, { token: terms.token });
  const { authorization } =
    receive === null
      ? await signPermit2(client, { token: terms.token, amount: terms.price, payment })
      : await signReceiveWithAuthorization(client, { domain: receive, amount: terms.price, payment });
  // Whoever gets these calls place(relayer, params). None of them can be changed.
  return { terms, sellerSignature, requirements, authorization };
}

export async function acceptRequest(party: EscrowClient, input: { terms: Terms; id: Hex; content: Hex }) {
  // The round belongs to what the person was shown: read it with the request, not again at the click.
  const { round } = await readOrder(party, { id: input.id });
  return answer(party, { terms: input.terms, round, accepted: true, content: input.content });
}

export async function payForMoreWork(
  client: EscrowClient,
  input: { terms: Terms; proposal: Amend; signature: Hex },
) {
  const { terms, proposal, signature } = input;
  const payment = amendPayment(proposal);
  const { authorization } = await signPermit2(client, {
    token: terms.token,
    amount: proposal.amount,
    payment,
  });
  return amend(client, { terms, amendment: proposal, signature, authorization });
}

export async function proposeMoreWork(seller: EscrowClient, input: { chainId: number; proposal: Amend }) {
  const { chainId, proposal } = input;
  return sign(seller, amendTypedData({ chainId, escrow: seller.escrow, amend: proposal }));
}

export async function signRuling(
  arbiter: EscrowClient,
  input: { chainId: number; order: Hex; sellerAmount: bigint; content: Hex },
) {
  const { chainId, ...ruling } = input;
  return sign(arbiter, rulingTypedData({ chainId, escrow: arbiter.escrow, ruling }));
}

export async function bringRuling(
  anyone: EscrowClient,
  input: { terms: Terms; sellerAmount: bigint; content: Hex; signature: Hex },
) {
  const { event } = await rule(anyone, input);
  return event.args;
}

export async function agreeOnSplit(
  parties: { one: EscrowClient; other: EscrowClient },
  input: { terms: Terms; order: Hex; chainId: number; sellerAmount: bigint },
) {
  const { one, other } = parties;
  const { terms, order, chainId, sellerAmount } = input;
  const { round } = await readOrder(one, { id: order });
  const { timestamp } = await getBlock(one.publicClient);
  const validUntil = Number(timestamp) + 24 * 60 * 60;
  const settlement = { order, round, sellerAmount, validUntil };
  const signature = await sign(one, settlementTypedData({ chainId, escrow: one.escrow, settlement }));
  return settle(other, { terms, sellerAmount, validUntil, signature });
}

export async function rebuild(
  client: ReadClient,
  input: { id: Hex; fromBlock: bigint },
): Promise<Order | undefined> {
  const logs = await getLogs(client.publicClient, { address: client.escrow, fromBlock: input.fromBlock });
  const events: EscrowEvent[] = [];
  for (const log of logs) {
    const { number, hash, timestamp } = await getBlock(client.publicClient, { blockHash: log.blockHash });
    const block = { number, hash, timestamp: Number(timestamp) };
    const event = decodeEscrowLog(log, { block, txHash: log.transactionHash, logIndex: log.logIndex });
    if (event !== undefined && orderIdOf(event) === input.id) events.push(event);
  }
  return foldAll(events);
}

export async function approveOrSayWhy(client: EscrowClient, terms: Terms): Promise<string> {
  try {
    const { event } = await approve(client, { terms });
    return `Paid ${event.args.toSeller}.`;
  } catch (error) {
    // Every action throws HoldfastError: what happened, what is safe, what to do.
    if (error instanceof ContractRefusal && error.errorName === "Escrow_StatusWrong") return "It moved on.";
    throw error;
  }
}
