import {
  ContractRefusal,
  escrowAbi,
  explainError,
  ORDER_ACTIONS,
  OrderFlag,
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
import { type Chain, latestTime, PEOPLE, startChain } from "./chain.ts";
import { random } from "./random.ts";

/**
 * States are written straight into the contract's storage for one call at a time, so that every status, request, flag
 * and moment is tried without walking there. `MODEL=full` tries every combination, else a seeded sample of each
 * status and request.
 */
const full = process.env.MODEL === "full";
const SAMPLE = 8;
const SEED = Number(process.env.MODEL_SEED ?? 20_261_122);

let chain: Chain;
let now: number;
let slot: bigint;
/** How often the contract accepted and refused each action, over all statuses. */
const tally = new Map(ORDER_ACTIONS.map((action) => [action, { accepted: 0, refused: 0 }]));

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
          const count = tally.get(action);
          if (count !== undefined) count[error === undefined ? "accepted" : "refused"] += 1;
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
  const onesided = [...tally].filter(([, count]) => count.accepted === 0 || count.refused === 0);
  expect(onesided).toEqual([]);
});

async function tryCall(
  scene: Scene,
  ...[action, person]: [Parameters<typeof bestCall>[1], Parameters<typeof bestCall>[2]]
) {
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

function statesOf(status: OrderStatus): [OrderState, Terms][] {
  const all: [OrderState, Terms][] = [];
  for (const request of requestsIn(status)) {
    const variants: [OrderState, Terms][] = [];
    for (const flags of [0, OrderFlag.RequirementsGiven, OrderFlag.DeliveredLate, 7])
      for (const revisionsUsed of [0, 2])
        for (const remaining of [1n, 2_000_000n])
          for (const dueBy of [-3601, -3600, -1, 0, 1])
            for (const respondBy of [0, now - 1, now, now + 1])
              for (const validUntil of [now - 1, now, now + 1]) {
                if (request !== RequestKind.None && respondBy === 0) continue;
                const order = {
                  status,
                  request,
                  revisionsUsed,
                  flags,
                  round: 9,
                  due: now + dueBy,
                  respondBy,
                  remaining,
                };
                variants.push([status === OrderStatus.None ? nothing() : order, termsWith(validUntil)]);
              }
    all.push(...(full ? variants : sample(variants)));
  }
  return all;
}

function sample<Item>(items: readonly Item[]): Item[] {
  const { pick } = random(SEED);
  return Array.from({ length: SAMPLE }, () => pick(items));
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
    graceTime: 3600,
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
