import type { EscrowEventName, EscrowEventOf } from "../order/events.ts";
import { type Terms, ZERO_ADDRESS, ZERO_HASH } from "../order/terms.ts";

const address = (digit: string) => `0x${digit.repeat(40)}` as const;
const hash = (digit: string) => `0x${digit.repeat(64)}` as const;

export const CLIENT = address("1");
export const SELLER = address("2");
export const ARBITER = address("3");
export const PLATFORM = address("4");
export const STRANGER = address("5");
export const ID = hash("a");
export const CONTENT = hash("c");
/** Unix seconds of the first block. */
export const START = 1_800_000_000;

export const TERMS: Terms = {
  client: CLIENT,
  seller: SELLER,
  arbiter: ARBITER,
  platform: PLATFORM,
  token: ZERO_ADDRESS,
  price: 10_000n,
  platformFeeBps: 500,
  arbiterFeeBps: 300,
  fallbackSellerBps: 5000,
  deliveryTime: 86_400,
  revisionTime: 3600,
  reviewTime: 7200,
  responseTime: 3600,
  graceTime: 1800,
  rulingTime: 86_400,
  revisions: 1,
  validUntil: START + 100,
  content: CONTENT,
  salt: 1n,
};

/** Places events one after another, each in a block and transaction of its own, ten seconds apart. */
export function chainOfEvents() {
  let count = 0;
  return <Name extends EscrowEventName>(
    name: Name,
    args: Omit<EscrowEventOf<Name>["args"], "id">,
    txHash?: `0x${string}`,
  ): EscrowEventOf<Name> => {
    const block = { number: BigInt(count), hash: hash("b"), timestamp: START + count * 10 };
    count += 1;
    const made = {
      name,
      args: { id: ID, ...args },
      block,
      txHash: txHash ?? `0x${`${count}`.padStart(64, "0")}`,
      logIndex: count,
    };
    // The name chose the arguments' type above; TypeScript cannot carry that through the union.
    return made as unknown as EscrowEventOf<Name>;
  };
}

/** A placed event as most tests need it: signed by the seller, requirements given, so in progress. */
export function placedArgs(change: Partial<EscrowEventOf<"OrderPlaced">["args"]> = {}) {
  return {
    client: CLIENT,
    seller: SELLER,
    terms: TERMS,
    status: 3,
    flags: 2,
    due: START + TERMS.deliveryTime,
    fromBalance: 0n,
    requirements: CONTENT,
    ...change,
  };
}

export const NOT_STARTED = { status: 2, flags: 0, due: 0, requirements: ZERO_HASH } as const;
