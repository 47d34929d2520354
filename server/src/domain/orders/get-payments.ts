import { creditPayout, movementsOf, type OrderEvent, type Payment } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { visibleOrder } from "./access.ts";
import { chainPlace, chainSource } from "./activity/chain-source.ts";
import { readStand, writeStand } from "./activity/cursor.ts";
import type { OrderPorts } from "./ports.ts";

/** An order's money, in smallest units: `paidIn` is `paidOut` and `remaining`, to the last unit. */
export type PaymentsView = {
  token: Address;
  /** `part`: released early, the order went on. */
  items: readonly (Payment & { part: boolean })[];
  nextCursor: string | null;
  paidIn: bigint;
  paidOut: bigint;
  remaining: bigint;
  people: People;
};

const MOVING = [
  "OrderPlaced",
  "OrderAmended",
  "PartReleased",
  "OrderCompleted",
  "OrderCancelled",
  "OrderSettled",
] as const satisfies readonly OrderEvent["name"][];

/**
 * Every movement of an order's money out of the chain's events, the oldest first (PAY-1). The sums are of all, not of
 * the page; of a page's events only those that moved money are read.
 * @throws Refusal `not_found` to a stranger, `invalid_input` for a cursor that no answer gave
 */
export async function getPayments(
  ports: Pick<OrderPorts, "orders" | "accounts">,
  input: { id: Hash; caller: Caller; cursor?: string | undefined; limit: number },
): Promise<PaymentsView> {
  const { id, terms, totals, state } = await visibleOrder(ports, input);
  const stand = input.cursor === undefined ? null : readStand(input.cursor, [chainSource]);
  const after = stand ? chainPlace(stand.key) : undefined;
  const { limit } = input;
  const range = { id, after, oldestFirst: true };
  const moved = (await ports.orders.history({ ...range, names: MOVING, limit: limit + 1 })).map(
    ({ event }) => event,
  );
  const [first, next, last] = [moved[0], moved[limit], moved.slice(0, limit).at(-1)];
  let items: readonly Payment[] = moved.slice(0, limit).flatMap((event) => movementsOf(event, terms));
  if (first) {
    // What stayed in a balance is told right after the step that paid it out: before the next page's first.
    const before = next && { block: next.block.number, logIndex: next.logIndex };
    const credits = await ports.orders.history({
      ...range,
      after: { block: first.block.number, logIndex: first.logIndex },
      before,
      names: ["Credited"],
      limit: limit * MOST_CREDITS,
    });
    for (const { event } of credits) {
      if (event.name === "Credited") items = creditPayout(items, event) ?? items;
    }
  }
  const parts = new Set(moved.filter(({ name }) => name === "PartReleased").map(keyOf));
  return {
    token: terms.token,
    items: items.map((item) => ({
      ...item,
      part: item.kind === "payout" && parts.has(`${item.ref.blockNumber}-${item.ref.logIndex}`),
    })),
    nextCursor: next && last ? writeStand({ at: last.block.timestamp, key: keyOf(last) }, "chain") : null,
    paidIn: totals.paidIn,
    paidOut: totals.toSeller + totals.toClient + totals.platformFees + totals.arbiterFees,
    remaining: state.remaining,
    people: await ports.accounts.people([...new Set(items.map(({ party }) => party))]),
  };
}

/** A step pays the two parties at most; fees are never told this way. */
const MOST_CREDITS = 2;

function keyOf({ block, logIndex }: OrderEvent): string {
  return `${block.number}-${logIndex}`;
}
