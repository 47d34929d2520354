import {
  type Balances,
  balanceChanges,
  balanceKey,
  type EscrowEvent,
  foldBalances,
  InconsistentEvent,
} from "@holdfast/sdk/order";
import fc from "fast-check";
import { getAddress, keccak256, toHex, zeroAddress } from "viem";
import { describe, expect, test } from "vitest";
import { moveBalances } from "../../server/src/chain/derive/balance-sheet.ts";
import { foldOffers } from "../../server/src/chain/derive/offers.ts";
import { fromStored, toStored } from "../../server/src/chain/derive/stored-event.ts";
import { makeTerms } from "./kit/terms.ts";

const account = (index: number) => getAddress(`0x${(index + 1).toString(16).padStart(40, "0")}`);
const place = (index: number) => ({
  block: { number: BigInt(index), hash: keccak256(toHex(index)), timestamp: 1_700_000_000 + index },
  txHash: keccak256(toHex(`tx ${index}`)),
  logIndex: index,
});

describe("stored events", () => {
  test("OPS-5 an event comes back from JSON as it was decoded", () => {
    const parties = { client: account(0), seller: account(1), arbiter: account(2), platform: account(3) };
    const terms = makeTerms(parties, 2n ** 255n, { price: 2n ** 111n });
    const event: EscrowEvent = {
      ...place(7),
      name: "OrderPlaced",
      args: {
        id: keccak256("0x01"),
        client: terms.client,
        seller: terms.seller,
        terms,
        status: 3,
        flags: 2,
        due: 1_800_000_000,
        fromBalance: 0n,
        requirements: keccak256("0x02"),
      },
    };
    const stored = toStored({ event, txFrom: account(0) });
    const throughDatabase = { ...stored, args: JSON.parse(JSON.stringify(stored.args)) };
    expect(throughDatabase.args.terms).toMatchObject({
      price: (2n ** 111n).toString(),
      deliveryTime: 604_800,
    });
    expect(fromStored(throughDatabase)).toEqual(event);
  });
});

describe("moveBalances", () => {
  type Movement = { who: number; amount: bigint; takes: boolean };
  const movement: fc.Arbitrary<Movement> = fc.record({
    who: fc.nat(3),
    amount: fc.bigInt(1n, 50n),
    takes: fc.boolean(),
  });
  const step = (event: EscrowEvent) => ({ event, changes: balanceChanges(event, undefined) });
  const fold = (events: EscrowEvent[]) =>
    events.reduce<Balances>((sheet, event) => foldBalances(sheet, event, undefined), new Map());
  const movementEvent = ({ who, amount, takes }: Movement, at: number): EscrowEvent => {
    const args = { account: account(who), token: zeroAddress, amount };
    return takes
      ? { ...place(at), name: "Withdrawn", args: { ...args, to: account(who) } }
      : { ...place(at), name: "Deposited", args };
  };
  /** Goes on from `before` as the contract would: nobody takes what is not there. */
  const history = (movements: Movement[], before: EscrowEvent[] = []) => {
    const events = [...before];
    for (const one of movements) {
      const held = fold(events).get(balanceKey(account(one.who), zeroAddress)) ?? 0n;
      events.push(movementEvent({ ...one, takes: one.takes && held >= one.amount }, events.length));
    }
    return events;
  };

  test("OPS-5 undoing and adding in steps gives what folding everything that remains gives", () => {
    const movements = fc.array(movement, { maxLength: 30 });
    fc.assert(
      fc.property(movements, fc.nat(30), movements, (old, keep, fresh) => {
        const left = history(old);
        const kept = left.slice(0, keep);
        const now = history(fresh, kept);
        const before = moveBalances([], [], left.map(step));
        const after = moveBalances(before, left.slice(keep).map(step), now.slice(kept.length).map(step));
        const rows = after.filter(({ amount }) => amount !== 0n);
        expect(new Map(rows.map((row) => [balanceKey(row.account, row.token), row.amount]))).toEqual(
          fold(now),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("OPS-5 a balance below zero is refused", () => {
    const event = movementEvent({ who: 1, amount: 5n, takes: true }, 1);
    expect(() => moveBalances([], [], [step(event)])).toThrow(InconsistentEvent);
  });
});

describe("foldOffers", () => {
  test("LST-3 an offer cancelled twice is one row, and the last epoch counts", () => {
    const seller = account(1);
    const offer = keccak256("0x0f");
    const events: EscrowEvent[] = [
      { ...place(1), name: "OfferCancelled", args: { seller, offer } },
      { ...place(2), name: "OffersCancelled", args: { seller, epoch: 1n } },
      { ...place(3), name: "OfferCancelled", args: { seller, offer } },
      { ...place(4), name: "OffersCancelled", args: { seller, epoch: 2n } },
    ];
    expect(foldOffers(events)).toEqual({ offers: [{ seller, offer }], epochs: [{ seller, epoch: 2n }] });
  });
});
