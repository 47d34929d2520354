import { expect } from "chai";
import {
  ASSETS,
  CancelCause,
  CompleteCause,
  DAY,
  DOCUMENT,
  ethers,
  Flag,
  feeOn,
  fresh,
  HOUR,
  Kind,
  moved,
  nextAt,
  now,
  type Order,
  orderIn,
  passTo,
  REASON,
  refusesCallers,
  refusesFinished,
  refusesStatuses,
  Status,
  stateOf,
  type World,
  worksAfter,
  worksUntil,
  YEAR,
  ZERO_ADDRESS,
  ZERO_HASH,
} from "./kit.ts";

/** An order delivered after the grace time. */
async function deliveredLate(world: World): Promise<Order> {
  const order = await orderIn(world, "InProgress");
  const { due } = await stateOf(world, order.id);
  await passTo(due + order.terms.graceTime + 1n);
  await world.escrow.connect(world.seller).deliver(order.terms, 1n, DOCUMENT);
  return order;
}

describe("deliver", () => {
  for (const status of ["InProgress", "RevisionRequested"] as const) {
    it(`DLV-1 deliver, ${status}, the review period begins`, async () => {
      const world = await fresh();
      const { terms, id } = await orderIn(world, status);
      const before = await stateOf(world, id);
      const time = (await now()) + HOUR;
      await nextAt(time);
      await expect(world.escrow.connect(world.seller).deliver(terms, before.round, DOCUMENT))
        .to.emit(world.escrow, "OrderDelivered")
        .withArgs(id, DOCUMENT, time + terms.reviewTime, false);
      expect(await stateOf(world, id)).to.deep.equal({
        ...before,
        status: Status.Delivered,
        round: before.round + 1n,
        due: time + terms.reviewTime,
      });
    });
  }

  it("deliver, in the last second of the grace time, is not late; a second after, it is marked", async () => {
    const world = await fresh();
    for (const [after, late] of [
      [0n, false],
      [1n, true],
    ] as const) {
      const { terms, id } = await orderIn(world, "InProgress");
      const { due } = await stateOf(world, id);
      const time = due + terms.graceTime + after;
      await nextAt(time);
      await expect(world.escrow.connect(world.seller).deliver(terms, 1n, DOCUMENT))
        .to.emit(world.escrow, "OrderDelivered")
        .withArgs(id, DOCUMENT, time + terms.reviewTime, late);
      expect((await stateOf(world, id)).flags).to.equal(Flag.Requirements | (late ? Flag.Late : 0n));
    }
  });

  it("deliver, again and in time after a late one, the mark is gone", async () => {
    const world = await fresh();
    const { terms, id } = await deliveredLate(world);
    const { escrow, client, seller } = world;
    await escrow.connect(client).requestRevision(terms, REASON, (await now()) + terms.revisionTime + HOUR);
    await escrow.connect(seller).deliver(terms, 3n, DOCUMENT);
    expect((await stateOf(world, id)).flags).to.equal(Flag.Requirements);
  });

  it("RQ-3 deliver, with a request of the client open, answers it and keeps respondBy", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await world.escrow.connect(world.client).request(terms, Kind.Progress, REASON);
    const { respondBy } = await stateOf(world, id);
    await world.escrow.connect(world.seller).deliver(terms, 2n, DOCUMENT);
    expect(await stateOf(world, id)).to.include({ status: Status.Delivered, request: Kind.None, respondBy });
  });

  it("deliver, with the seller's own request open, closes it and clears respondBy", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await world.escrow.connect(world.seller).request(terms, Kind.CancelBySeller, REASON);
    await world.escrow.connect(world.seller).deliver(terms, 2n, DOCUMENT);
    expect(await stateOf(world, id)).to.include({ request: Kind.None, respondBy: 0n });
  });

  it("deliver, a request open, only until it can be answered", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await world.escrow.connect(world.client).request(terms, Kind.Progress, REASON);
    const { respondBy } = await stateOf(world, id);
    await worksUntil(world, respondBy, () => world.escrow.connect(world.seller).deliver(terms, 2n, DOCUMENT));
  });

  it("DLV-1 deliver, a client who revokes in front of it, lands all the same: no request is being answered", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    const seen = await stateOf(world, id);
    await escrow.connect(client).revoke(terms);
    await escrow.connect(client).release(terms, 8n);
    await escrow.connect(seller).deliver(terms, seen.round, DOCUMENT);
    expect(await stateOf(world, id)).to.include({ status: Status.Delivered, round: seen.round + 3n });
  });

  it("deliver, a request withdrawn in front of it, lands: nothing is left to be answered", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    await escrow.connect(client).request(terms, Kind.Progress, REASON);
    const seen = await stateOf(world, id);
    await escrow.connect(client).withdrawRequest(terms);
    await escrow.connect(seller).deliver(terms, seen.round, DOCUMENT);
    expect((await stateOf(world, id)).status).to.equal(Status.Delivered);
  });

  it("RQ-3 deliver, a client who revokes and releases while its request is open, still answers it", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    await escrow.connect(client).request(terms, Kind.Progress, REASON);
    const seen = await stateOf(world, id);
    await escrow.connect(client).revoke(terms);
    await escrow.connect(client).release(terms, 8n);
    await escrow.connect(seller).deliver(terms, seen.round, DOCUMENT);
    expect(await stateOf(world, id)).to.include({ status: Status.Delivered, request: Kind.None });
  });

  it("deliver, by anyone but the seller, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress");
    await refusesCallers(world, [world.client, world.arbiter, world.stranger], (by) =>
      world.escrow.connect(by).deliver(terms, 1n, DOCUMENT),
    );
  });

  it("deliver, in any other status, is refused", async () => {
    const world = await fresh();
    const deliver = ({ terms }: Order) => world.escrow.connect(world.seller).deliver(terms, 1n, DOCUMENT);
    await refusesStatuses(world, ["Pending", "Placed", "Delivered", "Contested", "Disputed"], deliver);
    await refusesFinished(world, deliver);
  });
});

