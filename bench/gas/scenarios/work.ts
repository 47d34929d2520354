import {
  CONTENT,
  delivered,
  NO_FEE,
  type Placing,
  passGrace,
  passReview,
  place,
  type Scenario,
  type Scenarios,
} from "../orders.ts";
import { signAmend } from "../sign.ts";

const approve =
  (placing?: Placing): Scenario =>
  async (stage) => {
    const { terms } = await delivered(stage, placing);
    return stage.call("client", "approve", [terms]);
  };

const cancel =
  (by: "client" | "seller", placing: Placing): Scenario =>
  async (stage) => {
    const { terms } = await place(stage, placing);
    return stage.call(by, "cancel", [terms, CONTENT]);
  };

const amend =
  (change: { amount: bigint; later: number }): Scenario =>
  async (stage) => {
    const order = await place(stage);
    const due = change.later && stage.chain.now() + order.terms.deliveryTime + change.later;
    const signed = await signAmend(stage, order, { round: 1, amount: change.amount, due });
    const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" } as const;
    const value = stage.asset === "native" ? change.amount : 0n;
    return stage.call("client", "amend", [order.terms, signed.amendment, signed.signature, funding], value);
  };

/** From a paid order to its end, without a request or dispute. */
export const working: Scenarios = {
  deliver: async (stage) => {
    const { terms } = await place(stage);
    return stage.call("seller", "deliver", [terms, 1, CONTENT]);
  },
  "deliver.late": async (stage) => {
    const order = await place(stage);
    passGrace(stage, order);
    return stage.call("seller", "deliver", [order.terms, 1, CONTENT]);
  },
  approve: approve(),
  "approve.nofee": approve({ terms: NO_FEE }),
  claim: async (stage) => {
    const order = await delivered(stage);
    passReview(stage, order);
    return stage.call("stranger", "claim", [order.terms]);
  },
  cancel: cancel("seller", {}),
  "cancel.byclient": cancel("client", { requirements: false }),
  "cancel.pending": cancel("client", { offer: "none" }),
  "cancel.keeprefunds": cancel("seller", { keepRefunds: true }),
  reclaim: async (stage) => {
    const order = await place(stage);
    passGrace(stage, order);
    return stage.call("client", "reclaim", [order.terms]);
  },
  release: async (stage) => {
    const { terms } = await place(stage);
    return stage.call("client", "release", [terms, 400_000n]);
  },
  "release.nofee": async (stage) => {
    const { terms } = await place(stage, { terms: NO_FEE });
    return stage.call("client", "release", [terms, 400_000n]);
  },
  requestRevision: async (stage) => {
    const { terms } = await delivered(stage);
    const due = stage.chain.now() + terms.revisionTime + 3_600;
    return stage.call("client", "requestRevision", [terms, CONTENT, due]);
  },
  "amend.date": amend({ amount: 0n, later: 90_000 }),
  "amend.amount": amend({ amount: 300_000n, later: 0 }),
  "amend.both": amend({ amount: 300_000n, later: 90_000 }),
  revoke: async (stage) => {
    const { terms } = await place(stage);
    return stage.call("seller", "revoke", [terms]);
  },
};

/** Receivers whose first slots these are: the platform's balance and, of a token, the seller's. */
export const workingCold: Scenarios = {
  approve: approve(),
  "cancel.keeprefunds": cancel("seller", { keepRefunds: true }),
};
