import { expect } from "chai";
import {
  ASSETS,
  CancelCause,
  DAY,
  Flag,
  FROM_WALLET,
  fresh,
  HOUR,
  idOf,
  moved,
  nextAt,
  now,
  type Order,
  orderIn,
  place,
  REASON,
  REQUIREMENTS,
  refusesCallers,
  refusesFinished,
  refusesStatuses,
  Status,
  signAmend,
  stateOf,
  termsOf,
  valueFor,
  worksUntil,
  ZERO_HASH,
} from "./kit.ts";

describe("accept", () => {
  it("LST-6 accept, no requirements yet, order is Placed", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Pending");
    await expect(world.escrow.connect(world.seller).accept(terms, 1n))
      .to.emit(world.escrow, "OrderAccepted")
      .withArgs(id, Status.Placed, 0);
    expect(await stateOf(world, id)).to.include({
      status: Status.Placed,
      round: 2n,
      due: 0n,
      remaining: terms.price,
    });
  });

  it("accept, requirements given at place, work starts", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const id = await idOf(world.escrow, terms);
    await place(world, terms, { requirements: REQUIREMENTS });
    const time = (await now()) + HOUR;
    await nextAt(time);
    await expect(world.escrow.connect(world.seller).accept(terms, 1n))
      .to.emit(world.escrow, "OrderAccepted")
      .withArgs(id, Status.InProgress, time + terms.deliveryTime);
    expect(await stateOf(world, id)).to.include({
      status: Status.InProgress,
      flags: Flag.Requirements,
      due: time + terms.deliveryTime,
    });
  });

  it("accept, requirements given while pending, work starts", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Pending");
    await world.escrow.connect(world.client).start(terms, REQUIREMENTS);
    await world.escrow.connect(world.seller).accept(terms, 2n);
    expect((await stateOf(world, id)).status).to.equal(Status.InProgress);
  });

  it("accept, until validUntil", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Pending");
    const refusal = { error: "Escrow_OfferExpired", args: [terms.validUntil] };
    await worksUntil(
      world,
      terms.validUntil,
      () => world.escrow.connect(world.seller).accept(terms, 1n),
      refusal,
    );
  });

  it("accept, after the order moved on, is refused with both rounds", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Pending");
    await world.escrow.connect(world.client).start(terms, REQUIREMENTS);
    await expect(world.escrow.connect(world.seller).accept(terms, 1n))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_RoundWrong")
      .withArgs(id, 1, 2);
  });

  it("accept, by anyone but the seller, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Pending");
    await refusesCallers(world, [world.client, world.arbiter, world.stranger], (by) =>
      world.escrow.connect(by).accept(terms, 1n),
    );
  });

  it("accept, in any other status, is refused", async () => {
    const world = await fresh();
    const accept = ({ terms }: Order) => world.escrow.connect(world.seller).accept(terms, 1n);
    await refusesStatuses(
      world,
      ["Placed", "InProgress", "Delivered", "RevisionRequested", "Contested", "Disputed"],
      accept,
    );
    await refusesFinished(world, accept);
  });
});

describe("start", () => {
  it("ORD-6 start, Placed, work starts and the delivery clock runs", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Placed");
    const time = (await now()) + DAY;
    await nextAt(time);
    await expect(world.escrow.connect(world.client).start(terms, REQUIREMENTS))
      .to.emit(world.escrow, "OrderStarted")
      .withArgs(id, REQUIREMENTS, Status.InProgress, time + terms.deliveryTime);
    expect(await stateOf(world, id)).to.deep.equal({
      status: Status.InProgress,
      request: 0n,
      revisionsUsed: 0n,
      flags: Flag.Requirements,
      round: 2n,
      due: time + terms.deliveryTime,
      respondBy: 0n,
      remaining: terms.price,
    });
  });

  it("start, Pending, is remembered and starts nothing", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Pending");
    await expect(world.escrow.connect(world.client).start(terms, REQUIREMENTS))
      .to.emit(world.escrow, "OrderStarted")
      .withArgs(id, REQUIREMENTS, Status.Pending, 0);
    expect(await stateOf(world, id)).to.include({
      status: Status.Pending,
      flags: Flag.Requirements,
      round: 2n,
      due: 0n,
    });
  });

  it("start, twice while pending, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Pending");
    await world.escrow.connect(world.client).start(terms, REQUIREMENTS);
    await expect(world.escrow.connect(world.client).start(terms, REQUIREMENTS))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_RequirementsGiven")
      .withArgs(id);
  });

  for (const [circumstance, afterIt, agreed] of [
    ["still ahead, holds", -2n * DAY, true],
    ["ahead by a second, holds", -1n, true],
    ["just reached, counts from now", 0n, false],
    ["already past, counts from now", 2n * DAY, false],
  ] as const) {
    it(`start, a date agreed before and ${circumstance}`, async () => {
      const world = await fresh();
      const { escrow, client, seller } = world;
      const { terms, id } = await orderIn(world, "Placed");
      const due = (await now()) + 3n * DAY;
      const amendment = { amount: 0n, due, validUntil: (await now()) + HOUR, content: ZERO_HASH };
      const signature = await signAmend(world, { ...amendment, order: id, round: 1n }, seller);
      await escrow.connect(client).amend(terms, amendment, signature, FROM_WALLET);
      const time = due + afterIt;
      await nextAt(time);
      await escrow.connect(client).start(terms, REQUIREMENTS);
      expect((await stateOf(world, id)).due).to.equal(agreed ? due : time + terms.deliveryTime);
    });
  }

  it("start, zero requirements, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Placed");
    await expect(world.escrow.connect(world.client).start(terms, ZERO_HASH)).to.be.revertedWithCustomError(
      world.escrow,
      "Escrow_RequirementsMissing",
    );
  });

  it("start, by anyone but the client, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Placed");
    await refusesCallers(world, [world.seller, world.arbiter, world.stranger], (by) =>
      world.escrow.connect(by).start(terms, REQUIREMENTS),
    );
  });

  it("start, in any other status, is refused", async () => {
    const world = await fresh();
    const start = ({ terms }: Order) => world.escrow.connect(world.client).start(terms, REQUIREMENTS);
    await refusesStatuses(
      world,
      ["InProgress", "Delivered", "RevisionRequested", "Contested", "Disputed"],
      start,
    );
    await refusesFinished(world, start);
  });
});

