import { amendTypedData } from "@holdfast/sdk";
import { type OrderState, OrderStatus, orderId, RequestKind, type Terms } from "@holdfast/sdk/order";
import {
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeFunctionData,
  type Hex,
  zeroAddress,
  zeroHash,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { abi, type TestChain } from "../../kit/chain.ts";
import type { Random } from "../../kit/random.ts";
import { hashOf, makeTerms, type Parties } from "./terms.ts";

const MNEMONIC = "test test test test test test test test test test test junk";
const OPEN_ORDERS = 10;
const DAY = 86_400;

/** People who order, work, quarrel and pay at random: every event of the escrow comes up. */
export type Traffic = {
  /** Mines blocks with a few actions each; sometimes none. */
  mine(blocks: number): Promise<void>;
};

type Call = { from: Address; data: Hex; value?: bigint };
type Mutating = "nonpayable" | "payable";

export function createTraffic(chain: TestChain, random: Random): Traffic {
  const [, client, seller, arbiter, platform] = chain.accounts as [
    Address,
    Address,
    Address,
    Address,
    Address,
  ];
  const parties: Parties = { client, seller, arbiter, platform };
  const sellerKey = mnemonicToAccount(MNEMONIC, { addressIndex: 2 });
  let orders: Terms[] = [];
  let salt = 0n;

  const call = <Name extends ContractFunctionName<typeof abi, Mutating>>(
    from: Address,
    functionName: Name,
    args: ContractFunctionArgs<typeof abi, Mutating, Name>,
    value = 0n,
  ): Call => ({ from, data: encodeFunctionData({ abi, functionName, args } as never), value });

  const place = (terms: Terms): Call => {
    const fromBalance = random.chance(0.2) ? 500n : 0n;
    const funding = { fromBalance, keepRefunds: random.chance(0.5), authorization: "0x" } as const;
    const requirements = random.chance(0.4) ? words() : zeroHash;
    return call(client, "place", [terms, "0x", funding, requirements], terms.price - fromBalance);
  };
  const words = () => hashOf(`words ${random.next()}`);

  async function amend(terms: Terms, state: OrderState, now: number): Promise<Call> {
    const amount = random.chance(0.5) ? 700n : 0n;
    const due = random.chance(0.5) ? now + 30 * DAY : 0;
    const amendment = { amount, due, validUntil: now + DAY, content: words() };
    const order = orderId({ terms, chainId: chain.chainId, escrow: chain.escrow });
    const { chainId, escrow } = chain;
    const data = amendTypedData({ chainId, escrow, amend: { order, round: state.round, ...amendment } });
    const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;
    return call(client, "amend", [terms, amendment, await sellerKey.signTypedData(data), funding], amount);
  }

  function answers(terms: Terms, { request, round }: OrderState): Call[] {
    const bySeller = request === RequestKind.CancelBySeller;
    const [asker, asked] = bySeller ? [seller, client] : [client, seller];
    return [
      call(asked, "answer", [terms, round, random.chance(0.5), words()]),
      call(asker, "withdrawRequest", [terms]),
    ];
  }

  async function choices(terms: Terms, state: OrderState, now: number): Promise<Call[]> {
    const { round } = state;
    const ask = (from: Address, kind: RequestKind) => call(from, "request", [terms, kind, words()]);
    const split = () => (state.remaining * BigInt(random.integer(90))) / 100n;
    const rare = random.chance(0.15);
    if (rare && random.chance(0.5)) return [call(random.pick([client, seller]), "revoke", [terms])];
    if (rare) return [call(seller, "cancel", [terms, random.chance(0.5) ? words() : zeroHash])];
    if (state.request !== RequestKind.None) return answers(terms, state);
    switch (state.status) {
      case OrderStatus.Pending:
        return [call(seller, "accept", [terms, round]), call(client, "start", [terms, words()])];
      case OrderStatus.Placed:
        return [call(client, "start", [terms, words()]), ask(seller, RequestKind.CancelBySeller)];
      case OrderStatus.InProgress:
      case OrderStatus.RevisionRequested:
        return [
          call(seller, "deliver", [terms, round, words()]),
          call(client, "release", [terms, 1_000n]),
          await amend(terms, state, now),
          ask(client, random.pick([RequestKind.Progress, RequestKind.CancelByClient])),
          ask(seller, RequestKind.CancelBySeller),
          call(random.pick([client, seller]), "dispute", [terms, words()]),
        ];
      case OrderStatus.Delivered:
        return [
          call(client, "approve", [terms]),
          call(client, "requestRevision", [terms, words(), now + 20 * DAY]),
          ask(client, RequestKind.Refund),
          call(client, "dispute", [terms, words()]),
        ];
      case OrderStatus.Contested:
        return [call(client, "dispute", [terms, words()]), call(client, "approve", [terms])];
      case OrderStatus.Disputed:
        return [
          call(random.pick([client, seller, arbiter]), "evidence", [terms, words()]),
          call(arbiter, "rule", [terms, split(), words(), "0x"]),
        ];
      default:
        return [];
    }
  }

  const aside = (): Call[] => [
    call(client, "deposit", [zeroAddress, 900n], 900n),
    call(client, "withdraw", [zeroAddress, 100n, client]),
    call(platform, "withdraw", [zeroAddress, 3n, platform]),
    call(seller, "cancelOffer", [makeTerms({ ...parties, client: zeroAddress }, 0n)]),
    call(seller, "cancelAllOffers", []),
  ];

  async function block(): Promise<void> {
    const now = Number((await chain.client.getBlock()).timestamp);
    while (orders.length < OPEN_ORDERS) orders.push(makeTerms(parties, ++salt));
    const states = await Promise.all(orders.map((terms) => stateOf(chain, terms)));
    orders = orders.filter((_, index) => (states[index]?.status ?? 0) < OrderStatus.Completed);
    const calls: Call[] = random.chance(0.3) ? [random.pick(aside())] : [];
    const busy = new Set(Array.from({ length: random.integer(7) }, () => random.pick(orders)));
    for (const terms of busy) {
      const state = await stateOf(chain, terms);
      if (state.status === OrderStatus.None) calls.push(place(terms));
      else calls.push(random.pick(await choices(terms, state, now)));
    }
    // What the chain refuses leaves a transaction without an event: that happens to people too.
    for (const { from, data, value = 0n } of calls) {
      await chain.client.sendTransaction({ account: from, to: chain.escrow, data, value, gas: 700_000n });
    }
    await chain.client.mine({ blocks: 1 });
  }

  return {
    async mine(blocks) {
      await chain.client.setAutomine(false);
      for (let mined = 0; mined < blocks; mined++) await block();
    },
  };
}

async function stateOf(chain: TestChain, terms: Terms): Promise<OrderState> {
  const id = orderId({ terms, chainId: chain.chainId, escrow: chain.escrow });
  const state = await chain.client.readContract({
    address: chain.escrow,
    abi,
    functionName: "order",
    args: [id],
  });
  return state as OrderState;
}