describe("approve", () => {
  for (const asset of ASSETS) {
    for (const status of ["InProgress", "Delivered", "RevisionRequested", "Contested", "Disputed"] as const) {
      it(`REV-1 approve, ${status}, ${asset} is paid out minus commission, to the last unit`, async () => {
        const world = await fresh();
        const { terms, id } = await orderIn(world, status, { asset });
        const fee = feeOn(terms.price, terms.platformFeeBps);
        const { round } = await stateOf(world, id);
        let sent: ReturnType<typeof world.escrow.approve> | undefined;
        const changes = await moved(world, terms.token, () => {
          sent = world.escrow.connect(world.client).approve(terms);
          return sent;
        });
        expect(changes).to.deep.equal({
          "seller wallet": terms.price - fee,
          "platform balance": fee,
          escrow: fee - terms.price,
        });
        await expect(sent)
          .to.emit(world.escrow, "OrderCompleted")
          .withArgs(id, CompleteCause.Approved, terms.price - fee, fee);
        expect(await stateOf(world, id)).to.include({
          status: Status.Completed,
          remaining: 0n,
          round: round + 1n,
        });
      });
    }
  }

  it("approve, no commission agreed, the seller gets all", async () => {
    const world = await fresh();
    const free = { platform: ZERO_ADDRESS, platformFeeBps: 0n };
    const { terms } = await orderIn(world, "Delivered", { terms: free });
    const changes = await moved(world, terms.token, () => world.escrow.connect(world.client).approve(terms));
    expect(changes).to.deep.equal({ "seller wallet": terms.price, escrow: -terms.price });
  });

  it("approve, one unit at the highest commission, the fee takes it and nothing fails", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Delivered", { terms: { price: 1n, platformFeeBps: 2_000n } });
    const changes = await moved(world, terms.token, () => world.escrow.connect(world.client).approve(terms));
    expect(changes).to.deep.equal({ "platform balance": 1n });
  });

  it("approve, the largest price that fits, loses no unit", async () => {
    const world = await fresh();
    const price = 2n ** 112n - 1n;
    await world.token.mint(world.client, price);
    const { terms } = await orderIn(world, "Delivered", { asset: "token", terms: { price } });
    const fee = feeOn(price, terms.platformFeeBps);
    const changes = await moved(world, terms.token, () => world.escrow.connect(world.client).approve(terms));
    expect(changes).to.deep.equal({
      "seller wallet": price - fee,
      "platform balance": fee,
      escrow: fee - price,
    });
  });

  it("approve, with a request open, closes it", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Delivered");
    await world.escrow.connect(world.client).request(terms, Kind.Refund, REASON);
    await world.escrow.connect(world.client).approve(terms);
    expect(await stateOf(world, id)).to.include({ status: Status.Completed, request: Kind.None });
  });

  it("approve, by anyone but the client, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Delivered");
    await refusesCallers(world, [world.seller, world.arbiter, world.platform, world.stranger], (by) =>
      world.escrow.connect(by).approve(terms),
    );
  });

  it("approve, before work or after the end, is refused", async () => {
    const world = await fresh();
    const approve = ({ terms }: Order) => world.escrow.connect(world.client).approve(terms);
    await refusesStatuses(world, ["Pending", "Placed"], approve);
    await refusesFinished(world, approve);
  });
});

