/** Each call of the escrow that calls somebody back, and what has to go before it. */
import { encodeAuthorization, WAYS, Way, type WayName } from "./authorization-kit.ts";
import { DAY, DOCUMENT, FROM_WALLET, HOUR, Kind, REASON, REQUIREMENTS } from "./kit.ts";
import { ANY_SIGNATURE, type Call, coinFor, type Plot, perform, type Role, tokenOf } from "./reentry-kit.ts";
import type { Touches } from "./reentry-surfaces.ts";

export type Outer = Touches & {
  name: string;
  fn: string;
  prepare(plot: Plot): Promise<void>;
  call(plot: Plot, at: bigint): Promise<Call>;
  /** Seconds to wait before the call; 1 if not said. */
  after?: bigint;
};

/** They change the order or an offer, and neither move money nor look at a signature. */
export const QUIET = [
  "accept",
  "cancelAllOffers",
  "cancelOffer",
  "deliver",
  "dispute",
  "evidence",
  "request",
  "requestRevision",
  "revoke",
  "start",
  "withdrawRequest",
];

// ------------------------------------------------------------------ what goes before

async function started(plot: Plot): Promise<void> {
  const { terms } = plot;
  const value = coinFor(plot, terms.price);
  const args = [terms, ANY_SIGNATURE, FROM_WALLET, REQUIREMENTS];
  await perform(plot, { by: "client", fn: "place", args, value });
}

async function delivered(plot: Plot): Promise<void> {
  await started(plot);
  await perform(plot, { by: "seller", fn: "deliver", args: [plot.terms, 1n, DOCUMENT] });
}

async function asked(plot: Plot): Promise<void> {
  await started(plot);
  await perform(plot, { by: "client", fn: "request", args: [plot.terms, Kind.CancelByClient, REASON] });
}

async function disputed(plot: Plot): Promise<void> {
  await started(plot);
  await perform(plot, { by: "client", fn: "dispute", args: [plot.terms, REASON] });
}

async function deposited(plot: Plot): Promise<void> {
  const value = coinFor(plot, 1_000n);
  await perform(plot, { by: "client", fn: "deposit", args: [tokenOf(plot), 1_000n], value });
}

const nothing = async () => {};
const bothParties = ["seller", "client"] as const;

// ------------------------------------------------------------------ the calls

/** A call whose arguments after the terms are fixed. */
function simply(by: Role, fn: string, ...rest: unknown[]): Outer["call"] {
  return async ({ terms }) => ({ by, fn, args: [terms, ...rest] });
}

function signed(way: WayName, deadline: bigint) {
  const authorization = encodeAuthorization(Way[way], 7n, deadline, `0x${"11".repeat(65)}`);
  return { fromBalance: 0n, keepRefunds: false, authorization };
}

/** The calls that pay, by the client's signature. The stage's token and its actors take any. */
function byWay(way: WayName): Outer[] {
  return [
    {
      name: `place by ${way}`,
      fn: "place",
      collects: true,
      way,
      prepare: nothing,
      call: async ({ terms }, at) => {
        const args = [terms, ANY_SIGNATURE, signed(way, at + HOUR), REQUIREMENTS];
        return { by: "client", fn: "place", args };
      },
    },
    {
      name: `amend by ${way}`,
      fn: "amend",
      collects: true,
      way,
      prepare: started,
      call: async ({ terms }, at) => {
        const amendment = { amount: 500n, due: 0n, validUntil: at + HOUR, content: DOCUMENT };
        const args = [terms, amendment, ANY_SIGNATURE, signed(way, at + HOUR)];
        return { by: "client", fn: "amend", args };
      },
    },
  ];
}

export const OUTER: readonly Outer[] = [
  ...WAYS.flatMap((way) => byWay(way)),
  {
    name: "place",
    fn: "place",
    collects: true,
    signer: "seller",
    prepare: nothing,
    call: async (plot) => {
      const args = [plot.terms, ANY_SIGNATURE, FROM_WALLET, REQUIREMENTS];
      return { by: "client", fn: "place", args, value: coinFor(plot, plot.terms.price) };
    },
  },
  {
    name: "amend",
    fn: "amend",
    collects: true,
    signer: "seller",
    prepare: started,
    call: async (plot, at) => {
      const amendment = { amount: 500n, due: at + DAY, validUntil: at + HOUR, content: DOCUMENT };
      const args = [plot.terms, amendment, ANY_SIGNATURE, FROM_WALLET];
      return { by: "client", fn: "amend", args, value: coinFor(plot, 500n) };
    },
  },
  {
    name: "deposit",
    fn: "deposit",
    collects: true,
    prepare: nothing,
    call: async (plot) => {
      return { by: "client", fn: "deposit", args: [tokenOf(plot), 1_000n], value: coinFor(plot, 1_000n) };
    },
  },
  {
    name: "withdraw",
    fn: "withdraw",
    pays: ["target"],
    prepare: deposited,
    call: async (plot) => {
      const args = [tokenOf(plot), 700n, await plot.set.target.getAddress()];
      return { by: "client", fn: "withdraw", args };
    },
  },
  { name: "approve", fn: "approve", pays: ["seller"], prepare: delivered, call: simply("client", "approve") },
  {
    name: "release",
    fn: "release",
    pays: ["seller"],
    prepare: delivered,
    call: simply("client", "release", 400_000n),
  },
  {
    name: "claim",
    fn: "claim",
    pays: ["seller"],
    prepare: delivered,
    call: simply("seller", "claim"),
    after: 3n * DAY + 1n,
  },
  {
    name: "cancel",
    fn: "cancel",
    pays: ["client"],
    prepare: started,
    call: simply("seller", "cancel", REASON),
  },
  {
    name: "answer, yes to a cancellation,",
    fn: "answer",
    pays: ["client"],
    prepare: asked,
    call: simply("seller", "answer", 2n, true, REASON),
  },
  {
    name: "expireRequest",
    fn: "expireRequest",
    pays: ["client"],
    prepare: asked,
    call: simply("client", "expireRequest"),
    after: 2n * DAY + 1n,
  },
  {
    name: "reclaim",
    fn: "reclaim",
    pays: ["client"],
    prepare: started,
    call: simply("client", "reclaim"),
    after: 8n * DAY + 1n,
  },
  {
    name: "settle",
    fn: "settle",
    pays: bothParties,
    signer: "seller",
    prepare: delivered,
    call: async ({ terms }, at) => {
      return { by: "client", fn: "settle", args: [terms, 400_000n, at + HOUR, ANY_SIGNATURE] };
    },
  },
  {
    name: "rule",
    fn: "rule",
    pays: bothParties,
    signer: "arbiter",
    prepare: disputed,
    call: simply("arbiter", "rule", 400_000n, DOCUMENT, ANY_SIGNATURE),
  },
  {
    name: "expireDispute",
    fn: "expireDispute",
    pays: bothParties,
    prepare: disputed,
    call: simply("client", "expireDispute"),
    after: 14n * DAY + 1n,
  },
];
