import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyHistory, strokes } from "../../../test/kit/money-histories.ts";
import { CLIENT, chainOfEvents, ID, SELLER, TERMS } from "../testing/sample-events.ts";
import { type AccountMovement, accountMovements, movementSums } from "./account-movements.ts";
import { type Balances, foldBalances } from "./balances.ts";
import { type EscrowEvent, orderIdOf } from "./events.ts";
import { InconsistentEvent } from "./inconsistent-event.ts";
import { type Terms, ZERO_HASH } from "./terms.ts";

const RUNS = 1_000;
const SEED = Number(process.env.MOVEMENTS_SEED ?? Date.now() % 2 ** 31);

type Row = { name: string; txHash: string; args: Record<string, unknown> };
type Tally = Record<"received" | "paid" | "fees" | "deposited" | "withdrawn" | "balanceChange", bigint>;

/** What the mirror keeps of an event, as text: names, numbers and nothing of ours. */
const rowsOf = (events: readonly EscrowEvent[]): Row[] =>
  JSON.parse(JSON.stringify(events, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value)));

/**
 * The sums of every account and token from the rows alone, by the contract's accounting and by none of the sdk: what
 * each event takes from whom and gives to whom.
 */
function recompute(rows: readonly Row[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const terms = new Map<string, Record<string, string>>();
  const add = (account: unknown, token: unknown, changes: Partial<Record<keyof Tally, unknown>>) => {
    const key = `${account} ${token}`;
    const tally = tallies.get(key) ?? {
      ...{ received: 0n, paid: 0n, fees: 0n, deposited: 0n, withdrawn: 0n, balanceChange: 0n },
    };
    for (const [name, amount] of Object.entries(changes))
      tally[name as keyof Tally] += BigInt(String(amount));
    tallies.set(key, tally);
  };
  for (const { name, args } of rows) {
    if (name === "OrderPlaced") terms.set(String(args.id), args.terms as Record<string, string>);
    const of = terms.get(String(args.id));
    const { account, token, amount } = args;
    if (name === "Deposited") add(account, token, { deposited: amount, balanceChange: amount });
    if (name === "Withdrawn") add(account, token, { withdrawn: amount, balanceChange: `-${amount}` });
    if (name === "Credited") add(account, token, { balanceChange: amount });
    if (of === undefined) continue;
    if (name === "OrderPlaced")
      add(of.client, of.token, { paid: of.price, balanceChange: -BigInt(String(args.fromBalance)) });
    if (name === "OrderAmended")
      add(of.client, of.token, { paid: amount, balanceChange: -BigInt(String(args.fromBalance)) });
    const { platformFee: fee = "0", arbiterFee = "0", toSeller = "0", toClient = args.refund ?? "0" } = args;
    if (fee !== "0") add(of.platform, of.token, { received: fee, balanceChange: fee });
    if (arbiterFee !== "0") add(of.arbiter, of.token, { received: arbiterFee, balanceChange: arbiterFee });
    if (toSeller !== "0" || fee !== "0") add(of.seller, of.token, { received: toSeller, fees: fee });
    if (toClient !== "0") add(of.client, of.token, { received: toClient });
  }
  return tallies;
}

const sumsOf = (movements: readonly AccountMovement[]) =>
  new Map(
    [...Map.groupBy(movements, ({ account, token }) => `${account} ${token}`)].map(([key, own]) => [
      key,
      movementSums(own),
    ]),
  );

function termsIn(events: readonly EscrowEvent[]): Map<string, Terms> {
  return new Map(
    events.flatMap((event) => (event.name === "OrderPlaced" ? [[event.args.id, event.args.terms]] : [])),
  );
}

function expectRight(events: EscrowEvent[]): number {
  const terms = termsIn(events);
  const movements = accountMovements(events, () => undefined);
  expect(sumsOf(movements)).toEqual(recompute(rowsOf(events)));

  const balances = events.reduce<Balances>((sheet, event) => {
    const id = orderIdOf(event);
    return foldBalances(sheet, event, id && terms.get(id));
  }, new Map());
  for (const [key, { balanceChange }] of sumsOf(movements)) {
    expect(balances.get(key.replace(" ", ":").toLowerCase()) ?? 0n, key).toBe(balanceChange);
  }
  const wallets = movements.filter(({ ofBalance, amount }) => ofBalance < 0n || ofBalance > amount);
  expect(wallets).toEqual([]);

  // The mirror sees a history block by block, wherever it was cut: the rows are the same.
  const byBlock = [...Map.groupBy(events, ({ block }) => block.number).values()];
  expect(byBlock.flatMap((block) => accountMovements(block, (id) => terms.get(id)))).toEqual(movements);
  const places = movements.map(({ ref, position }) => `${ref.blockNumber} ${ref.logIndex} ${position}`);
  expect(new Set(places).size).toBe(places.length);
  return movements.length;
}

describe("account movements", () => {
  it(`PAY-2 sums of ${RUNS} random histories are what the raw events say, recomputed independently, and the balances are the chain's`, () => {
    console.log(`Repeat with MOVEMENTS_SEED=${SEED}`);
    let movements = 0;
    const kinds = new Set<string>();
    fc.assert(
      fc.property(strokes, (list) => {
        const events = moneyHistory(list);
        movements += expectRight(events);
        for (const { name } of events) kinds.add(name);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    console.log(`${movements} movements compared.`);
    expect(kinds.size).toBe(9);
  });

  it("PAY-2 two equal payouts in one transaction, one of them kept: the last before the credit is the one", () => {
    const tell = chainOfEvents();
    const tx = `0x${"9".repeat(64)}` as const;
    const shares = { toSeller: 95n, platformFee: 5n };
    const events = [
      tell("PartReleased", shares, tx),
      tell("Credited", { account: SELLER, token: TERMS.token, amount: 95n }, tx),
      tell("PartReleased", shares, tx),
    ];
    const seller = accountMovements(events, () => TERMS).filter(({ account }) => account === SELLER);
    expect(seller.map(({ kind, ofBalance, fee }) => [kind, ofBalance, fee])).toEqual([
      ["release", 95n, 5n],
      ["release", 0n, 5n],
    ]);
  });

  it("PAY-2 a credit without a payout, or an order without terms, is refused", () => {
    const tell = chainOfEvents();
    const credit = tell("Credited", { account: CLIENT, token: TERMS.token, amount: 1n });
    expect(() => accountMovements([credit], () => TERMS)).toThrow(InconsistentEvent);
    const cancelled = tell("OrderCancelled", { refund: 1n, cause: 0, content: ZERO_HASH });
    expect(() => accountMovements([cancelled], () => undefined)).toThrow(InconsistentEvent);
    expect(accountMovements([cancelled], (id) => (id === ID ? TERMS : undefined))).toHaveLength(1);
  });
});
