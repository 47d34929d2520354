import {
  type Expected,
  type LifecycleRow,
  ORDER_ACTIONS,
  type OrderAction,
  OrderStatus,
  outcomeOf,
  packOrderState,
} from "@holdfast/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Lab, startLab } from "./lab.ts";
import { mutants } from "./mutants.ts";
import { isReal, momentsOf } from "./space.ts";
import { type Cell, createTrials, type Findings } from "./trials.ts";

/**
 * Every status, request, flag and moment with every action by everybody and each kind of money, on the real contract:
 * states are written into storage for one simulated block, so nobody has to walk there. `MODEL=full` tries receivers of
 * whom only one refuses its money, too.
 */
const full = process.env.MODEL === "full";
const TERMINAL: readonly OrderStatus[] = [OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Settled];

let lab: Lab;
let trials: ReturnType<typeof createTrials>;
let validUntil: number;
/** What was found on the chain to be as the table says, over all statuses. */
const cells = new Map<OrderAction, Cell[]>(ORDER_ACTIONS.map((action) => [action, []]));
const total: Findings = { tried: 0, accepted: 0, differences: [] };

beforeAll(async () => {
  lab = await startLab();
  validUntil = lab.begin;
  trials = createTrials(lab, { validUntil });
});
afterAll(async () => {
  await lab.stop();
  console.log(`${total.tried} cells tried, ${total.accepted} of them accepted.`);
});

for (const [name, status] of Object.entries(OrderStatus)) {
  test(`lifecycle table, status ${name}, contract accepts exactly what the table allows, and does what it says`, async () => {
    const moments = momentsOf(status, validUntil);
    const found = await trials.run(moments, full ? lab.kinds : lab.kinds.slice(0, 4), (cell) => {
      cells.get(cell.deed.action)?.push(cell);
    });
    total.tried += found.tried;
    total.accepted += found.accepted;
    expect(found.differences.slice(0, 10)).toEqual([]);
    expect(found.tried).toBeGreaterThan(found.accepted);
    if (TERMINAL.includes(status)) expect(found.accepted).toBe(0);
    else expect(found.accepted).toBeGreaterThan(0);
  });
}

test("lifecycle table, over all statuses, every action was both accepted and refused", () => {
  const heard = (action: OrderAction, isAccepted: boolean) =>
    cells.get(action)?.some(({ refusal }) => (refusal === undefined) === isAccepted);
  expect(ORDER_ACTIONS.filter((action) => !heard(action, true) || !heard(action, false))).toEqual([]);
});

test("lifecycle table, any one cell of it changed, disagrees with the contract somewhere", () => {
  const unnoticed = mutants().filter(
    ({ action, table }) => !cells.get(action)?.some((cell) => isOtherwise(cell, table)),
  );
  expect(unnoticed.map(({ name }) => name)).toEqual([]);
});

test("lifecycle table, what the contract leaves behind, is among the states that were tried", () => {
  const left = new Set<string>();
  for (const { moment, expected } of [...cells.values()].flat()) {
    if (expected === undefined || !isReal(moment.order)) continue;
    if (!isReal(expected.state)) left.add(JSON.stringify([moment.order.status, expected.state.status]));
  }
  expect([...left]).toEqual([]);
});

/** Whether another table says of this cell what the contract does not do. */
function isOtherwise({ order, deed, expected }: Cell, table: readonly LifecycleRow[]): boolean {
  const isFar = expected === undefined && !table.some(({ from }) => from.includes(order.status));
  if (isFar) return false;
  try {
    return !isSameOutcome(outcomeOf(order, deed, table), expected);
  } catch {
    return true;
  }
}

function isSameOutcome(one: Expected | undefined, other: Expected | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    packOrderState(one.state) === packOrderState(other.state) &&
    one.event === other.event &&
    one.cause === other.cause &&
    one.paid === other.paid &&
    one.split.toSeller === other.split.toSeller &&
    one.split.toClient === other.split.toClient &&
    one.split.platformFee === other.split.platformFee &&
    one.split.arbiterFee === other.split.arbiterFee
  );
}
