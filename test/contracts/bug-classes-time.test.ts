import { expect } from "chai";
import {
  ASSETS,
  DOCUMENT,
  ethers,
  feeOn,
  fresh,
  HOUR,
  idOf,
  Kind,
  moved,
  networkHelpers,
  now,
  orderIn,
  passTo,
  place,
  REASON,
  REQUIREMENTS,
  Status,
  signOffer,
  signRuling,
  signSettlement,
  stateOf,
  worksAfter,
  worksUntil,
} from "./kit.ts";
import { setRound } from "./order-word.ts";

/** Faults that other escrows shipped, each with what this one does instead: time, disputes and rounds. */

describe("bug classes: deliveries and requests", () => {
  it("bug class: a late junk delivery blocks the refund: the client reclaims all through its review", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await passTo((await stateOf(world, id)).due + terms.graceTime + 1n);
    await world.escrow.connect(world.seller).deliver(terms, 1n, DOCUMENT);
    const { due } = await stateOf(world, id);
    await worksUntil(world, due, () => world.escrow.connect(world.client).reclaim(terms));
    await world.escrow.connect(world.client).request(terms, Kind.Refund, REASON);
    await worksUntil(world, due, () => world.escrow.connect(world.client).reclaim(terms));
  });

  it("bug class: a late junk delivery blocks the refund: DLV-4, nor does a dispute right behind it", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    await passTo((await stateOf(world, id)).due + terms.graceTime + 1n);
    await escrow.connect(seller).deliver(terms, 1n, DOCUMENT);
    const { due } = await stateOf(world, id);
    await worksAfter(world, due, () => escrow.connect(seller).dispute(terms, REASON));
    await worksUntil(world, due, () => escrow.connect(client).dispute(terms, REASON));
    await escrow.connect(client).reclaim(terms);
    expect((await stateOf(world, id)).status).to.equal(Status.Cancelled);
  });

  it("bug class: a counterparty swaps the open request under an answer: the answer is refused by its round", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    await escrow.connect(client).request(terms, Kind.Progress, REASON);
    const seen = await stateOf(world, id);
    await escrow.connect(client).withdrawRequest(terms);
    await passTo(seen.respondBy);
    await escrow.connect(client).request(terms, Kind.CancelByClient, REASON);
    await expect(escrow.connect(seller).answer(terms, seen.round, true, REASON))
      .to.be.revertedWithCustomError(escrow, "Escrow_RoundWrong")
      .withArgs(id, seen.round, seen.round + 2n);
  });

  it("bug class: a counterparty swaps the open request under an answer: so is a delivery that would answer it", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    const refusedFor = async (seen: bigint) => {
      const { round } = await stateOf(world, id);
      await expect(escrow.connect(seller).deliver(terms, seen, DOCUMENT))
        .to.be.revertedWithCustomError(escrow, "Escrow_RoundWrong")
        .withArgs(id, seen, round);
    };
    await escrow.connect(client).request(terms, Kind.Progress, REASON);
    const { round, respondBy } = await stateOf(world, id);
    await refusedFor(round - 1n);
    await refusedFor(round + 1n);
    await escrow.connect(client).withdrawRequest(terms);
    await passTo(respondBy);
    await escrow.connect(client).request(terms, Kind.CancelByClient, REASON);
    await refusedFor(round);
    await refusedFor(round + 1n);
    await escrow.connect(seller).deliver(terms, round + 2n, DOCUMENT);
  });
});

