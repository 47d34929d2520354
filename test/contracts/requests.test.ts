import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import {
  ASSETS,
  CancelCause,
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
  REQUIREMENTS,
  refusesCallers,
  refusesFinished,
  refusesStatuses,
  Status,
  stateOf,
  type World,
  worksAfter,
  worksUntil,
  ZERO_HASH,
} from "./kit.ts";

type Case = { kind: bigint; name: string; asker: "client" | "seller"; asked: "client" | "seller" };
const CANCEL_BY_CLIENT: Case = {
  kind: Kind.CancelByClient,
  name: "CancelByClient",
  asker: "client",
  asked: "seller",
};
const CANCEL_BY_SELLER: Case = {
  kind: Kind.CancelBySeller,
  name: "CancelBySeller",
  asker: "seller",
  asked: "client",
};
const PROGRESS: Case = { kind: Kind.Progress, name: "Progress", asker: "client", asked: "seller" };
const REFUND: Case = { kind: Kind.Refund, name: "Refund", asker: "client", asked: "seller" };
const CASES = [CANCEL_BY_CLIENT, CANCEL_BY_SELLER, PROGRESS, REFUND] as const;
const WORK_CASES = [CANCEL_BY_CLIENT, CANCEL_BY_SELLER, PROGRESS] as const;

/** An order with this request open, in the status it belongs to. */
async function requested(
  world: World,
  { kind, asker }: Case,
  asset: "coin" | "token" = "coin",
): Promise<Order> {
  const order = await orderIn(world, kind === Kind.Refund ? "Delivered" : "InProgress", { asset });
  await world.escrow.connect(world[asker]).request(order.terms, kind, REASON);
  return order;
}

function others(world: World, name: "client" | "seller"): HardhatEthersSigner[] {
  return [world.client, world.seller, world.arbiter, world.stranger].filter(
    (person) => person !== world[name],
  );
}

describe("request", () => {
  for (const { kind, name, asker } of WORK_CASES) {
    for (const status of ["Placed", "InProgress", "RevisionRequested"] as const) {
      it(`RQ-4 request, ${name} in ${status}, is open until respondBy and changes nothing else`, async () => {
        const world = await fresh();
        const { terms, id } = await orderIn(world, status);
        const before = await stateOf(world, id);
        const time = (await now()) + HOUR;
        await nextAt(time);
        const respondBy = time + terms.responseTime;
        await expect(world.escrow.connect(world[asker]).request(terms, kind, REASON))
          .to.emit(world.escrow, "RequestOpened")
          .withArgs(id, kind, REASON, respondBy);
        expect(await stateOf(world, id)).to.deep.equal({
          ...before,
          request: kind,
          round: before.round + 1n,
          respondBy,
        });
      });
    }

    it(`request, ${name} outside of work, is refused`, async () => {
      const world = await fresh();
      const ask = ({ terms }: Order) => world.escrow.connect(world[asker]).request(terms, kind, REASON);
      await refusesStatuses(world, ["Pending", "Delivered", "Contested", "Disputed"], ask);
      await refusesFinished(world, ask);
    });
  }

  it("REV-3 request, Refund in Delivered, is open until respondBy", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Delivered");
    const time = (await now()) + HOUR;
    await nextAt(time);
    await expect(world.escrow.connect(world.client).request(terms, Kind.Refund, REASON))
      .to.emit(world.escrow, "RequestOpened")
      .withArgs(id, Kind.Refund, REASON, time + terms.responseTime);
    expect(await stateOf(world, id)).to.include({ status: Status.Delivered, request: Kind.Refund });
  });

  it("REV-3 request, Refund, within the review period", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Delivered");
    const { due } = await stateOf(world, id);
    await worksUntil(world, due, () =>
      world.escrow.connect(world.client).request(terms, Kind.Refund, REASON),
    );
  });

  it("request, Refund outside of review, is refused", async () => {
    const world = await fresh();
    const ask = ({ terms }: Order) => world.escrow.connect(world.client).request(terms, Kind.Refund, REASON);
    await refusesStatuses(
      world,
      ["Pending", "Placed", "InProgress", "RevisionRequested", "Contested", "Disputed"],
      ask,
    );
    await refusesFinished(world, ask);
  });

  for (const { kind, name, asker } of CASES) {
    it(`request, ${name} by anyone but the ${asker}, is refused`, async () => {
      const world = await fresh();
      const { terms } = await orderIn(world, kind === Kind.Refund ? "Delivered" : "InProgress");
      await refusesCallers(world, others(world, asker), (by) =>
        world.escrow.connect(by).request(terms, kind, REASON),
      );
    });
  }

  it("request, None, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress");
    await expect(world.escrow.connect(world.client).request(terms, Kind.None, REASON))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_RequestKindWrong")
      .withArgs(Kind.None);
  });

  it("request, while another is open, is refused to both", async () => {
    const world = await fresh();
    const { terms, id } = await requested(world, PROGRESS);
    for (const { kind, asker } of WORK_CASES) {
      await expect(world.escrow.connect(world[asker]).request(terms, kind, REASON))
        .to.be.revertedWithCustomError(world.escrow, "Escrow_RequestOpen")
        .withArgs(id, Kind.Progress);
    }
  });

  it("request, the client's next, not before the last one's respondBy, however that one ended", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    for (const end of ["answered", "withdrawn"] as const) {
      const { terms, id } = await requested(world, PROGRESS);
      const { respondBy } = await stateOf(world, id);
      if (end === "answered") await escrow.connect(seller).answer(terms, 2n, true, REASON);
      else await escrow.connect(client).withdrawRequest(terms);
      await nextAt(respondBy - 1n);
      await expect(escrow.connect(client).request(terms, Kind.CancelByClient, REASON))
        .to.be.revertedWithCustomError(escrow, "Escrow_RequestTooSoon")
        .withArgs(id, respondBy);
      await nextAt(respondBy);
      await escrow.connect(client).request(terms, Kind.CancelByClient, REASON);
    }
  });

  it("request, the seller's own requests, do not keep the client from asking", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await requested(world, CANCEL_BY_SELLER);
    await escrow.connect(seller).withdrawRequest(terms);
    expect((await stateOf(world, id)).respondBy).to.equal(0n);
    await escrow.connect(client).request(terms, Kind.Progress, REASON);
  });

  it("request, left open, stays through start", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "Placed");
    await escrow.connect(seller).request(terms, Kind.CancelBySeller, REASON);
    await escrow.connect(client).start(terms, REQUIREMENTS);
    expect(await stateOf(world, id)).to.include({ status: Status.InProgress, request: Kind.CancelBySeller });
  });
});

