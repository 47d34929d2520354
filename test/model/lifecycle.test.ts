import {
  ContractRefusal,
  escrowAbi,
  explainError,
  type JudgedOrder,
  ORDER_ACTIONS,
  type OrderAction,
  type OrderState,
  OrderStatus,
  orderId,
  packOrderState,
  RequestKind,
  type Terms,
  whyNot,
  ZERO_ADDRESS,
} from "@holdfast/sdk";
import { encodeAbiParameters, encodeFunctionData, type Hex, keccak256, numberToHex } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorOf, bestCall, contentOf, judged, type Scene } from "./attempt.ts";
import { type Chain, latestTime, PEOPLE, type Person, startChain } from "./chain.ts";
import { mutants } from "./mutants.ts";
import { random } from "./random.ts";

/**
 * States are written straight into the contract's storage for one call at a time, so that every status, request, flag
 * and moment is tried without walking there. `MODEL=full` tries every combination, which takes an hour.
 */
const full = process.env.MODEL === "full";
const SEED = Number(process.env.MODEL_SEED ?? 20_261_122);

let chain: Chain;
let now: number;
let slot: bigint;
/** What the contract said to each action, over all statuses. */
type Saying = { order: JudgedOrder; action: OrderAction; person: Person; accepted: boolean };
const sayings: Saying[] = [];

beforeAll(async () => {
  chain = await startChain();
  now = await latestTime(chain.rpc);
  slot = await findWordsSlot();
});
afterAll(() => chain.close());

for (const [name, status] of Object.entries(OrderStatus)) {
  test(`lifecycle table, status ${name}, contract accepts exactly what the table allows`, async () => {
    const states = statesOf(status);
    const disagreements: string[] = [];
    let accepted = 0;
    let refused = 0;
    for (const [order, terms] of states) {
      const id = orderId({ terms, chainId: chain.chainId, escrow: chain.escrow });
      const scene = { chain, id, terms, order, now };
      for (const action of ORDER_ACTIONS) {
        for (const person of PEOPLE) {
          const refusal = whyNot(judged(scene), { action, actor: actorOf(person), now });
          const error = await tryCall(scene, action, person);
          if (error === undefined) accepted += 1;
          else refused += 1;
          sayings.push({ order: judged(scene), action, person, accepted: error === undefined });
          if ((refusal === undefined) !== (error === undefined)) {
            disagreements.push(
              `${action} by ${person}: table ${refusal?.code ?? "allows"}, contract ${error ?? "allows"}, ${show(order)}`,
            );
          }
        }
      }
    }
    expect(disagreements.slice(0, 10)).toEqual([]);
    expect(refused).toBeGreaterThan(0);
    const terminal: OrderStatus[] = [OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Settled];
    if (terminal.includes(status)) expect(accepted).toBe(0);
    else expect(accepted).toBeGreaterThan(0);
  });
}

test("lifecycle table, over all statuses, every action was both accepted and refused", () => {
  const heard = new Set(sayings.map(({ action, accepted }) => `${action} ${accepted}`));
  expect(
    ORDER_ACTIONS.filter((action) => !heard.has(`${action} true`) || !heard.has(`${action} false`)),
  ).toEqual([]);
});

test("lifecycle table, any one cell of it changed, disagrees with the contract somewhere", () => {
  const unnoticed = mutants().filter(
    ({ action, table }) =>
      !sayings.some(
        (saying) =>
          saying.action === action &&
          (whyNot(saying.order, { action, actor: actorOf(saying.person), now }, table) === undefined) !==
            saying.accepted,
      ),
  );
  expect(unnoticed.map(({ name }) => name)).toEqual([]);
});

async function tryCall(scene: Scene, ...[action, person]: [OrderAction, Person]) {
  const { call, args, value } = await bestCall(scene, action, person);
  const data = encodeFunctionData({ abi: escrowAbi, functionName: call, args } as Parameters<
    typeof encodeFunctionData
  >[0]);
  const transaction = {
    from: chain.accounts[person].address,
    to: chain.escrow,
    data,
    value: numberToHex(value),
  };
  const word = numberToHex(packOrderState(scene.order), { size: 32 });
  const override = { [chain.escrow]: { stateDiff: { [slotOf(scene.id, slot)]: word } } };
  try {
    await chain.rpc("eth_call", [transaction, "latest", override]);
    return undefined;
  } catch (error) {
    const refusal = explainError(error);
    if (!(refusal instanceof ContractRefusal)) throw error;
    return refusal.errorName;
  }
}

/** What can differ between two states of the same status and request; times are seconds from now. */
type Features = {
  flags: number;
  revisionsUsed: number;
  remaining: bigint;
  round: number;
  dueIn: number;
  respondIn: number;
  validIn: number;
};

