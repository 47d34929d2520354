import { expect } from "chai";
import {
  ASSETS,
  DAY,
  ethers,
  Flag,
  fresh,
  HOUR,
  idOf,
  moved,
  nextAt,
  now,
  openTerms,
  orderIn,
  place,
  REQUIREMENTS,
  refusesCallers,
  Status,
  signOffer,
  stateOf,
  type Terms,
  termsOf,
  valueFor,
  worksUntil,
  ZERO_ADDRESS,
  ZERO_HASH,
} from "./kit.ts";

describe("place", () => {
  for (const asset of ASSETS) {
    describe(`paid in ${asset}`, () => {
      it("ORD-4 place, seller's open offer, order is Placed and the price is in escrow", async () => {
        const world = await fresh();
        const terms = await termsOf(world, asset);
        const id = await idOf(world.escrow, terms);
        const signature = await signOffer(world, openTerms(terms));
        const sent = place(world, terms, { signature });
        await expect(sent)
          .to.emit(world.escrow, "OrderPlaced")
          .withArgs(id, terms.client, terms.seller, Object.values(terms), Status.Placed, 0, 0, 0, ZERO_HASH);
        expect(await stateOf(world, id)).to.deep.equal({
          status: Status.Placed,
          request: 0n,
          revisionsUsed: 0n,
          flags: 0n,
          round: 1n,
          due: 0n,
          respondBy: 0n,
          remaining: terms.price,
        });
      });

      it("place, from the wallet, exactly the price goes from the client to the escrow", async () => {
        const world = await fresh();
        const terms = await termsOf(world, asset);
        expect(await moved(world, terms.token, () => place(world, terms))).to.deep.equal({
          "client wallet": -terms.price,
          escrow: terms.price,
        });
      });

      it("ORD-3 place, part from the balance, the rest from the wallet", async () => {
        const world = await fresh();
        const terms = await termsOf(world, asset);
        await world.escrow.connect(world.client).deposit(terms.token, 600_000n, valueFor(terms, 600_000n));
        const funding = { fromBalance: 400_000n };
        expect(await moved(world, terms.token, () => place(world, terms, { funding }))).to.deep.equal({
          "client wallet": -600_003n,
          "client balance": -400_000n,
          escrow: 600_003n,
        });
      });

      it("ORD-3 place, all from the balance, nothing leaves the wallet and the event says so", async () => {
        const world = await fresh();
        const terms = await termsOf(world, asset);
        await world.escrow
          .connect(world.client)
          .deposit(terms.token, terms.price, valueFor(terms, terms.price));
        const funding = { fromBalance: terms.price };
        const id = await idOf(world.escrow, terms);
        let sent: ReturnType<typeof place> | undefined;
        const changes = await moved(world, terms.token, () => {
          sent = place(world, terms, { funding });
          return sent;
        });
        expect(changes).to.deep.equal({ "client balance": -terms.price });
        await expect(sent)
          .to.emit(world.escrow, "OrderPlaced")
          .withArgs(
            id,
            terms.client,
            terms.seller,
            Object.values(terms),
            Status.Pending,
            0,
            0,
            terms.price,
            ZERO_HASH,
          );
      });

      it("place, more from the balance than the price, is refused", async () => {
        const world = await fresh();
        const terms = await termsOf(world, asset);
        await expect(place(world, terms, { funding: { fromBalance: terms.price + 1n }, value: 0n }))
          .to.be.revertedWithCustomError(world.escrow, "Escrow_AmountOutOfRange")
          .withArgs(terms.price + 1n, terms.price);
      });

      it("place, more from the balance than it holds, is refused", async () => {
        const world = await fresh();
        const terms = await termsOf(world, asset);
        await world.escrow.connect(world.client).deposit(terms.token, 9n, valueFor(terms, 9n));
        await expect(place(world, terms, { funding: { fromBalance: 10n } }))
          .to.be.revertedWithCustomError(world.escrow, "Escrow_BalanceTooLow")
          .withArgs(9, 10);
      });
    });
  }

  it("ORD-6 place, offer and requirements in one transaction, work starts at once", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const signature = await signOffer(world, openTerms(terms));
    const time = (await now()) + 100n;
    await nextAt(time);
    const due = time + terms.deliveryTime;
    const id = await idOf(world.escrow, terms);
    await expect(place(world, terms, { signature, requirements: REQUIREMENTS }))
      .to.emit(world.escrow, "OrderPlaced")
      .withArgs(
        id,
        terms.client,
        terms.seller,
        Object.values(terms),
        Status.InProgress,
        Flag.Requirements,
        due,
        0,
        REQUIREMENTS,
      );
    const state = await stateOf(world, id);
    expect([state.status, state.flags, state.due]).to.deep.equal([Status.InProgress, Flag.Requirements, due]);
  });

  it("LST-6 place, no signature, order waits as Pending with requirements and refunds remembered", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    await place(world, terms, { requirements: REQUIREMENTS, funding: { keepRefunds: true } });
    const state = await stateOf(world, await idOf(world.escrow, terms));
    expect([state.status, state.flags, state.due]).to.deep.equal([
      Status.Pending,
      Flag.Requirements | Flag.KeepRefunds,
      0n,
    ]);
  });

  it("ORD-4 place, a quote, works once and never again, not even after its order ended", async () => {
    const world = await fresh();
    const order = await orderIn(world, "Placed");
    const signature = await signOffer(world, order.terms);
    await expect(place(world, order.terms, { signature }))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_StatusWrong")
      .withArgs(order.id, Status.Placed);
    await world.escrow.connect(world.client).cancel(order.terms, ZERO_HASH);
    await expect(place(world, order.terms, { signature }))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_StatusWrong")
      .withArgs(order.id, Status.Cancelled);
  });

  it("LST-3 place, an open offer, any client uses it any number of times", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const signature = await signOffer(world, openTerms(terms));
    await place(world, terms, { signature });
    await place(world, { ...terms, salt: terms.salt + 1_000n }, { signature });
    const others = { ...terms, client: world.stranger.address };
    await place(world, others, { signature, by: world.stranger });
    const state = await stateOf(world, await idOf(world.escrow, others));
    expect(state.status).to.equal(Status.Placed);
  });

  it("place, an empty offer signature from a client without the seller's word, never starts work", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    await place(world, terms, { requirements: REQUIREMENTS });
    const { status } = await stateOf(world, await idOf(world.escrow, terms));
    expect(status).to.equal(Status.Pending);
  });

  it("place, by anyone but the client, is refused", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const signature = await signOffer(world, terms);
    await refusesCallers(world, [world.stranger, world.seller, world.arbiter], (by) =>
      place(world, terms, { signature, by }),
    );
  });

  it("place, in coin with an authorisation, is refused", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    await expect(place(world, terms, { funding: { authorization: "0x01" } })).to.be.revertedWithCustomError(
      world.escrow,
      "Escrow_AuthorizationInvalid",
    );
  });

  it("place, until validUntil, with and without signature", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const signature = await signOffer(world, terms);
    const refusal = { error: "Escrow_OfferExpired", args: [terms.validUntil] };
    await worksUntil(world, terms.validUntil, () => place(world, terms, { signature }), refusal);
    await worksUntil(world, terms.validUntil, () => place(world, terms), refusal);
  });

  describe("refuses money that is not exactly the price", () => {
    it("place, too little or too much coin", async () => {
      const world = await fresh();
      const terms = await termsOf(world, "coin");
      for (const value of [0n, terms.price - 1n, terms.price + 1n]) {
        await expect(place(world, terms, { value }))
          .to.be.revertedWithCustomError(world.escrow, "Escrow_ValueWrong")
          .withArgs(terms.price, value);
      }
    });

    it("place, coin beside a balance that pays all", async () => {
      const world = await fresh();
      const terms = await termsOf(world, "coin");
      await world.escrow.connect(world.client).deposit(ZERO_ADDRESS, terms.price, { value: terms.price });
      await expect(place(world, terms, { funding: { fromBalance: terms.price }, value: 1n }))
        .to.be.revertedWithCustomError(world.escrow, "Escrow_ValueWrong")
        .withArgs(0, 1);
    });

    it("place, a token address without code", async () => {
      const world = await fresh();
      const terms = await termsOf(world, "token", { token: world.other.address });
      await expect(place(world, terms))
        .to.be.revertedWithCustomError(world.escrow, "Escrow_TokenHasNoCode")
        .withArgs(world.other.address);
    });

    it("place, too small an allowance or balance, with the token's own reason", async () => {
      const world = await fresh();
      const terms = await termsOf(world, "token");
      await world.token.connect(world.client).approve(world.escrow, terms.price - 1n);
      await expect(place(world, terms))
        .to.be.revertedWithCustomError(world.token, "ERC20InsufficientAllowance")
        .withArgs(await world.escrow.getAddress(), terms.price - 1n, terms.price);
    });
  });

  describe("refuses terms out of bounds, naming the member", () => {
    const max32 = 2n ** 32n - 1n;
    const SHORT_REVISION = { revisions: 1n, revisionTime: HOUR - 2n, graceTime: 1n };
    const cases: readonly [keyof Terms, string, (terms: Terms) => Partial<Terms>][] = [
      ["seller", "is zero", () => ({ seller: ZERO_ADDRESS })],
      ["seller", "is the client", (terms) => ({ seller: terms.client })],
      ["arbiter", "is zero", () => ({ arbiter: ZERO_ADDRESS })],
      ["arbiter", "is the client", (terms) => ({ arbiter: terms.client })],
      ["arbiter", "is the seller", (terms) => ({ arbiter: terms.seller })],
      ["platform", "is zero while its fee is not", () => ({ platform: ZERO_ADDRESS })],
      ["price", "is zero", () => ({ price: 0n })],
      ["platformFeeBps", "is above 2000", () => ({ platformFeeBps: 2_001n })],
      ["arbiterFeeBps", "is above 1000", () => ({ arbiterFeeBps: 1_001n })],
      ["fallbackSellerBps", "is above 10000", () => ({ fallbackSellerBps: 10_001n })],
      ["deliveryTime", "is above five years", () => ({ deliveryTime: 5n * 365n * DAY + 1n })],
      ["revisionTime", "is above 180 days", () => ({ revisionTime: 180n * DAY + 1n })],
      ["revisionTime", "and graceTime are less than an hour together", () => SHORT_REVISION],
      ["reviewTime", "is below an hour", () => ({ reviewTime: HOUR - 1n })],
      ["reviewTime", "is above 90 days", () => ({ reviewTime: 90n * DAY + 1n })],
      ["responseTime", "is below an hour", () => ({ responseTime: HOUR - 1n })],
      ["responseTime", "is above 30 days", () => ({ responseTime: 30n * DAY + 1n })],
      ["graceTime", "is above 30 days", () => ({ graceTime: 30n * DAY + 1n })],
      ["rulingTime", "is below a day", () => ({ rulingTime: DAY - 1n })],
      ["rulingTime", "is above 180 days", () => ({ rulingTime: 180n * DAY + 1n })],
      ["rulingTime", "is as large as fits", () => ({ rulingTime: max32 })],
    ];
    for (const [field, circumstance, change] of cases) {
      it(`place, ${field} ${circumstance}`, async () => {
        const world = await fresh();
        const honest = await termsOf(world, "coin");
        const terms = { ...honest, ...change(honest) };
        await expect(place(world, terms))
          .to.be.revertedWithCustomError(world.escrow, "Escrow_TermsInvalid")
          .withArgs(field);
      });
    }

    it("place, revisionTime and graceTime of an hour together, is accepted", async () => {
      const world = await fresh();
      await place(world, await termsOf(world, "coin", { revisionTime: 0n, graceTime: HOUR }));
      await place(world, await termsOf(world, "coin", { revisionTime: HOUR, graceTime: 0n }));
    });

    it("place, every bound just met, is accepted", async () => {
      const world = await fresh();
      await place(
        world,
        await termsOf(world, "coin", {
          platformFeeBps: 2_000n,
          arbiterFeeBps: 1_000n,
          fallbackSellerBps: 10_000n,
          deliveryTime: 5n * 365n * DAY,
          revisionTime: 180n * DAY,
          reviewTime: 90n * DAY,
          responseTime: 30n * DAY,
          graceTime: 30n * DAY,
          rulingTime: 180n * DAY,
          revisions: 255n,
        }),
      );
      await place(
        world,
        await termsOf(world, "coin", {
          platform: ZERO_ADDRESS,
          platformFeeBps: 0n,
          arbiterFeeBps: 0n,
          fallbackSellerBps: 0n,
          deliveryTime: 0n,
          revisionTime: 0n,
          reviewTime: HOUR,
          responseTime: HOUR,
          graceTime: 0n,
          rulingTime: DAY,
          revisions: 0n,
          price: 1n,
        }),
      );
    });
  });

  it("place, coin sent to the contract without a call, is refused", async () => {
    const world = await fresh();
    await expect(world.client.sendTransaction({ to: await world.escrow.getAddress(), value: 1n })).to.revert(
      ethers,
    );
  });
});