describe("cancel", () => {
  for (const asset of ASSETS) {
    for (const status of ["Pending", "Placed"] as const) {
      it(`ORD-5 cancel, by the client in ${status}, all ${asset} goes back at once`, async () => {
        const world = await fresh();
        const { terms, id } = await orderIn(world, status, { asset });
        const changes = await moved(world, terms.token, () => {
          const sent = world.escrow.connect(world.client).cancel(terms, REASON);
          return sent;
        });
        expect(changes).to.deep.equal({ "client wallet": terms.price, escrow: -terms.price });
        expect(await stateOf(world, id)).to.include({ status: Status.Cancelled, remaining: 0n, round: 2n });
      });
    }

    for (const status of [
      "Pending",
      "Placed",
      "InProgress",
      "Delivered",
      "RevisionRequested",
      "Contested",
      "Disputed",
    ] as const) {
      it(`RQ-5 cancel, by the seller in ${status}, all ${asset} goes back to the client`, async () => {
        const world = await fresh();
        const { terms, id } = await orderIn(world, status, { asset });
        const { round } = await stateOf(world, id);
        const changes = await moved(world, terms.token, () =>
          world.escrow.connect(world.seller).cancel(terms, REASON),
        );
        expect(changes).to.deep.equal({ "client wallet": terms.price, escrow: -terms.price });
        expect(await stateOf(world, id)).to.include({
          status: Status.Cancelled,
          remaining: 0n,
          round: round + 1n,
        });
      });
    }
  }

  it("cancel, the event tells who, how much and why", async () => {
    const world = await fresh();
    const first = await orderIn(world, "Placed");
    await expect(world.escrow.connect(world.client).cancel(first.terms, REASON))
      .to.emit(world.escrow, "OrderCancelled")
      .withArgs(first.id, CancelCause.ByClient, first.terms.price, REASON);
    const second = await orderIn(world, "InProgress");
    await expect(world.escrow.connect(world.seller).cancel(second.terms, REASON))
      .to.emit(world.escrow, "OrderCancelled")
      .withArgs(second.id, CancelCause.BySeller, second.terms.price, REASON);
  });

  it("cancel, after a part release, only the rest goes back", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress");
    await world.escrow.connect(world.client).release(terms, 400_000n);
    const changes = await moved(world, terms.token, () =>
      world.escrow.connect(world.seller).cancel(terms, REASON),
    );
    expect(changes).to.deep.equal({ "client wallet": 600_003n, escrow: -600_003n });
  });

  for (const asset of ASSETS) {
    it(`ORD-3 cancel, refunds kept, ${asset} stays in the client's balance and pays the next order`, async () => {
      const world = await fresh();
      const { escrow, client } = world;
      const { terms, id } = await orderIn(world, "Placed", { asset, funding: { keepRefunds: true } });
      let sent: ReturnType<typeof escrow.cancel> | undefined;
      const changes = await moved(world, terms.token, () => {
        sent = escrow.connect(client).cancel(terms, REASON);
        return sent;
      });
      expect(changes).to.deep.equal({ "client balance": terms.price });
      await expect(sent).to.emit(escrow, "Credited").withArgs(client.address, terms.token, terms.price, id);
      const next = await termsOf(world, asset);
      await place(world, next, { funding: { fromBalance: terms.price }, ...valueFor(next, 0n) });
      expect(await escrow.balanceOf(client, terms.token)).to.equal(0n);
    });
  }

  it("cancel, by the client once work has started, is refused", async () => {
    const world = await fresh();
    const cancel = ({ terms }: Order) => world.escrow.connect(world.client).cancel(terms, REASON);
    await refusesStatuses(
      world,
      ["InProgress", "Delivered", "RevisionRequested", "Contested", "Disputed"],
      cancel,
    );
    await refusesFinished(world, cancel);
  });

  it("cancel, by a stranger or the arbiter, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Placed");
    await refusesCallers(world, [world.arbiter, world.stranger, world.platform], (by) =>
      world.escrow.connect(by).cancel(terms, REASON),
    );
  });

  it("cancel, an order already finished, is refused to the seller", async () => {
    const world = await fresh();
    await refusesFinished(world, ({ terms }) => world.escrow.connect(world.seller).cancel(terms, REASON));
  });
});