describe("release", () => {
  for (const asset of ASSETS) {
    it(`REV-6 release, part of the ${asset}, paid minus its exact commission`, async () => {
      const world = await fresh();
      const { terms, id } = await orderIn(world, "InProgress", { asset });
      let sent: ReturnType<typeof world.escrow.release> | undefined;
      const changes = await moved(world, terms.token, () => {
        sent = world.escrow.connect(world.client).release(terms, 400_000n);
        return sent;
      });
      expect(changes).to.deep.equal({
        "seller wallet": 350_000n,
        "platform balance": 50_000n,
        escrow: -350_000n,
      });
      await expect(sent).to.emit(world.escrow, "PartReleased").withArgs(id, 350_000, 50_000);
      expect(await stateOf(world, id)).to.include({
        status: Status.InProgress,
        remaining: 600_003n,
        round: 2n,
      });
    });
  }

  it("release, nothing or all that remains, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress", { terms: { price: 80_000n } });
    for (const amount of [0n, 80_000n, 80_008n]) {
      await expect(world.escrow.connect(world.client).release(terms, amount))
        .to.be.revertedWithCustomError(world.escrow, "Escrow_AmountOutOfRange")
        .withArgs(amount, 79_999);
    }
  });

  it("release, with a request open, leaves it open", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await world.escrow.connect(world.client).request(terms, Kind.Progress, REASON);
    await world.escrow.connect(world.client).release(terms, 8n);
    expect((await stateOf(world, id)).request).to.equal(Kind.Progress);
  });

  it("release, in each status with work or review, works", async () => {
    const world = await fresh();
    for (const status of ["InProgress", "Delivered", "RevisionRequested", "Contested"] as const) {
      const { terms, id } = await orderIn(world, status);
      await world.escrow.connect(world.client).release(terms, 8n);
      expect(await stateOf(world, id)).to.include({ status: Status[status], remaining: terms.price - 8n });
    }
  });

  it("release, by anyone but the client, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress");
    await refusesCallers(world, [world.seller, world.arbiter, world.stranger], (by) =>
      world.escrow.connect(by).release(terms, 8n),
    );
  });

  it("release, before work, in dispute or after the end, is refused", async () => {
    const world = await fresh();
    const release = ({ terms }: Order) => world.escrow.connect(world.client).release(terms, 8n);
    await refusesStatuses(world, ["Pending", "Placed", "Disputed"], release);
    await refusesFinished(world, release);
  });
});

