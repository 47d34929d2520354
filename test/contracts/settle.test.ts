import { expect } from "chai";
import {
  ASSETS,
  DAY,
  feeOn,
  fresh,
  HOUR,
  Kind,
  moved,
  nextAt,
  now,
  type Order,
  orderIn,
  REASON,
  refusesCallers,
  refusesFinished,
  refusesStatuses,
  SettleCause,
  Status,
  signSettlement,
  stateOf,
  worksUntil,
  ZERO_HASH,
} from "./kit.ts";

describe("settle", () => {
  for (const asset of ASSETS) {
    for (const [by, signer] of [
      ["client", "seller"],
      ["seller", "client"],
    ] as const) {
      it(`DSP-5 settle, ${asset}, the ${by} with the ${signer}'s signature, to the last unit`, async () => {
        const world = await fresh();
        const { terms, id } = await orderIn(world, "Disputed", { asset });
        const { round } = await stateOf(world, id);
        const settlement = { order: id, round, sellerAmount: 333_333n, validUntil: (await now()) + HOUR };
        const signature = await signSettlement(world, settlement, world[signer]);
        const fee = feeOn(333_333n, terms.platformFeeBps);
        let sent: ReturnType<typeof world.escrow.settle> | undefined;
        const changes = await moved(world, terms.token, () => {
          sent = world.escrow.connect(world[by]).settle(terms, 333_333n, settlement.validUntil, signature);
          return sent;
        });
        expect(changes).to.deep.equal({
          "client wallet": terms.price - 333_333n,
          "seller wallet": 333_333n - fee,
          "platform balance": fee,
          escrow: fee - terms.price,
        });
        await expect(sent)
          .to.emit(world.escrow, "OrderSettled")
          .withArgs(id, SettleCause.Agreed, 333_333n - fee, terms.price - 333_333n, fee, 0, ZERO_HASH);
        expect(await stateOf(world, id)).to.include({
          status: Status.Settled,
          remaining: 0n,
          round: round + 1n,
        });
      });
    }
  }

  for (const status of [
    "Placed",
    "InProgress",
    "Delivered",
    "RevisionRequested",
    "Contested",
    "Disputed",
  ] as const) {
    it(`DSP-5 settle, ${status}, nothing or all to the seller`, async () => {
      const world = await fresh();
      for (const all of [false, true]) {
        const { terms, id } = await orderIn(world, status);
        const { round } = await stateOf(world, id);
        const sellerAmount = all ? terms.price : 0n;
        const settlement = { order: id, round, sellerAmount, validUntil: (await now()) + HOUR };
        const signature = await signSettlement(world, settlement, world.seller);
        const fee = feeOn(sellerAmount, terms.platformFeeBps);
        const changes = await moved(world, terms.token, () =>
          world.escrow.connect(world.client).settle(terms, sellerAmount, settlement.validUntil, signature),
        );
        expect(changes).to.deep.equal(
          all
            ? { "seller wallet": terms.price - fee, "platform balance": fee, escrow: fee - terms.price }
            : { "client wallet": terms.price, escrow: -terms.price },
        );
      }
    });
  }

  it("settle, with a request open, ends it", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await world.escrow.connect(world.client).request(terms, Kind.Progress, REASON);
    const settlement = { order: id, round: 2n, sellerAmount: 0n, validUntil: (await now()) + HOUR };
    const signature = await signSettlement(world, settlement, world.seller);
    await world.escrow.connect(world.client).settle(terms, 0n, settlement.validUntil, signature);
    expect(await stateOf(world, id)).to.include({ status: Status.Settled, request: Kind.None });
  });

  it("settle, refunds kept, the client's share stays in the balance", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress", { funding: { keepRefunds: true } });
    const settlement = { order: id, round: 1n, sellerAmount: 0n, validUntil: (await now()) + HOUR };
    const signature = await signSettlement(world, settlement, world.seller);
    const changes = await moved(world, terms.token, () =>
      world.escrow.connect(world.client).settle(terms, 0n, settlement.validUntil, signature),
    );
    expect(changes).to.deep.equal({ "client balance": terms.price });
  });

  it("settle, more than remains, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    const sellerAmount = terms.price + 1n;
    const settlement = { order: id, round: 1n, sellerAmount, validUntil: (await now()) + HOUR };
    const signature = await signSettlement(world, settlement, world.seller);
    await expect(
      world.escrow.connect(world.client).settle(terms, sellerAmount, settlement.validUntil, signature),
    )
      .to.be.revertedWithCustomError(world.escrow, "Escrow_AmountOutOfRange")
      .withArgs(sellerAmount, terms.price);
  });

  it("settle, one's own signature or one over something else, is refused", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    const other = await orderIn(world, "InProgress");
    const settlement = { order: id, round: 1n, sellerAmount: 5n, validUntil: (await now()) + HOUR };
    const wrong = [
      await signSettlement(world, settlement, client),
      await signSettlement(world, settlement, world.arbiter),
      await signSettlement(world, { ...settlement, order: other.id }, seller),
      await signSettlement(world, { ...settlement, round: 0n }, seller),
      await signSettlement(world, { ...settlement, round: 2n }, seller),
      await signSettlement(world, { ...settlement, sellerAmount: 6n }, seller),
      await signSettlement(world, { ...settlement, validUntil: settlement.validUntil + 1n }, seller),
      "0x",
    ];
    for (const signature of wrong) {
      await expect(escrow.connect(client).settle(terms, 5n, settlement.validUntil, signature))
        .to.be.revertedWithCustomError(escrow, "Escrow_SignatureInvalid")
        .withArgs(seller.address);
    }
  });

  it("settle, until its validUntil, which lies at most 48 hours ahead", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    const settlement = { order: id, round: 1n, sellerAmount: 5n, validUntil: (await now()) + HOUR };
    const signature = await signSettlement(world, settlement, seller);
    await worksUntil(
      world,
      settlement.validUntil,
      () => escrow.connect(client).settle(terms, 5n, settlement.validUntil, signature),
      { error: "Escrow_SignatureExpired", args: [settlement.validUntil] },
    );
    const time = (await now()) + HOUR;
    const far = { ...settlement, validUntil: time + 2n * DAY + 1n };
    const farSignature = await signSettlement(world, far, seller);
    await nextAt(time);
    await expect(escrow.connect(client).settle(terms, 5n, far.validUntil, farSignature))
      .to.be.revertedWithCustomError(escrow, "Escrow_ValidUntilTooFar")
      .withArgs(far.validUntil, far.validUntil - 1n);
  });

  it("settle, by anyone but the parties, is refused even with a good signature", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    const settlement = { order: id, round: 1n, sellerAmount: 5n, validUntil: (await now()) + HOUR };
    const signature = await signSettlement(world, settlement, world.seller);
    await refusesCallers(world, [world.arbiter, world.platform, world.stranger], (by) =>
      world.escrow.connect(by).settle(terms, 5n, settlement.validUntil, signature),
    );
  });

  it("settle, Pending or after the end, is refused", async () => {
    const world = await fresh();
    const validUntil = (await now()) + HOUR;
    const settle = ({ terms }: Order) =>
      world.escrow.connect(world.client).settle(terms, 5n, validUntil, "0x");
    await refusesStatuses(world, ["Pending"], settle);
    await refusesFinished(world, settle);
  });
});
