import type { OrderStatus, RequestKind } from "./status.ts";

/** An order's storage word, as `order(id)` returns it. Times are unix seconds; `remaining` is in smallest units. */
export type OrderState = {
  status: OrderStatus;
  request: RequestKind;
  revisionsUsed: number;
  /** Bits of `OrderFlag`. */
  flags: number;
  /** Bumped by every state change. */
  round: number;
  /** Delivery date, or the end of the review or ruling period, by status. */
  due: number;
  /** Last second in which the open request can be answered; later, limits the client's next request. */
  respondBy: number;
  remaining: bigint;
};

export type OrderStateJson = Omit<OrderState, "remaining"> & { remaining: string };

const WIDTHS = [
  ["status", 8n],
  ["request", 8n],
  ["revisionsUsed", 8n],
  ["flags", 8n],
  ["round", 32n],
  ["due", 40n],
  ["respondBy", 40n],
  ["remaining", 112n],
] as const satisfies readonly (readonly [keyof OrderState, bigint])[];

/**
 * The 256-bit word in which the contract keeps a state: the first member in the lowest bits, as Solidity packs.
 * @throws RangeError when a member does not fit its bits.
 */
export function packOrderState(state: OrderState): bigint {
  let word = 0n;
  let shift = 0n;
  for (const [member, bits] of WIDTHS) {
    const value = BigInt(state[member]);
    if (value < 0n || value >> bits !== 0n)
      throw new RangeError(`${member} does not fit ${bits} bits: ${value}.`);
    word |= value << shift;
    shift += bits;
  }
  return word;
}

/** The state in a 256-bit word; the inverse of `packOrderState`. */
export function unpackOrderState(word: bigint): OrderState {
  let rest = word;
  const take = (bits: bigint) => {
    const value = rest & ((1n << bits) - 1n);
    rest >>= bits;
    return value;
  };
  return {
    status: Number(take(8n)) as OrderStatus,
    request: Number(take(8n)) as RequestKind,
    revisionsUsed: Number(take(8n)),
    flags: Number(take(8n)),
    round: Number(take(32n)),
    due: Number(take(40n)),
    respondBy: Number(take(40n)),
    remaining: take(112n),
  };
}
