import { assetAddress, deposit, place, type Scenarios } from "../orders.ts";

/** What concerns no order: balances and offers. */
export const accounts: Scenarios = {
  deposit: (stage) => deposit(stage, "client", 300_000n),
  withdraw: async (stage) => {
    await deposit(stage, "client", 600_000n);
    return stage.call("client", "withdraw", [assetAddress(stage), 300_000n, stage.people.client.address]);
  },
  cancelOffer: async (stage) => {
    const { terms } = await place(stage, { offer: "none" });
    return stage.call("seller", "cancelOffer", [terms]);
  },
  "cancelOffer.next": async (stage) => {
    const { terms } = await place(stage, { offer: "none" });
    await stage.call("seller", "cancelOffer", [terms]);
    return stage.call("seller", "cancelOffer", [{ ...terms, salt: terms.salt ^ 1n }]);
  },
  cancelAllOffers: (stage) => stage.call("seller", "cancelAllOffers", []),
  "cancelAllOffers.next": async (stage) => {
    await stage.call("seller", "cancelAllOffers", []);
    return stage.call("seller", "cancelAllOffers", []);
  },
};

/** An account's first deposit. */
export const accountsCold: Scenarios = { deposit: (stage) => deposit(stage, "client", 300_000n) };
