import {
  deposit,
  NO_FEE,
  type Placing,
  place,
  REQUIREMENTS,
  type Scenario,
  type Scenarios,
} from "../orders.ts";

const placed =
  (placing?: Placing): Scenario =>
  async (stage) =>
    (await place(stage, placing)).placed;

/** Ways to place an order, and the steps of one whose start waits for the seller or for requirements. */
export const placing: Scenarios = {
  place: placed(),
  "place.nofee": placed({ terms: NO_FEE }),
  "place.norequirements": placed({ requirements: false }),
  "place.keeprefunds": placed({ keepRefunds: true }),
  "place.quote": placed({ offer: "quote" }),
  "place.quote.norequirements": placed({ offer: "quote", requirements: false }),
  "place.unsigned": placed({ offer: "none" }),
  "place.unsigned.norequirements": placed({ offer: "none", requirements: false }),
  "place.frombalance": async (stage) => {
    await deposit(stage, "client", 2_000_000n);
    return (await place(stage, { fromBalance: 1_000_000n })).placed;
  },
  "place.halffrombalance": async (stage) => {
    await deposit(stage, "client", 2_000_000n);
    return (await place(stage, { fromBalance: 500_000n })).placed;
  },
  "place.aftercancelledoffer": async (stage) => {
    const { terms } = await place(stage, { offer: "none" });
    await stage.call("seller", "cancelOffer", [terms]);
    return (await place(stage, { terms: { salt: terms.salt ^ 1n } })).placed;
  },
  accept: async (stage) => {
    const { terms } = await place(stage, { offer: "none" });
    return stage.call("seller", "accept", [terms, 1]);
  },
  "accept.norequirements": async (stage) => {
    const { terms } = await place(stage, { offer: "none", requirements: false });
    return stage.call("seller", "accept", [terms, 1]);
  },
  start: async (stage) => {
    const { terms } = await place(stage, { requirements: false });
    return stage.call("client", "start", [terms, REQUIREMENTS]);
  },
  "start.pending": async (stage) => {
    const { terms } = await place(stage, { offer: "none", requirements: false });
    return stage.call("client", "start", [terms, REQUIREMENTS]);
  },
};

/** The first order of all: the escrow never held this token before. */
export const placingCold: Scenarios = { place: placed() };