describe("requestRevision", () => {
  it("REV-2 requestRevision, Delivered, the seller has until the new date and one revision is used", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Delivered");
    const before = await stateOf(world, id);
    const due = (await now()) + 10n * DAY;
    await expect(world.escrow.connect(world.client).requestRevision(terms, REASON, due))
      .to.emit(world.escrow, "RevisionRequested")
      .withArgs(id, REASON, due);
    expect(await stateOf(world, id)).to.deep.equal({
      ...before,
      status: Status.RevisionRequested,
      revisionsUsed: 1n,
      round: before.round + 1n,
      due,
    });
  });

  it("requestRevision, the date from revisionTime to a year ahead, both ends included", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Delivered");
    const time = (await now()) + HOUR;
    const [earliest, latest] = [time + terms.revisionTime, time + YEAR];
    for (const due of [earliest - 1n, latest + 1n, 0n]) {
      await nextAt(time);
      await expect(world.escrow.connect(world.client).requestRevision(terms, REASON, due))
        .to.be.revertedWithCustomError(world.escrow, "Escrow_DueOutOfRange")
        .withArgs(due, earliest, latest);
    }
    for (const at of ["earliest", "latest"] as const) {
      const order = await orderIn(world, "Delivered");
      const then = (await now()) + HOUR;
      await nextAt(then);
      const due = then + (at === "earliest" ? terms.revisionTime : YEAR);
      await world.escrow.connect(world.client).requestRevision(order.terms, REASON, due);
    }
  });

  it("REV-2 requestRevision, more often than the package has, is refused", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "Delivered");
    for (let used = 0n; used < terms.revisions; used += 1n) {
      await escrow.connect(client).requestRevision(terms, REASON, (await now()) + 3n * DAY);
      await escrow.connect(seller).deliver(terms, (await stateOf(world, id)).round, DOCUMENT);
    }
    await expect(escrow.connect(client).requestRevision(terms, REASON, (await now()) + 3n * DAY))
      .to.be.revertedWithCustomError(escrow, "Escrow_RevisionsUsedUp")
      .withArgs(terms.revisions);
  });

  it("requestRevision, 255 in the terms, is no limit even past 255", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "Delivered", { terms: { revisions: 255n, revisionTime: 0n } });
    for (let used = 0n; used < 257n; used += 1n) {
      await escrow.connect(client).requestRevision(terms, REASON, (await now()) + 3n * DAY);
      await escrow.connect(seller).deliver(terms, 3n + 2n * used, DOCUMENT);
    }
    expect((await stateOf(world, id)).revisionsUsed).to.equal(255n);
  }).timeout(20_000);

  it("requestRevision, within the review period", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Delivered");
    const { due } = await stateOf(world, id);
    await worksUntil(world, due, () =>
      world.escrow.connect(world.client).requestRevision(terms, REASON, due + 10n * DAY),
    );
  });

  it("requestRevision, after a late delivery, gives up the right to take all back", async () => {
    const world = await fresh();
    const { terms, id } = await deliveredLate(world);
    await world.escrow.connect(world.client).requestRevision(terms, REASON, (await now()) + 3n * DAY);
    expect((await stateOf(world, id)).flags).to.equal(Flag.Requirements);
  });

  it("requestRevision, while a refund request is open, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Delivered");
    await world.escrow.connect(world.client).request(terms, Kind.Refund, REASON);
    await expect(world.escrow.connect(world.client).requestRevision(terms, REASON, (await now()) + 3n * DAY))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_RequestOpen")
      .withArgs(id, Kind.Refund);
  });

  it("requestRevision, by anyone but the client, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Delivered");
    const due = (await now()) + 3n * DAY;
    await refusesCallers(world, [world.seller, world.arbiter, world.stranger], (by) =>
      world.escrow.connect(by).requestRevision(terms, REASON, due),
    );
  });

  it("requestRevision, in any other status, is refused", async () => {
    const world = await fresh();
    const due = (await now()) + 3n * DAY;
    const revise = ({ terms }: Order) =>
      world.escrow.connect(world.client).requestRevision(terms, REASON, due);
    await refusesStatuses(
      world,
      ["Pending", "Placed", "InProgress", "RevisionRequested", "Contested", "Disputed"],
      revise,
    );
    await refusesFinished(world, revise);
  });
});

