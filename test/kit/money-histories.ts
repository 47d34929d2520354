import fc from "fast-check";
import type { EscrowEvent } from "../../sdk/src/order/events.ts";
import { type Terms, ZERO_ADDRESS, ZERO_HASH } from "../../sdk/src/order/terms.ts";
import { CONTENT, START, TERMS } from "../../sdk/src/testing/sample-events.ts";

/** A few people in every role, two tokens: they meet each other again and again. */
const PEOPLE = ["1", "2", "3", "4", "5", "6"].map((digit) => `0x${digit.repeat(40)}` as const);
const TOKENS = [ZERO_ADDRESS, `0x${"d".repeat(40)}`] as const;
const CAUSES = { completed: 0, cancelled: 0, settled: 0 } as const;

/** Numbers that say what happens; what they mean depends on where the history stands. */
export type Stroke = {
  what: number;
  who: number;
  amount: bigint;
  share: number;
  credit: number;
  joined: boolean;
};

export const strokes: fc.Arbitrary<Stroke[]> = fc.array(
  fc.record({
    what: fc.nat(99),
    who: fc.nat(1_000_000),
    amount: fc.oneof(fc.bigInt(1n, 9n), fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 2n ** 111n)),
    share: fc.nat(10_000),
    credit: fc.nat(3),
    /** In the same transaction as the one before. */
    joined: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40, size: "max" },
);

type Open = { id: `0x${string}`; terms: Terms; remaining: bigint };

/**
 * A history of money as the contract could tell it: nobody spends what is not there, every order pays out what it took
 * in, and what a party could not be paid is credited in the same transaction.
 */
export function moneyHistory(list: readonly Stroke[]): EscrowEvent[] {
  const events: EscrowEvent[] = [];
  const balances = new Map<string, bigint>();
  const open: Open[] = [];
  let orders = 0;
  let transaction = 0;

  const key = (account: string, token: string) => `${account} ${token}`;
  const move = (account: string, token: string, delta: bigint) =>
    balances.set(key(account, token), (balances.get(key(account, token)) ?? 0n) + delta);
  const held = (account: string, token: string) => balances.get(key(account, token)) ?? 0n;
  const part = (amount: bigint, share: number) => (amount * BigInt(share)) / 10_000n;
  function tell(name: EscrowEvent["name"], args: object) {
    const number = BigInt(Math.floor(transaction / 2));
    const event = {
      ...{ name, args, logIndex: events.length },
      block: { number, hash: ZERO_HASH, timestamp: START + Number(number) },
      txHash: `0x${transaction.toString(16).padStart(64, "0")}`,
    };
    // The names and arguments below are those of the contract.
    events.push(event as unknown as EscrowEvent);
  }
  function payOut({ id, terms }: Open, account: `0x${string}`, amount: bigint, kept: boolean) {
    if (amount === 0n || !kept) return;
    move(account, terms.token, amount);
    tell("Credited", { account, token: terms.token, amount, id });
  }
  function fundedFrom(client: string, token: string, { amount, share }: Stroke): bigint {
    const most = held(client, token) < amount ? held(client, token) : amount;
    const fromBalance = part(most, share);
    move(client, token, -fromBalance);
    return fromBalance;
  }

  for (const stroke of list) {
    if (!stroke.joined) transaction += 1;
    const { what, who, amount, share, credit } = stroke;
    const person = (offset: number) => PEOPLE[(who + offset) % PEOPLE.length] as `0x${string}`;
    const token = TOKENS[who % 2] as `0x${string}`;
    const at = open.length === 0 ? -1 : who % open.length;
    const order = open[at];
    if (what < 12) {
      move(person(0), token, amount);
      tell("Deposited", { account: person(0), token, amount });
    } else if (what < 24) {
      const least = held(person(0), token);
      const some = part(least, share);
      if (some === 0n) continue;
      move(person(0), token, -some);
      tell("Withdrawn", { account: person(0), token, amount: some, to: person(credit) });
    } else if (what < 50 || order === undefined) {
      const [client, seller, arbiter] = [person(0), person(1), person(2)];
      // The platform may be one of the parties too.
      const terms: Terms = {
        ...TERMS,
        client,
        seller,
        arbiter,
        platform: person(credit),
        token,
        price: amount,
      };
      orders += 1;
      const id = `0x${orders.toString(16).padStart(64, "f")}` as const;
      const fromBalance = fundedFrom(client, token, stroke);
      open.push({ id, terms, remaining: amount });
      tell("OrderPlaced", {
        ...{ id, client, seller, terms, status: 2, flags: 0, due: 0, fromBalance, requirements: ZERO_HASH },
      });
    } else if (what < 60) {
      const fromBalance = fundedFrom(order.terms.client, order.terms.token, stroke);
      order.remaining += amount;
      tell("OrderAmended", { id: order.id, amount, due: 0, content: CONTENT, fromBalance });
    } else if (what < 70) {
      const gross = part(order.remaining, share);
      if (gross === 0n || gross === order.remaining) continue;
      const platformFee = part(gross, (share * 7) % 2001);
      order.remaining -= gross;
      move(order.terms.platform, order.terms.token, platformFee);
      tell("PartReleased", { id: order.id, toSeller: gross - platformFee, platformFee });
      payOut(order, order.terms.seller, gross - platformFee, credit === 1);
    } else {
      open.splice(at, 1);
      const { id, terms, remaining } = order;
      if (what < 80) {
        // Rounded up as the contract does: of the smallest sums nothing is left.
        const platformFee = (remaining * BigInt(share % 2001) + 9_999n) / 10_000n;
        move(terms.platform, terms.token, platformFee);
        tell("OrderCompleted", {
          id,
          toSeller: remaining - platformFee,
          platformFee,
          cause: CAUSES.completed,
        });
        payOut(order, terms.seller, remaining - platformFee, credit === 1);
      } else if (what < 90) {
        tell("OrderCancelled", { id, refund: remaining, cause: CAUSES.cancelled, content: ZERO_HASH });
        payOut(order, terms.client, remaining, credit === 2);
      } else {
        const arbiterFee = part(remaining, share % 1001);
        const gross = part(remaining - arbiterFee, share);
        const platformFee = part(gross, who % 2001);
        const toClient = remaining - arbiterFee - gross;
        move(terms.platform, terms.token, platformFee);
        move(terms.arbiter, terms.token, arbiterFee);
        const shares = { toSeller: gross - platformFee, toClient, platformFee, arbiterFee };
        tell("OrderSettled", { id, ...shares, cause: CAUSES.settled, content: ZERO_HASH });
        payOut(order, terms.seller, gross - platformFee, credit % 2 === 1);
        payOut(order, terms.client, toClient, credit >= 2);
      }
    }
  }
  return events;
}