describe("bug classes: disputes", () => {
  it("bug class: arbiter replaced mid-dispute: nobody can put another one in", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Disputed");
    const forged = { ...terms, arbiter: world.stranger.address };
    const attempt = world.escrow.connect(world.stranger).rule(forged, 0n, DOCUMENT, "0x");
    await expect(attempt).to.be.revertedWithCustomError(world.escrow, "Escrow_StatusWrong");
  });

  it("bug class: dispute id not keyed by arbitrator: a ruling is for one order of one arbiter in one contract", async () => {
    const world = await fresh();
    const { escrow, client, arbiter, other } = world;
    const { terms, id } = await orderIn(world, "Disputed");
    // The same order but for its arbiter, and the very same order in another contract.
    const twin = { ...terms, arbiter: other.address };
    const second = { ...world, escrow: await ethers.deployContract("Escrow") };
    for (const [where, one] of [
      [world, twin],
      [second, terms],
    ] as const) {
      await place(where, one, { signature: await signOffer(where, one), requirements: REQUIREMENTS });
      await where.escrow.connect(client).dispute(one, REASON);
    }
    const signature = await signRuling(world, { order: id, sellerAmount: 7n, content: DOCUMENT });
    for (const [where, one] of [
      [world, twin],
      [second, terms],
    ] as const) {
      await expect(where.escrow.rule(one, 7n, DOCUMENT, signature))
        .to.be.revertedWithCustomError(escrow, "Escrow_SignatureInvalid")
        .withArgs(one.arbiter);
    }
    await expect(escrow.connect(arbiter).rule(twin, 7n, DOCUMENT, "0x")).to.be.revertedWithCustomError(
      escrow,
      "Escrow_SignatureInvalid",
    );
    await escrow.rule(terms, 7n, DOCUMENT, signature);
    expect((await stateOf(world, await idOf(escrow, twin))).status).to.equal(Status.Disputed);
    expect((await stateOf(second, await idOf(second.escrow, terms))).status).to.equal(Status.Disputed);
  });

  for (const asset of ASSETS) {
    it(`bug class: absent arbiter: the ${asset} is split as both had signed, and until then both can end it`, async () => {
      const world = await fresh();
      const { escrow, client, seller, stranger } = world;
      const { terms, id } = await orderIn(world, "Disputed", { asset });
      const { due, round } = await stateOf(world, id);
      const settlement = { order: id, round, sellerAmount: 5n, validUntil: (await now()) + HOUR };
      const signature = await signSettlement(world, settlement, seller);
      const ends = [
        () => escrow.connect(client).approve(terms),
        () => escrow.connect(seller).cancel(terms, REASON),
        () => escrow.connect(client).settle(terms, 5n, settlement.validUntil, signature),
      ];
      for (const end of ends) {
        const snapshot = await networkHelpers.takeSnapshot();
        await end();
        await snapshot.restore();
      }
      await worksAfter(world, due, () => escrow.connect(stranger).expireDispute(terms));
      await passTo(due + 1n);
      const changes = await moved(world, terms.token, () => escrow.connect(stranger).expireDispute(terms));
      // 6,000 of 10,000 basis points, rounded down, less the platform's 1,250 of it; the arbiter gets nothing.
      const share = (terms.price * 6_000n) / 10_000n;
      const fee = feeOn(share, terms.platformFeeBps);
      expect(changes).to.deep.equal({
        "seller wallet": share - fee,
        "client wallet": terms.price - share,
        "platform balance": fee,
        escrow: fee - terms.price,
      });
    });
  }
});

describe("bug classes: rounds", () => {
  const CEILING = 2n ** 32n - 1n - 2n ** 20n;

  it("bug class: a round counter that wraps: revoke, request and release, at the ceiling, are refused: nobody wears the round out alone", async () => {
    const world = await fresh();
    const { escrow, client } = world;
    const order = await orderIn(world, "InProgress");
    await setRound(world, order, CEILING - 1n);
    await escrow.connect(client).revoke(order.terms);
    const attempts = [
      () => escrow.connect(client).revoke(order.terms),
      () => escrow.connect(client).request(order.terms, Kind.Progress, REASON),
      () => escrow.connect(client).release(order.terms, 8n),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).to.be.revertedWithCustomError(escrow, "Escrow_RoundsUsedUp").withArgs(order.id);
    }
    await escrow.connect(world.seller).deliver(order.terms, CEILING, REASON);
    await escrow.connect(client).approve(order.terms);
    expect((await stateOf(world, order.id)).status).to.equal(Status.Completed);
  });

  it("bug class: a round counter that wraps: every way out, at the very last round, still ends the order and never wraps", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const last = 2n ** 32n - 1n;
    const approved = await orderIn(world, "Delivered");
    await setRound(world, approved, last);
    await escrow.connect(client).approve(approved.terms);
    const cancelled = await orderIn(world, "InProgress");
    await setRound(world, cancelled, last);
    await escrow.connect(seller).cancel(cancelled.terms, REASON);
    const expired = await orderIn(world, "Disputed");
    await setRound(world, expired, last);
    await passTo((await stateOf(world, expired.id)).due + 1n);
    await escrow.expireDispute(expired.terms);
    for (const { id } of [approved, cancelled, expired]) {
      expect(await stateOf(world, id)).to.include({ round: last, remaining: 0n });
    }
  });

  it("bug class: a round counter that wraps: a step in between, at the very last round, is refused and does not wrap", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress");
    await setRound(world, order, 2n ** 32n - 1n);
    await expect(
      world.escrow.connect(world.seller).deliver(order.terms, 2n ** 32n - 1n, REASON),
    ).to.be.revertedWithPanic(0x11);
  });
});