describe("reclaim", () => {
  for (const asset of ASSETS) {
    it(`DLV-4 reclaim, seriously overdue, all ${asset} goes back to the client`, async () => {
      const world = await fresh();
      const { terms, id } = await orderIn(world, "InProgress", { asset });
      const { due } = await stateOf(world, id);
      await passTo(due + terms.graceTime + 1n);
      let sent: ReturnType<typeof world.escrow.reclaim> | undefined;
      const changes = await moved(world, terms.token, () => {
        sent = world.escrow.connect(world.client).reclaim(terms);
        return sent;
      });
      expect(changes).to.deep.equal({ "client wallet": terms.price, escrow: -terms.price });
      await expect(sent)
        .to.emit(world.escrow, "OrderCancelled")
        .withArgs(id, CancelCause.Reclaimed, terms.price, ZERO_HASH);
      expect(await stateOf(world, id)).to.include({ status: Status.Cancelled, remaining: 0n });
    });
  }

  for (const status of ["InProgress", "RevisionRequested"] as const) {
    it(`DLV-4 reclaim, ${status}, only after the grace time, an open request does not matter`, async () => {
      const world = await fresh();
      const { terms, id } = await orderIn(world, status);
      const { due } = await stateOf(world, id);
      await worksAfter(world, due + terms.graceTime, () => world.escrow.connect(world.client).reclaim(terms));
      await world.escrow.connect(world.seller).request(terms, Kind.CancelBySeller, REASON);
      await worksAfter(world, due + terms.graceTime, () => world.escrow.connect(world.client).reclaim(terms));
    });
  }

  it("reclaim, by anyone but the client, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await passTo((await stateOf(world, id)).due + terms.graceTime + 1n);
    await refusesCallers(world, [world.seller, world.arbiter, world.stranger], (by) =>
      world.escrow.connect(by).reclaim(terms),
    );
  });

  it("reclaim, delivered in time or in any other status, is refused", async () => {
    const world = await fresh();
    const reclaim = ({ terms }: Order) => world.escrow.connect(world.client).reclaim(terms);
    await refusesStatuses(world, ["Pending", "Placed", "Delivered", "Contested", "Disputed"], reclaim);
    await refusesFinished(world, reclaim);
  });
});

describe("claim", () => {
  for (const asset of ASSETS) {
    for (const status of ["Delivered", "Contested"] as const) {
      it(`REV-5 claim, ${status} and the review period over, anyone gets the seller's ${asset} paid`, async () => {
        const world = await fresh();
        const { terms, id } = await orderIn(world, status, { asset });
        const { due } = await stateOf(world, id);
        await passTo(due + 1n);
        const fee = feeOn(terms.price, terms.platformFeeBps);
        let sent: ReturnType<typeof world.escrow.claim> | undefined;
        const changes = await moved(world, terms.token, () => {
          sent = world.escrow.connect(world.stranger).claim(terms);
          return sent;
        });
        expect(changes).to.deep.equal({
          "seller wallet": terms.price - fee,
          "platform balance": fee,
          escrow: fee - terms.price,
        });
        await expect(sent)
          .to.emit(world.escrow, "OrderCompleted")
          .withArgs(id, CompleteCause.Claimed, terms.price - fee, fee);
      });
    }
  }

  it("REV-5 claim, only after the review period", async () => {
    const world = await fresh();
    for (const status of ["Delivered", "Contested"] as const) {
      const { terms, id } = await orderIn(world, status);
      const { due } = await stateOf(world, id);
      await worksAfter(world, due, () => world.escrow.connect(world.seller).claim(terms));
    }
  });

  it("claim, while a refund request is open, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Delivered");
    await world.escrow.connect(world.client).request(terms, Kind.Refund, REASON);
    await passTo((await stateOf(world, id)).due + 1n);
    await expect(world.escrow.connect(world.seller).claim(terms))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_RequestOpen")
      .withArgs(id, Kind.Refund);
  });

  it("claim, in any other status, is refused", async () => {
    const world = await fresh();
    const claim = ({ terms }: Order) => world.escrow.connect(world.seller).claim(terms);
    await refusesStatuses(world, ["Pending", "Placed", "InProgress", "RevisionRequested", "Disputed"], claim);
    await refusesFinished(world, claim);
  });

  it("claim, terms of nobody's order, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Delivered");
    const forged = { ...terms, seller: world.stranger.address };
    await expect(world.escrow.connect(world.stranger).claim(forged)).to.revert(ethers);
  });
});
