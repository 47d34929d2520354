import { CONTENT, NO_FEE, type Placing, place, type Scenario, type Scenarios } from "../orders.ts";

const approved =
  (placing?: Placing): Scenario =>
  async (stage) => {
    const { terms, placed } = await place(stage, placing);
    const work = await stage.call("seller", "deliver", [terms, 1, CONTENT]);
    const end = await stage.call("client", "approve", [terms]);
    return { ...end, gas: placed.gas + work.gas + end.gas };
  };

/** All transactions of an order together. */
export const wholeOrders: Scenarios = {
  order: approved(),
  "order.nofee": approved({ terms: NO_FEE }),
  "order.disputed": async (stage) => {
    const { terms, placed } = await place(stage);
    const work = await stage.call("seller", "deliver", [terms, 1, CONTENT]);
    const dispute = await stage.call("client", "dispute", [terms, CONTENT]);
    const ruling = await stage.call("arbiter", "rule", [terms, 300_000n, CONTENT, "0x"]);
    return { ...ruling, gas: placed.gas + work.gas + dispute.gas + ruling.gas };
  },
};

/** The same where nobody held anything before. */
export const wholeOrdersCold: Scenarios = { order: approved() };
