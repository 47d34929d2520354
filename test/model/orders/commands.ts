import {
  balanceKey,
  ContractRefusal,
  hasFlag,
  ORDER_ACTIONS,
  type Order,
  type OrderAction,
  outcomeOf,
  stateOf,
  whyNot,
  ZERO_ADDRESS,
} from "@holdfast/sdk";
import * as actions from "@holdfast/sdk/actions";
import fc from "fast-check";
import type { Hex } from "viem";
import { expect } from "vitest";
import { contentOf, deedIn, signOffer } from "../attempt.ts";
import { holdTime, latestTime, setTime } from "../chain.ts";
import { actorOf, PEOPLE, type Person } from "../people.ts";
import { act } from "./act.ts";
import { CHOICES, type Market, termsOf, type Wishes, whileRefusing } from "./market.ts";
import { apply, compare, heldBy, type Model } from "./model.ts";

type Step = fc.AsyncCommand<Model, Market>;

const MOST_ORDERS = 5;
/** Steps that end an order: taken less often, else no order grows old. */
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

const one = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const free: fc.Arbitrary<Wishes> = fc.record({
  token: fc.nat({ max: 2 }),
  price: fc.oneof(fc.bigInt({ min: 1n, max: 50n }), fc.bigInt({ min: 1n, max: 1_000_000n })),
  platformFeeBps: one(CHOICES.platformFeeBps),
  arbiterFeeBps: one(CHOICES.arbiterFeeBps),
  fallbackSellerBps: one(CHOICES.fallbackSellerBps),
  deliveryTime: one(CHOICES.deliveryTime),
  revisionTime: one(CHOICES.revisionTime),
  reviewTime: one(CHOICES.reviewTime),
  responseTime: one(CHOICES.responseTime),
  graceTime: one(CHOICES.graceTime),
  revisions: one(CHOICES.revisions),
  validFor: one(CHOICES.validFor),
});
/** What the contract takes: where revisions are included, one and the grace time last at least an hour. */
const wishes = free.map((all) =>
  all.revisions > 0 && all.revisionTime + all.graceTime < 3600 ? { ...all, graceTime: 3600 } : all,
);

/** The client pays for one more order, from its wallet, its balance or both. */
export function placeCommand(): fc.Arbitrary<Step> {
  const what = fc.record({
    wishes,
    offer: one(["open", "quote", "none"] as const),
    keepRefunds: fc.boolean(),
    requirements: fc.boolean(),
    thirdsFromBalance: fc.nat({ max: 3 }),
  });
  return what.map((given) => ({
    check: ({ ids }) => ids.length < MOST_ORDERS,
    toString: () => `place ${text(given)}`,
    run: async (model, market) => {
      const { chain } = market;
      const now = await holdTime(market.chain.rpc);
      const terms = termsOf(market, given.wishes, { now, salt: BigInt(model.ids.length + 1) });
      const wanted = (terms.price * BigInt(given.thirdsFromBalance)) / 3n;
      const balance = await actions.readBalance(chain.as("client"), {
        account: terms.client,
        token: terms.token,
      });
      const fromBalance = wanted < balance ? wanted : balance;
      const isSigned = given.offer !== "none";
      const { receipt, event } = await actions.place(chain.as("client"), {
        terms,
        sellerSignature: isSigned
          ? await signOffer(chain, { terms, epoch: 0n, open: given.offer === "open" })
          : "0x",
        fromBalance,
        keepRefunds: given.keepRefunds,
        ...(given.requirements ? { requirements: contentOf("requirements") } : {}),
      });
      apply(model, market, receipt);
      const order = model.orders.get(event.args.id);
      expect(order?.payments[0]?.byBalance).toBe(fromBalance);
      model.done.add("place");
      await compare(model, market);
    },
  }));
}

/** Somebody does something with an order: mostly what the table allows, sometimes what it refuses. */
export function actCommand(): fc.Arbitrary<Step> {
  const what = fc.record({
    order: fc.nat({ max: MOST_ORDERS - 1 }),
    choice: fc.nat({ max: 1_000 }),
    mayEnd: fc.nat({ max: 4 }).map((number) => number === 0),
    tries: fc.nat({ max: 7 }).map((number) => (number === 0 ? ("refused" as const) : ("allowed" as const))),
    other: fc.boolean(),
    refusing: one([[], [], ["client"], ["seller"], ["client", "seller"]] as const satisfies Person[][]),
  });
  return what.map((given) => ({
    check: ({ ids }) => ids.length > 0,
    toString: () => `act ${text(given)}`,
    run: async (model, market) => {
      const order = orderAt(model, given.order);
      const now = await holdTime(market.chain.rpc);
      const choice = choose(order, { now, ...given });
      if (choice === undefined) return;
      const { action, person } = choice;
      const variant = given.other ? "other" : "plain";
      const deed = deedIn({ terms: order.terms, order, now }, { action, person, variant });
      const doing = () => act(market, { order, deed, person });
      if (given.tries === "refused") {
        const refusal = await doing().then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(refusal).toBeInstanceOf(ContractRefusal);
        model.refused.add(action);
        return compare(model, market);
      }
      const expected = outcomeOf(order, deed);
      const { token } = order.terms;
      // Who acts is an account without code; and one token has no list of receivers it refuses.
      const refusing = given.refusing.filter((one) => one !== person && token !== market.chain.token);
      const before = await wallets(market, token);
      const { receipt } = await whileRefusing(market, { people: refusing, token }, doing);
      apply(model, market, receipt);
      model.done.add(action);
      const after = model.orders.get(order.id) ?? order;
      expect(stateOf(after)).toEqual(expected?.state);
      const payments = after.payments.slice(order.payments.length);
      for (const { kind, role, amount, byBalance } of payments) {
        const isKept =
          refusing.some((one) => one === role) || (kind === "refund" && hasFlag(order.flags, "KeepRefunds"));
        if (kind === "payout" || kind === "refund") expect(byBalance).toBe(isKept ? amount : 0n);
      }
      // Coin pays for gas, too: there the escrow's own sum has to do.
      if (token !== ZERO_ADDRESS) {
        const moved = (role: Person) =>
          payments
            .filter((payment) => payment.role === role)
            .reduce((sum, { direction, amount, byBalance }) => {
              const byWallet = amount - byBalance;
              return direction === "in" ? sum - byWallet : sum + byWallet;
            }, 0n);
        const sums = await wallets(market, token);
        for (const one of PEOPLE) expect(sums[one] - before[one]).toBe(moved(one));
      }
      await compare(model, market);
    },
  }));
}

