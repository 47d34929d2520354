import { expect } from "chai";
import {
  domain,
  ethers,
  fresh,
  hashTerms,
  idOf,
  openTerms,
  place,
  refusesCallers,
  refusesOffer,
  Status,
  signOffer,
  stateOf,
  type Terms,
  TYPES,
  termsOf,
  type World,
} from "./kit.ts";

async function places(world: World, terms: Terms, signature: string) {
  await place(world, terms, { signature });
  expect((await stateOf(world, await idOf(world.escrow, terms))).status).to.equal(Status.Placed);
}

describe("offer signatures", () => {
  it("ORD-4 an offer, any signed member changed afterwards, is refused", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    for (const signed of [terms, openTerms(terms)]) {
      const signature = await signOffer(world, signed);
      const changes: Partial<Terms>[] = [
        { arbiter: world.other.address },
        { platform: world.other.address },
        { token: await world.token.getAddress() },
        { price: terms.price - 1n },
        { platformFeeBps: 1n },
        { arbiterFeeBps: 1n },
        { fallbackSellerBps: 1n },
        { deliveryTime: terms.deliveryTime - 1n },
        { revisionTime: 1n },
        { reviewTime: terms.reviewTime + 1n },
        { responseTime: terms.responseTime + 1n },
        { graceTime: 0n },
        { rulingTime: terms.rulingTime + 1n },
        { revisions: 3n },
        { validUntil: terms.validUntil + 1n },
        { content: ethers.id("another listing") },
      ];
      for (const change of changes) await refusesOffer(world, { ...terms, ...change }, signature);
    }
  });

  it("ORD-4 a quote, another client or another salt, is refused", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const signature = await signOffer(world, terms);
    await refusesOffer(world, { ...terms, salt: terms.salt + 1n }, signature);
    await expect(
      place(world, { ...terms, client: world.stranger.address }, { signature, by: world.stranger }),
    ).to.be.revertedWithCustomError(world.escrow, "Escrow_SignatureInvalid");
  });

  it("an offer, signed by someone else or garbled, is refused and never taken for none", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const good = await signOffer(world, terms);
    await refusesOffer(world, terms, await signOffer(world, terms, 0n, world.client));
    await refusesOffer(world, terms, "0x00");
    await refusesOffer(world, terms, `${good}00`);
    await refusesOffer(world, terms, good.slice(0, -2));
    await refusesOffer(world, terms, `0x${"00".repeat(65)}`);
  });

  it("an offer, its signature mirrored to the high half of the curve, is refused", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const { r, s, yParity } = ethers.Signature.from(await signOffer(world, terms));
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const high = ethers.toBeHex(order - BigInt(s), 32);
    await refusesOffer(world, terms, ethers.concat([r, high, yParity === 0 ? "0x1c" : "0x1b"]));
  });

  it("an offer, for another chain, contract, name or version, is refused", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const here = await domain(world.escrow);
    const elsewhere = [
      { ...here, chainId: here.chainId + 1n },
      { ...here, verifyingContract: world.other.address },
      { ...here, name: "Holdfaster" },
      { ...here, version: "2" },
    ];
    for (const foreign of elsewhere) {
      const signature = await world.seller.signTypedData(foreign, TYPES.offer, { terms, epoch: 0n });
      await refusesOffer(world, terms, signature);
    }
  });

  it("an offer, of a seller whose wallet is a contract (ERC-1271), is accepted from its owner only", async () => {
    const world = await fresh();
    const wallet = await ethers.deployContract("Wallet", world.seller);
    const terms = await termsOf(world, "coin", { seller: await wallet.getAddress() });
    await refusesOffer(world, terms, await signOffer(world, terms, 0n, world.stranger));
    await places(world, terms, await signOffer(world, terms));
    const open = await termsOf(world, "coin", { seller: await wallet.getAddress() });
    await places(world, open, await signOffer(world, openTerms(open)));
  });
});

describe("cancelOffer", () => {
  it("LST-3 cancelOffer, an open offer, its signature is dead and quotes of the same terms live", async () => {
    const world = await fresh();
    const { escrow, seller } = world;
    const terms = await termsOf(world, "coin");
    const open = openTerms(terms);
    const signature = await signOffer(world, open);
    await expect(escrow.connect(seller).cancelOffer(open))
      .to.emit(escrow, "OfferCancelled")
      .withArgs(terms.seller, hashTerms(open));
    expect(await escrow.offerCancelled(seller, hashTerms(open))).to.equal(true);
    await expect(place(world, terms, { signature }))
      .to.be.revertedWithCustomError(escrow, "Escrow_OfferWasCancelled")
      .withArgs(hashTerms(open));
    await places(world, terms, await signOffer(world, terms));
  });

  it("cancelOffer, a quote, its signature is dead and the open offer of the same terms lives", async () => {
    const world = await fresh();
    const { escrow, seller } = world;
    const terms = await termsOf(world, "coin");
    await escrow.connect(seller).cancelOffer(terms);
    await expect(place(world, terms, { signature: await signOffer(world, terms) }))
      .to.be.revertedWithCustomError(escrow, "Escrow_OfferWasCancelled")
      .withArgs(hashTerms(terms));
    await places(world, terms, await signOffer(world, openTerms(terms)));
  });

  it("cancelOffer, twice, changes nothing", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    await world.escrow.connect(world.seller).cancelOffer(terms);
    await expect(world.escrow.connect(world.seller).cancelOffer(terms)).to.emit(
      world.escrow,
      "OfferCancelled",
    );
  });

  it("cancelOffer, by anyone but the seller, is refused", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    await refusesCallers(world, [world.client, world.stranger, world.arbiter], (by) =>
      world.escrow.connect(by).cancelOffer(terms),
    );
  });
});

describe("cancelAllOffers", () => {
  it("LST-3 cancelAllOffers, all older signatures are dead, those of the new epoch live", async () => {
    const world = await fresh();
    const { escrow, seller } = world;
    const terms = await termsOf(world, "coin");
    const quote = await signOffer(world, terms);
    const open = await signOffer(world, openTerms(terms));
    await expect(escrow.connect(seller).cancelAllOffers())
      .to.emit(escrow, "OffersCancelled")
      .withArgs(terms.seller, 1);
    expect(await escrow.epochOf(seller)).to.equal(1n);
    await refusesOffer(world, terms, quote);
    await refusesOffer(world, terms, open);
    await places(world, terms, await signOffer(world, terms, 1n));
  });

  it("cancelAllOffers, of one seller, leaves the others' offers alone", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    await world.escrow.connect(world.stranger).cancelAllOffers();
    await places(world, terms, await signOffer(world, terms));
  });

  it("cancelAllOffers, an order already placed, goes on", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    await places(world, terms, await signOffer(world, terms));
    await world.escrow.connect(world.seller).cancelAllOffers();
    expect((await stateOf(world, await idOf(world.escrow, terms))).status).to.equal(Status.Placed);
  });
});
