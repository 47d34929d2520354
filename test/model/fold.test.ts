import {
  allowedActions,
  type Balances,
  balanceKey,
  decodeEscrowLog,
  demoTokenAbi,
  type EscrowEvent,
  exactReleaseAmount,
  fold,
  foldAll,
  foldBalances,
  isOpen,
  type Order,
  type OrderAction,
  OrderStatus,
  orderId,
  orderIdOf,
  paymentTotals,
  RequestKind,
  requestParties,
  splitRuling,
  stateOf,
  type Terms,
  UNLIMITED_REVISIONS,
  ZERO_ADDRESS,
} from "@holdfast/sdk";
import * as actions from "@holdfast/sdk/actions";
import type { Hex, TransactionReceipt } from "viem";
import { writeContract } from "viem/actions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorOf, contentOf, signedAmendment, signedSettlement, signOffer, signRuling } from "./attempt.ts";
import { type Chain, latestTime, PEOPLE, type Person, setTime, startChain } from "./chain.ts";
import { type Random, random } from "./random.ts";

/** Random orders walked through the real contract by the sdk's own actions. `MODEL_WALKS` says how many. */
const WALKS = Number(process.env.MODEL_WALKS ?? 60);
const SEED = Number(process.env.MODEL_SEED ?? 20_261_122);
const STEPS = 12;
const ENDING: readonly OrderAction[] = [
  "cancel",
  "approve",
  "expireRequest",
  "reclaim",
  "claim",
  "rule",
  "expireDispute",
  "settle",
];

let chain: Chain;
let balances: Balances = new Map();
/** Every order walked so far: all of them are folded by one loop, as the server's mirror does. */
const orders = new Map<Hex, Order>();
const events: EscrowEvent[] = [];
const done = new Map<OrderAction, number>();
const endings = new Set<OrderStatus>();

beforeAll(async () => {
  chain = await startChain();
  for (const account of [chain.accounts.client.address, chain.accounts.seller.address]) await mint(account);
  for (const token of [ZERO_ADDRESS, chain.token] as const) {
    const client = chain.as("client");
    if (token !== ZERO_ADDRESS) await actions.approveToken(client, { token, amount: 10n ** 15n });
    apply(await actions.deposit(client, { token, amount: 10n ** 9n }));
  }
});
afterAll(() => chain.close());

for (let walk = 0; walk < WALKS; walk += 1) {
  test(`fold, random order ${walk} of seed ${SEED}, equals the contract's word after every step`, async () => {
    const dice = random(SEED + walk * 7919);
    const id = await placeOne(dice, walk);
    for (let step = 0; step < STEPS && isOpen(orderOf(id).status); step += 1) {
      await passTime(dice, orderOf(id));
      const choice = choose(dice, orderOf(id), await latestTime(chain.rpc));
      if (choice === undefined) continue;
      await withRefusingReceiver(dice, choice.person, orderOf(id), async () => {
        apply(await act(choice.action, choice.person, orderOf(id), dice));
      });
      done.set(choice.action, (done.get(choice.action) ?? 0) + 1);
      await compare(id);
    }
    endings.add(orderOf(id).status);
    const own = events.filter((event) => orderIdOf(event) === id);
    expect(foldAll(own)).toEqual(orderOf(id));
  });
}

test("fold, over all walks, most actions were really taken and every kind of end was reached", () => {
  expect(done.size).toBeGreaterThanOrEqual(18);
  const payouts = [...orders.values()]
    .flatMap((order) => order.payments)
    .filter(({ kind }) => kind === "payout");
  expect(payouts.some(({ byBalance }) => byBalance > 0n)).toBe(true);
  expect(payouts.some(({ byBalance }) => byBalance === 0n)).toBe(true);
  expect([...endings]).toEqual(
    expect.arrayContaining([OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Settled]),
  );
});

