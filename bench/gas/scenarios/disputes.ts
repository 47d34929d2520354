import {
  CONTENT,
  delivered,
  disputed,
  NO_BYTES,
  NO_FEE,
  type Placing,
  passRuling,
  place,
  type Scenario,
  type Scenarios,
} from "../orders.ts";
import { signRuling, signSettlement } from "../sign.ts";

const TO_SELLER = 300_000n;

/** A ruling with the arbiter's signature, sent by someone else. */
const relayed =
  (placing?: Placing): Scenario =>
  async (stage) => {
    const order = await disputed(stage, placing);
    const { content, signature } = await signRuling(stage, order, TO_SELLER);
    return stage.call("stranger", "rule", [order.terms, TO_SELLER, content, signature]);
  };

const ruled =
  (sellerAmount: bigint, placing?: Placing): Scenario =>
  async (stage) => {
    const { terms } = await disputed(stage, placing);
    return stage.call("arbiter", "rule", [terms, sellerAmount, CONTENT, NO_BYTES]);
  };

const settle: Scenario = async (stage) => {
  const order = await place(stage);
  const signed = await signSettlement(stage, order, { round: 1, sellerAmount: TO_SELLER });
  return stage.call("client", "settle", [order.terms, TO_SELLER, signed.validUntil, signed.signature]);
};

/** Disputes, and every way to split. */
export const disputing: Scenarios = {
  dispute: async (stage) => {
    const { terms } = await place(stage);
    return stage.call("client", "dispute", [terms, CONTENT]);
  },
  "dispute.byseller": async (stage) => {
    const { terms } = await place(stage);
    return stage.call("seller", "dispute", [terms, CONTENT]);
  },
  "dispute.underreview": async (stage) => {
    const { terms } = await delivered(stage);
    return stage.call("client", "dispute", [terms, CONTENT]);
  },
  evidence: async (stage) => {
    const { terms } = await disputed(stage);
    return stage.call("client", "evidence", [terms, CONTENT]);
  },
  rule: relayed(),
  "rule.nofee": relayed({ terms: NO_FEE }),
  "rule.keeprefunds": relayed({ keepRefunds: true }),
  "rule.self": ruled(TO_SELLER),
  "rule.self.alltoclient": ruled(0n),
  expireDispute: async (stage) => {
    const order = await disputed(stage);
    passRuling(stage, order);
    return stage.call("stranger", "expireDispute", [order.terms]);
  },
  settle,
};

/** Receivers whose first slots these are: balances of platform and arbiter and, of a token, the seller's. */
export const disputingCold: Scenarios = { rule: relayed(), "rule.self": ruled(TO_SELLER), settle };
