import {
  CONTENT,
  delivered,
  type Order,
  passResponse,
  place,
  type Scenario,
  type Scenarios,
  type Stage,
} from "../orders.ts";

/** `RequestKind` of the contract. */
const KINDS = { cancelbyclient: 1, cancelbyseller: 2, progress: 3, refund: 4 } as const;
type Kind = keyof typeof KINDS;

const asker = (kind: Kind) => (kind === "cancelbyseller" ? "seller" : "client");
const asked = (kind: Kind) => (kind === "cancelbyseller" ? "client" : "seller");

/** An order in which nothing is asked yet, at the place where this can be. @returns it and its round */
async function ready(stage: Stage, kind: Kind): Promise<Order & { round: number }> {
  return kind === "refund"
    ? { ...(await delivered(stage)), round: 2 }
    : { ...(await place(stage)), round: 1 };
}

async function asking(stage: Stage, kind: Kind): Promise<Order & { round: number }> {
  const order = await ready(stage, kind);
  await stage.call(asker(kind), "request", [order.terms, KINDS[kind], CONTENT]);
  return { ...order, round: order.round + 1 };
}

const request =
  (kind: Kind): Scenario =>
  async (stage) => {
    const { terms } = await ready(stage, kind);
    return stage.call(asker(kind), "request", [terms, KINDS[kind], CONTENT]);
  };

const answer =
  (kind: Kind, accepted: boolean): Scenario =>
  async (stage) => {
    const { terms, round } = await asking(stage, kind);
    return stage.call(asked(kind), "answer", [terms, round, accepted, CONTENT]);
  };

/** What one party asks of the other, and how it ends. */
export const requesting: Scenarios = {
  "request.cancelbyclient": request("cancelbyclient"),
  "request.cancelbyseller": request("cancelbyseller"),
  "request.progress": request("progress"),
  "request.refund": request("refund"),
  "request.second": async (stage) => {
    const { terms } = await asking(stage, "cancelbyseller");
    await stage.call("seller", "withdrawRequest", [terms]);
    return stage.call("seller", "request", [terms, KINDS.cancelbyseller, CONTENT]);
  },
  "answer.cancel.accepted": answer("cancelbyclient", true),
  "answer.cancel.declined": answer("cancelbyclient", false),
  "answer.progress": answer("progress", true),
  "answer.refund.accepted": answer("refund", true),
  "answer.refund.declined": answer("refund", false),
  "deliver.answering": async (stage) => {
    const { terms, round } = await asking(stage, "cancelbyclient");
    return stage.call("seller", "deliver", [terms, round, CONTENT]);
  },
  withdrawRequest: async (stage) => {
    const { terms } = await asking(stage, "cancelbyclient");
    return stage.call("client", "withdrawRequest", [terms]);
  },
  expireRequest: async (stage) => {
    const order = await asking(stage, "cancelbyclient");
    passResponse(stage, order);
    return stage.call("stranger", "expireRequest", [order.terms]);
  },
};