/** Time passes: often to the very second before, at or after a limit of an order, which is where rules differ. */
export function jumpCommand(): fc.Arbitrary<Step> {
  const what = fc.record({
    order: fc.nat({ max: MOST_ORDERS - 1 }),
    moment: fc.nat({ max: 3 }),
    offset: fc.integer({ min: -1, max: 1 }),
    seconds: fc.nat({ max: 600 }),
  });
  return what.map((given) => ({
    check: ({ ids }) => ids.length > 0,
    toString: () => `jump ${text(given)}`,
    run: async (model, { chain }) => {
      const { due, respondBy, terms } = orderAt(model, given.order);
      const now = await latestTime(chain.rpc);
      const moments = [due, due + terms.graceTime, respondBy, terms.validUntil];
      const moment = (moments[given.moment] ?? 0) + given.offset;
      const isAhead = moment > now && moment < now + 864_000;
      await setTime(chain.rpc, isAhead ? moment : now + given.seconds);
    },
  }));
}

/** Somebody moves money into or out of the platform balance. */
export function moveCommand(): fc.Arbitrary<Step> {
  const what = fc.record({
    person: one(["client", "seller", "arbiter", "platform"] as const),
    token: fc.nat({ max: 2 }),
    amount: fc.bigInt({ min: 1n, max: 1_000_000n }),
    isIn: fc.boolean(),
  });
  return what.map((given) => ({
    check: () => true,
    toString: () => `move ${text(given)}`,
    run: async (model, market) => {
      const { chain, tokens } = market;
      const token = tokens[given.token] ?? ZERO_ADDRESS;
      const client = chain.as(given.person);
      const { address } = chain.accounts[given.person];
      await holdTime(market.chain.rpc);
      const isIn = given.isIn && (given.person === "client" || given.person === "seller");
      const balance = model.balances.get(balanceKey(address, token)) ?? 0n;
      const amount = isIn || given.amount < balance ? given.amount : balance;
      if (amount === 0n) return;
      const deed = isIn
        ? actions.deposit(client, { token, amount })
        : actions.withdraw(client, { token, amount, to: address });
      apply(model, market, (await deed).receipt);
      await compare(model, market);
    },
  }));
}

async function wallets(market: Market, token: Hex): Promise<Record<Person, bigint>> {
  const { accounts } = market.chain;
  const sums = PEOPLE.map(async (one) => [one, await heldBy(market, accounts[one].address, token)] as const);
  return Object.fromEntries(await Promise.all(sums)) as Record<Person, bigint>;
}

function orderAt(model: Model, index: number): Order {
  const order = model.orders.get(model.ids[index % model.ids.length] ?? "0x");
  if (order === undefined) throw new Error("No order was placed yet.");
  return order;
}

function choose(
  order: Order,
  given: { now: number; choice: number; mayEnd: boolean; tries: "allowed" | "refused" },
): { action: OrderAction; person: Person } | undefined {
  const { now, choice, mayEnd, tries } = given;
  const all = PEOPLE.flatMap((person) =>
    ORDER_ACTIONS.filter((action) => action !== "place").map((action) => ({ action, person })),
  );
  const isAllowed = ({ action, person }: { action: OrderAction; person: Person }) =>
    whyNot(order, { action, actor: actorOf(person), now }) === undefined;
  const fitting = all.filter((deed) => isAllowed(deed) === (tries === "allowed"));
  const going = fitting.filter(({ action }) => !ENDING.includes(action));
  const from = tries === "refused" || mayEnd || going.length === 0 ? fitting : going;
  // First the action, then who: else those that many may do would be taken most.
  const kinds = [...new Set(from.map(({ action }) => action))];
  const action = kinds[choice % kinds.length];
  const doers = from.filter((deed) => deed.action === action);
  return doers[choice % doers.length];
}

function text(value: object): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}` : inner));
}