async function placeOne(dice: Random, walk: number): Promise<Hex> {
  const now = await latestTime(chain.rpc);
  const terms = randomTerms(dice, { now, walk });
  const signed = dice.chance(0.7);
  const sellerSignature = signed ? await signOffer(chain, terms, dice.chance(0.5)) : "0x";
  const inBalance = await actions.readBalance(chain.as("client"), {
    account: terms.client,
    token: terms.token,
  });
  const part = dice.chance(0.4) ? terms.price / 3n : 0n;
  const placed = await actions.place(chain.as("client"), {
    terms,
    sellerSignature,
    fromBalance: part < inBalance ? part : inBalance,
    keepRefunds: dice.chance(0.4),
    ...(dice.chance(0.6) ? { requirements: contentOf("requirements") } : {}),
  });
  const id = orderId({ terms, chainId: chain.chainId, escrow: chain.escrow });
  expect(placed.event.args.id).toBe(id);
  apply(placed);
  await compare(id);
  return id;
}

function randomTerms(dice: Random, { now, walk }: { now: number; walk: number }): Terms {
  const { client, seller, arbiter, platform } = chain.accounts;
  return {
    client: client.address,
    seller: seller.address,
    arbiter: arbiter.address,
    platform: platform.address,
    token: dice.chance(0.5) ? ZERO_ADDRESS : chain.token,
    price: BigInt(1 + dice.below(dice.chance(0.2) ? 50 : 1_000_000)),
    platformFeeBps: dice.pick([0, 1, 333, 500, 2000]),
    arbiterFeeBps: dice.pick([0, 1, 500, 1000]),
    fallbackSellerBps: dice.pick([0, 3333, 5000, 10_000]),
    deliveryTime: dice.pick([0, 3600, 86_400]),
    revisionTime: dice.pick([0, 3600, 86_400]),
    reviewTime: dice.pick([3600, 86_400]),
    responseTime: dice.pick([3600, 7200]),
    graceTime: dice.pick([0, 3600, 86_400]),
    rulingTime: 86_400,
    revisions: dice.pick([0, 1, 3, UNLIMITED_REVISIONS]),
    validUntil: now + dice.pick([3600, 864_000]),
    content: contentOf("listing"),
    salt: BigInt(walk + 1),
  };
}

/** Often to the very second before or after a limit, which is where rules differ. */
async function passTime(dice: Random, order: Order): Promise<void> {
  const now = await latestTime(chain.rpc);
  const { due, respondBy, terms } = order;
  const moments = [due, due + terms.graceTime, respondBy, terms.validUntil].flatMap((moment) => [
    moment,
    moment + 1,
  ]);
  const ahead = moments.filter((moment) => moment > now && moment < now + 864_000);
  const next = dice.chance(0.35) && ahead.length > 0 ? dice.pick(ahead) : now + dice.below(600);
  await setTime(chain.rpc, next);
}

function choose(
  dice: Random,
  order: Order,
  now: number,
): { action: OrderAction; person: Person } | undefined {
  const all = PEOPLE.flatMap((person) =>
    allowedActions(order, actorOf(person), now).map((action) => ({ action, person })),
  );
  const going = all.filter(({ action }) => !ENDING.includes(action));
  if (all.length === 0) return undefined;
  const from = going.length > 0 && dice.chance(0.8) ? going : all;
  const action = dice.pick([...new Set(from.map((one) => one.action))]);
  return dice.pick(from.filter((one) => one.action === action));
}