describe("answer", () => {
  for (const asset of ASSETS) {
    for (const one of [CANCEL_BY_CLIENT, CANCEL_BY_SELLER, REFUND]) {
      it(`RQ-4 answer, ${one.name} accepted, all ${asset} goes back`, async () => {
        const world = await fresh();
        const { terms, id } = await requested(world, one, asset);
        const { round } = await stateOf(world, id);
        let sent: ReturnType<typeof world.escrow.answer> | undefined;
        const changes = await moved(world, terms.token, () => {
          sent = world.escrow.connect(world[one.asked]).answer(terms, round, true, REQUIREMENTS);
          return sent;
        });
        expect(changes).to.deep.equal({ "client wallet": terms.price, escrow: -terms.price });
        await expect(sent)
          .to.emit(world.escrow, "OrderCancelled")
          .withArgs(id, CancelCause.RequestAccepted, terms.price, REQUIREMENTS);
        await expect(sent).to.not.emit(world.escrow, "RequestAnswered");
        expect(await stateOf(world, id)).to.include({
          status: Status.Cancelled,
          request: Kind.None,
          remaining: 0n,
          round: round + 1n,
        });
      });
    }
  }

  for (const one of [CANCEL_BY_CLIENT, CANCEL_BY_SELLER]) {
    it(`RQ-4 answer, ${one.name} declined, the order is as before`, async () => {
      const world = await fresh();
      const { terms, id } = await requested(world, one);
      const before = await stateOf(world, id);
      await expect(world.escrow.connect(world[one.asked]).answer(terms, before.round, false, REASON))
        .to.emit(world.escrow, "RequestAnswered")
        .withArgs(id, one.kind, false, REASON, Status.InProgress, before.due);
      expect(await stateOf(world, id)).to.deep.equal({
        ...before,
        request: Kind.None,
        round: before.round + 1n,
        respondBy: one.asker === "client" ? before.respondBy : 0n,
      });
    });
  }

  for (const said of [true, false]) {
    it(`RQ-3 answer, Progress with ${said}, is an answer and the order goes on`, async () => {
      const world = await fresh();
      const { terms, id } = await requested(world, PROGRESS);
      const before = await stateOf(world, id);
      await expect(world.escrow.connect(world.seller).answer(terms, before.round, said, REASON))
        .to.emit(world.escrow, "RequestAnswered")
        .withArgs(id, Kind.Progress, true, REASON, Status.InProgress, before.due);
      expect(await stateOf(world, id)).to.deep.equal({
        ...before,
        request: Kind.None,
        round: before.round + 1n,
      });
    });
  }

  it("REV-3 answer, Refund declined, the order is contested and a new review period begins", async () => {
    const world = await fresh();
    const { terms, id } = await requested(world, REFUND);
    const before = await stateOf(world, id);
    const time = (await now()) + HOUR;
    await nextAt(time);
    await expect(world.escrow.connect(world.seller).answer(terms, before.round, false, REASON))
      .to.emit(world.escrow, "RequestAnswered")
      .withArgs(id, Kind.Refund, false, REASON, Status.Contested, time + terms.reviewTime);
    expect(await stateOf(world, id)).to.deep.equal({
      ...before,
      status: Status.Contested,
      request: Kind.None,
      round: before.round + 1n,
      due: time + terms.reviewTime,
    });
  });

  for (const one of CASES) {
    it(`answer, ${one.name}, until respondBy, yes or no`, async () => {
      const world = await fresh();
      const { terms, id } = await requested(world, one);
      const { respondBy, round } = await stateOf(world, id);
      for (const said of [true, false]) {
        await worksUntil(world, respondBy, () =>
          world.escrow.connect(world[one.asked]).answer(terms, round, said, REASON),
        );
      }
    });

    it(`answer, ${one.name} by anyone but the ${one.asked}, is refused`, async () => {
      const world = await fresh();
      const { terms, id } = await requested(world, one);
      const { round } = await stateOf(world, id);
      await refusesCallers(world, others(world, one.asked), (by) =>
        world.escrow.connect(by).answer(terms, round, true, REASON),
      );
    });
  }

  it("RQ-4 answer, the asker revokes and releases in front of it, lands: it is still the same request", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    for (const one of [PROGRESS, REFUND]) {
      const { terms, id } = await requested(world, one);
      const seen = await stateOf(world, id);
      await escrow.connect(client).revoke(terms);
      await escrow.connect(client).release(terms, 8n);
      await escrow.connect(seller).answer(terms, seen.round, false, REASON);
      expect(await stateOf(world, id)).to.include({ request: Kind.None, round: seen.round + 3n });
    }
  });

  it("answer, a round from before the request or from the future, is refused with both rounds", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await requested(world, CANCEL_BY_CLIENT);
    const { round } = await stateOf(world, id);
    await escrow.connect(client).revoke(terms);
    for (const seen of [0n, round - 1n, round + 2n]) {
      await expect(escrow.connect(seller).answer(terms, seen, true, REASON))
        .to.be.revertedWithCustomError(escrow, "Escrow_RoundWrong")
        .withArgs(id, seen, round + 1n);
    }
    await escrow.connect(seller).answer(terms, round, true, REASON);
    expect((await stateOf(world, id)).status).to.equal(Status.Cancelled);
  });

  it("answer, no request open, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await expect(world.escrow.connect(world.seller).answer(terms, 1n, true, REASON))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_RequestNotOpen")
      .withArgs(id);
  });
});

