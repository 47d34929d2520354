/** Amounts of nothing, and accounts that are nobody. */
import { expect } from "chai";
import { authorize, freshTill, placePayment, RELAYED, stableTerms } from "./authorization-kit.ts";
import {
  ASSETS,
  ethers,
  FROM_WALLET,
  fresh,
  HOUR,
  moved,
  now,
  orderIn,
  place,
  signSettlement,
  ZERO_ADDRESS,
} from "./kit.ts";

describe("nothing and nobody", () => {
  for (const asset of ASSETS) {
    it(`settle, ${asset}, refunds kept and all to the seller, nothing is credited to the client`, async () => {
      const world = await fresh();
      const { escrow, client, seller } = world;
      const { terms, id } = await orderIn(world, "InProgress", { asset, funding: { keepRefunds: true } });
      const validUntil = (await now()) + HOUR;
      const all = { order: id, round: 1n, sellerAmount: terms.price, validUntil };
      const signature = await signSettlement(world, all, seller);
      const settle = () => escrow.connect(client).settle(terms, terms.price, validUntil, signature);
      const snapshot = await ethers.provider.send("evm_snapshot", []);
      await expect(settle()).to.not.emit(escrow, "Credited");
      await ethers.provider.send("evm_revert", [snapshot]);
      expect(await moved(world, terms.token, settle)).to.have.all.keys(
        "escrow",
        "seller wallet",
        "platform balance",
      );
    });
  }

  for (const way of RELAYED) {
    it(`place, relayed by ${way}, for a client that is the zero address, is refused`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till, { client: ZERO_ADDRESS });
      const payment = await placePayment(till, terms);
      const authorization = await authorize(till, way, { token: terms.token, amount: terms.price, payment });
      const funding = { ...FROM_WALLET, authorization };
      await expect(place(till, terms, { funding, value: 0n, by: till.stranger }))
        .to.be.revertedWithCustomError(till.escrow, "Escrow_TermsInvalid")
        .withArgs("client");
    });
  }
});