async function act(action: OrderAction, person: Person, order: Order, dice: Random) {
  const client = chain.as(person);
  const { terms, round, id, remaining } = order;
  const now = await latestTime(chain.rpc);
  const scene = { chain, id, terms, order, now };
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
    case "release": {
      const { platformFeeBps } = terms;
      const amount = exactReleaseAmount({ wanted: remaining, remaining, platformFeeBps });
      return actions.release(client, { terms, amount });
    }
    case "requestRevision":
      return actions.requestRevision(client, { terms, content, due: now + terms.revisionTime + 60 });
    case "requestCancel": {
      const kind = person === "seller" ? RequestKind.CancelBySeller : RequestKind.CancelByClient;
      return actions.request(client, { terms, kind, content });
    }
    case "requestProgress":
      return actions.request(client, { terms, kind: RequestKind.Progress, content });
    case "requestRefund":
      return actions.request(client, { terms, kind: RequestKind.Refund, content });
    case "answer":
      expect(requestParties(order.request)?.of).toBe(person);
      return actions.answer(client, { terms, round, accepted: dice.chance(0.3), content });
    case "withdrawRequest":
      return actions.withdrawRequest(client, { terms });
    case "expireRequest":
      return actions.expireRequest(client, { terms });
    case "amend":
      return actions.amend(client, { terms, ...(await signedAmendment(scene, person)) });
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
      const rest = remaining - splitRuling({ remaining, sellerAmount: 0n, terms }).arbiterFee;
      const sellerAmount = dice.pick([0n, rest, (rest * 3n) / 10n]);
      const signature = person === "arbiter" ? "0x" : await signRuling(scene, { sellerAmount, content });
      const settled = await actions.rule(client, { terms, sellerAmount, content, signature });
      expect(settled.event.args).toMatchObject(splitRuling({ remaining, sellerAmount, terms }));
      return settled;
    }
    case "expireDispute":
      return actions.expireDispute(client, { terms });
    case "settle": {
      const { sellerAmount, validUntil, signature } = await signedSettlement(scene, person);
      return actions.settle(client, { terms, sellerAmount, validUntil, signature });
    }
    case "place":
      throw new Error("An order that exists cannot be placed.");
  }
}

/** Sometimes a party that is not acting refuses coins, so that payouts stay in balances. */
async function withRefusingReceiver(dice: Random, person: Person, order: Order, deed: () => Promise<void>) {
  const receiver = dice.pick((["client", "seller"] as const).filter((one) => one !== person));
  if (order.terms.token !== ZERO_ADDRESS || !dice.chance(0.3)) return deed();
  const { address } = chain.accounts[receiver];
  // A signature that the key made is still good for an account with code: the contract tries the key first.
  await chain.rpc("hardhat_setCode", [address, "0x5f5ffd"]);
  try {
    await deed();
  } finally {
    await chain.rpc("hardhat_setCode", [address, "0x"]);
  }
}

/** Folds a receipt's logs into the orders and balances they belong to. */
function apply({ receipt }: { receipt: TransactionReceipt }): void {
  for (const log of receipt.logs) {
    if (log.address.toLowerCase() !== chain.escrow.toLowerCase()) continue;
    const event = decodeEscrowLog(log, {
      block: { number: log.blockNumber, hash: log.blockHash, timestamp: Number(log.blockTimestamp ?? 0n) },
      txHash: log.transactionHash,
      logIndex: log.logIndex,
    });
    if (event === undefined)
      throw new Error(`The escrow emitted a log that the sdk cannot read: ${log.topics[0]}.`);
    events.push(event);
    const id = orderIdOf(event);
    const before = id === undefined ? undefined : orders.get(id);
    const after = fold(before, event);
    if (after !== undefined) orders.set(after.id, after);
    balances = foldBalances(balances, event, (after ?? before)?.terms);
  }
}

async function compare(id: Hex): Promise<void> {
  const order = orderOf(id);
  expect(stateOf(order)).toEqual(await actions.readOrder(chain.as("client"), { id }));
  const { paid, toSeller, toClient, platformFee, arbiterFee } = paymentTotals(order.payments);
  expect(paid).toBe(toSeller + toClient + platformFee + arbiterFee + order.remaining);
  for (const { address } of Object.values(chain.accounts)) {
    const { token } = order.terms;
    const onChain = await actions.readBalance(chain.as("client"), { account: address, token });
    expect(balances.get(balanceKey(address, token)) ?? 0n).toBe(onChain);
  }
}

function orderOf(id: Hex): Order {
  const order = orders.get(id);
  if (order === undefined) throw new Error(`Order ${id} was not folded.`);
  return order;
}

async function mint(account: Hex): Promise<void> {
  const { walletClient } = chain.as("platform");
  const signer = chain.accounts.platform;
  const call = {
    address: chain.token,
    abi: demoTokenAbi,
    functionName: "mint",
    args: [account, 10n ** 15n],
  } as const;
  await writeContract(walletClient, { ...call, account: signer, chain: walletClient.chain ?? null });
}