describe("withdrawRequest", () => {
  for (const one of CASES) {
    it(`RQ-6 withdrawRequest, ${one.name}, the order is as before`, async () => {
      const world = await fresh();
      const { terms, id } = await requested(world, one);
      const before = await stateOf(world, id);
      await expect(world.escrow.connect(world[one.asker]).withdrawRequest(terms))
        .to.emit(world.escrow, "RequestWithdrawn")
        .withArgs(id, one.kind);
      expect(await stateOf(world, id)).to.deep.equal({
        ...before,
        request: Kind.None,
        round: before.round + 1n,
        respondBy: one.asker === "client" ? before.respondBy : 0n,
      });
    });

    it(`withdrawRequest, ${one.name} by anyone but the ${one.asker}, is refused`, async () => {
      const world = await fresh();
      const { terms } = await requested(world, one);
      await refusesCallers(world, others(world, one.asker), (by) =>
        world.escrow.connect(by).withdrawRequest(terms),
      );
    });
  }

  it("withdrawRequest, none open, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await expect(world.escrow.connect(world.client).withdrawRequest(terms))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_RequestNotOpen")
      .withArgs(id);
  });
});

describe("expireRequest", () => {
  for (const asset of ASSETS) {
    for (const one of CASES) {
      it(`RQ-4 expireRequest, ${one.name} unanswered, anyone has all ${asset} sent back`, async () => {
        const world = await fresh();
        const { terms, id } = await requested(world, one, asset);
        await passTo((await stateOf(world, id)).respondBy + 1n);
        let sent: ReturnType<typeof world.escrow.expireRequest> | undefined;
        const changes = await moved(world, terms.token, () => {
          sent = world.escrow.connect(world.stranger).expireRequest(terms);
          return sent;
        });
        expect(changes).to.deep.equal({ "client wallet": terms.price, escrow: -terms.price });
        await expect(sent)
          .to.emit(world.escrow, "OrderCancelled")
          .withArgs(id, CancelCause.RequestExpired, terms.price, ZERO_HASH);
      });
    }
  }

  it("expireRequest, only after respondBy", async () => {
    const world = await fresh();
    for (const one of CASES) {
      const { terms, id } = await requested(world, one);
      const { respondBy } = await stateOf(world, id);
      await worksAfter(world, respondBy, () => world.escrow.connect(world.stranger).expireRequest(terms));
    }
  });

  it("expireRequest, none open, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await expect(world.escrow.connect(world.client).expireRequest(terms))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_RequestNotOpen")
      .withArgs(id);
  });
});