const ROUND_CEILING = 2 ** 32 - 1 - 2 ** 20;
const GRACE = 3600;
/** Each feature's values, at and around what any rule asks of it; the first is the one that refuses least. */
const FEATURES: { [Feature in keyof Features]: readonly Features[Feature][] } = {
  flags: [6, 2, 0, 7],
  revisionsUsed: [0, 2],
  remaining: [2_000_000n, 1n],
  round: [9, ROUND_CEILING - 1, ROUND_CEILING],
  dueIn: [0, -1, -GRACE, -GRACE - 1, 1],
  respondIn: [0, -1, 1],
  validIn: [0, -1, 1],
};

/** All combinations, or those that differ from the most allowing one in one feature, and a few at random. */
function statesOf(status: OrderStatus): [OrderState, Terms][] {
  const features = full ? everyCombination() : [...oneAtATime(), ...someAtRandom(2)];
  if (status === OrderStatus.None)
    return FEATURES.validIn.map((validIn) => [nothing(), termsWith(now + validIn)]);
  return requestsIn(status).flatMap((request) =>
    features.map(({ dueIn, respondIn, validIn, ...rest }): [OrderState, Terms] => [
      { status, request, due: now + dueIn, respondBy: now + respondIn, ...rest },
      termsWith(now + validIn),
    ]),
  );
}

const first = (): Features => ({
  flags: 6,
  revisionsUsed: 0,
  remaining: 2_000_000n,
  round: 9,
  dueIn: 0,
  respondIn: 0,
  validIn: 0,
});

function oneAtATime(): Features[] {
  const names = Object.keys(FEATURES) as (keyof Features)[];
  return [
    first(),
    ...names.flatMap((name) => FEATURES[name].slice(1).map((value) => ({ ...first(), [name]: value }))),
  ];
}

function someAtRandom(count: number): Features[] {
  const { pick } = random(SEED);
  const one = (): Features => ({
    flags: pick(FEATURES.flags),
    revisionsUsed: pick(FEATURES.revisionsUsed),
    remaining: pick(FEATURES.remaining),
    round: pick(FEATURES.round),
    dueIn: pick(FEATURES.dueIn),
    respondIn: pick(FEATURES.respondIn),
    validIn: pick(FEATURES.validIn),
  });
  return Array.from({ length: count }, one);
}

function everyCombination(): Features[] {
  return (Object.keys(FEATURES) as (keyof Features)[]).reduce<Features[]>(
    (all, name) => all.flatMap((one) => FEATURES[name].map((value) => ({ ...one, [name]: value }))),
    [first()],
  );
}

/** Requests that can be open in a status; in others the contract never leaves one. */
function requestsIn(status: OrderStatus): RequestKind[] {
  switch (status) {
    case OrderStatus.Placed:
    case OrderStatus.InProgress:
    case OrderStatus.RevisionRequested:
      return [RequestKind.None, RequestKind.CancelByClient, RequestKind.CancelBySeller, RequestKind.Progress];
    case OrderStatus.Delivered:
      return [RequestKind.None, RequestKind.Refund];
    default:
      return [RequestKind.None];
  }
}

function nothing(): OrderState {
  return { status: 0, request: 0, revisionsUsed: 0, flags: 0, round: 0, due: 0, respondBy: 0, remaining: 0n };
}

function termsWith(validUntil: number): Terms {
  const { client, seller, arbiter, platform } = chain.accounts;
  return {
    client: client.address,
    seller: seller.address,
    arbiter: arbiter.address,
    platform: platform.address,
    token: ZERO_ADDRESS,
    price: 2_000_000n,
    platformFeeBps: 500,
    arbiterFeeBps: 300,
    fallbackSellerBps: 5000,
    deliveryTime: 86_400,
    revisionTime: 86_400,
    reviewTime: 86_400,
    responseTime: 7200,
    graceTime: GRACE,
    rulingTime: 86_400,
    revisions: 2,
    validUntil,
    content: contentOf("listing"),
    salt: 7n,
  };
}

/** Where the contract's layout put the mapping of words: found by looking, so that a new variable cannot mislead. */
async function findWordsSlot(): Promise<bigint> {
  const id = contentOf("some order");
  const data = encodeFunctionData({ abi: escrowAbi, functionName: "order", args: [id] });
  for (let candidate = 0n; candidate < 32n; candidate += 1n) {
    const override = {
      [chain.escrow]: { stateDiff: { [slotOf(id, candidate)]: numberToHex(3, { size: 32 }) } },
    };
    const answer = (await chain.rpc("eth_call", [{ to: chain.escrow, data }, "latest", override])) as Hex;
    if (BigInt(answer.slice(0, 66)) === 3n) return candidate;
  }
  throw new Error("No slot below 32 holds the orders' words.");
}

function slotOf(id: Hex, mapping: bigint): Hex {
  return keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "uint256" }], [id, mapping]));
}

function show(order: OrderState): string {
  const { due, respondBy } = order;
  return JSON.stringify({
    ...order,
    remaining: `${order.remaining}`,
    due: due - now,
    respondBy: respondBy - now,
  });
}
