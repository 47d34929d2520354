import { expect } from "chai";
import {
  type Amendment,
  ASSETS,
  DAY,
  FROM_WALLET,
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
  signAmend,
  signSettlement,
  stateOf,
  valueFor,
  type World,
  worksUntil,
  YEAR,
  ZERO_ADDRESS,
} from "./kit.ts";

async function amendmentOf(changes: Partial<Amendment> = {}): Promise<Amendment> {
  return { amount: 0n, due: 0n, validUntil: (await now()) + DAY, content: REASON, ...changes };
}

/** The seller's signature under an amendment of this order as it now is. */
async function sellerSigns(world: World, { id }: Order, amendment: Amendment): Promise<string> {
  const { round } = await stateOf(world, id);
  return signAmend(world, { ...amendment, order: id, round }, world.seller);
}

describe("amend", () => {
  for (const asset of ASSETS) {
    it(`RQ-1 amend, additional work, the client pays the extra ${asset} into the same escrow`, async () => {
      const world = await fresh();
      const order = await orderIn(world, "InProgress", { asset });
      const { terms, id } = order;
      const before = await stateOf(world, id);
      const amendment = await amendmentOf({ amount: 500n, due: before.due + DAY });
      const signature = await sellerSigns(world, order, amendment);
      let sent: ReturnType<typeof world.escrow.amend> | undefined;
      const changes = await moved(world, terms.token, () => {
        sent = world.escrow
          .connect(world.client)
          .amend(terms, amendment, signature, FROM_WALLET, valueFor(terms, 500n));
        return sent;
      });
      expect(changes).to.deep.equal({ "client wallet": -500n, escrow: 500n });
      await expect(sent)
        .to.emit(world.escrow, "OrderAmended")
        .withArgs(id, 500, 0, before.due + DAY, REASON);
      expect(await stateOf(world, id)).to.deep.equal({
        ...before,
        round: before.round + 1n,
        due: before.due + DAY,
        remaining: terms.price + 500n,
      });
    });

    it(`ORD-3 amend, additional work, part of the ${asset} from the balance`, async () => {
      const world = await fresh();
      const order = await orderIn(world, "InProgress", { asset });
      const { terms, id } = order;
      await world.escrow.connect(world.client).deposit(terms.token, 200n, valueFor(terms, 200n));
      const amendment = await amendmentOf({ amount: 500n });
      const signature = await sellerSigns(world, order, amendment);
      const funding = { ...FROM_WALLET, fromBalance: 200n };
      const { due } = await stateOf(world, id);
      let sent: ReturnType<typeof world.escrow.amend> | undefined;
      const changes = await moved(world, terms.token, () => {
        sent = world.escrow
          .connect(world.client)
          .amend(terms, amendment, signature, funding, valueFor(terms, 300n));
        return sent;
      });
      expect(changes).to.deep.equal({ "client wallet": -300n, "client balance": -200n, escrow: 300n });
      await expect(sent).to.emit(world.escrow, "OrderAmended").withArgs(id, 500, 200, due, REASON);
    });
  }

  it("RQ-2 amend, another date, either party with the other's signature", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    for (const [by, signer] of [
      [client, seller],
      [seller, client],
    ] as const) {
      for (const status of ["Placed", "InProgress", "RevisionRequested"] as const) {
        const { terms, id } = await orderIn(world, status);
        const before = await stateOf(world, id);
        const due = (await now()) + 20n * DAY;
        const amendment = await amendmentOf({ due });
        const signature = await signAmend(world, { ...amendment, order: id, round: before.round }, signer);
        await escrow.connect(by).amend(terms, amendment, signature, FROM_WALLET);
        expect(await stateOf(world, id)).to.deep.equal({ ...before, round: before.round + 1n, due });
      }
    }
  });

  it("amend, an extra amount sent in by the seller, is refused though both signed", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    const amendment = await amendmentOf({ amount: 500n });
    const signature = await signAmend(world, { ...amendment, order: id, round: 1n }, world.client);
    await refusesCallers(world, [world.seller], (by) =>
      world.escrow.connect(by).amend(terms, amendment, signature, FROM_WALLET, { value: 500n }),
    );
  });

  it("amend, by a stranger, is refused: nobody tops up another's order", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress");
    const amendment = await amendmentOf({ amount: 1n });
    const signature = await sellerSigns(world, order, amendment);
    await refusesCallers(world, [world.stranger, world.arbiter], (by) =>
      world.escrow.connect(by).amend(order.terms, amendment, signature, FROM_WALLET, { value: 1n }),
    );
  });

  it("amend, one's own signature or one over something else, is refused", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    const other = await orderIn(world, "InProgress");
    const amendment = await amendmentOf({ due: (await now()) + 9n * DAY });
    const signed = { ...amendment, order: id, round: 1n };
    const wrong = [
      await signAmend(world, signed, client),
      await signAmend(world, { ...signed, amount: 1n }, seller),
      await signAmend(world, { ...signed, due: signed.due + 1n }, seller),
      await signAmend(world, { ...signed, validUntil: signed.validUntil + 1n }, seller),
      await signAmend(world, { ...signed, content: terms.content }, seller),
      await signAmend(world, { ...signed, round: 2n }, seller),
      await signAmend(world, { ...signed, order: other.id }, seller),
      "0x",
    ];
    for (const signature of wrong) {
      await expect(escrow.connect(client).amend(terms, amendment, signature, FROM_WALLET))
        .to.be.revertedWithCustomError(escrow, "Escrow_SignatureInvalid")
        .withArgs(seller.address);
    }
  });

  it("amend, the same signature twice, is refused", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress");
    const amendment = await amendmentOf({ amount: 5n });
    const signature = await sellerSigns(world, order, amendment);
    const send = () =>
      world.escrow.connect(world.client).amend(order.terms, amendment, signature, FROM_WALLET, { value: 5n });
    await send();
    await expect(send()).to.be.revertedWithCustomError(world.escrow, "Escrow_SignatureInvalid");
  });

  it("amend, until its validUntil, which lies at most 48 hours ahead", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress");
    const { escrow, client } = world;
    const amendment = await amendmentOf();
    const signature = await sellerSigns(world, order, amendment);
    const refusal = { error: "Escrow_SignatureExpired", args: [amendment.validUntil] };
    await worksUntil(
      world,
      amendment.validUntil,
      () => escrow.connect(client).amend(order.terms, amendment, signature, FROM_WALLET),
      refusal,
    );
    const time = (await now()) + HOUR;
    const far = await amendmentOf({ validUntil: time + 2n * DAY + 1n });
    const farSignature = await sellerSigns(world, order, far);
    await nextAt(time);
    await expect(escrow.connect(client).amend(order.terms, far, farSignature, FROM_WALLET))
      .to.be.revertedWithCustomError(escrow, "Escrow_ValidUntilTooFar")
      .withArgs(far.validUntil, far.validUntil - 1n);
    await nextAt(time + 1n);
    await escrow.connect(client).amend(order.terms, far, farSignature, FROM_WALLET);
  });

  it("amend, a date past or more than a year ahead, is refused", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress");
    const time = (await now()) + HOUR;
    for (const due of [time - 1n, time + YEAR + 1n]) {
      const amendment = await amendmentOf({ due });
      const signature = await sellerSigns(world, order, amendment);
      await nextAt(time);
      await expect(world.escrow.connect(world.client).amend(order.terms, amendment, signature, FROM_WALLET))
        .to.be.revertedWithCustomError(world.escrow, "Escrow_DueOutOfRange")
        .withArgs(due, time, time + YEAR);
    }
    for (const due of [time, time + YEAR + 1n]) {
      const amendment = await amendmentOf({ due });
      const signature = await sellerSigns(world, order, amendment);
      await nextAt(due === time ? time : time + 1n);
      await world.escrow.connect(world.client).amend(order.terms, amendment, signature, FROM_WALLET);
    }
  });

  it("amend, more than the escrow can count, is refused", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress");
    const most = 2n ** 112n - 1n - order.terms.price;
    const amendment = await amendmentOf({ amount: most + 1n });
    const signature = await sellerSigns(world, order, amendment);
    await expect(world.escrow.connect(world.client).amend(order.terms, amendment, signature, FROM_WALLET))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_AmountOutOfRange")
      .withArgs(most + 1n, most);
  });

  it("amend, money without an extra amount, is refused", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress");
    const amendment = await amendmentOf();
    const signature = await sellerSigns(world, order, amendment);
    const client = world.escrow.connect(world.client);
    await expect(client.amend(order.terms, amendment, signature, FROM_WALLET, { value: 1n }))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_ValueWrong")
      .withArgs(0, 1);
    await expect(client.amend(order.terms, amendment, signature, { ...FROM_WALLET, fromBalance: 1n }))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_AmountOutOfRange")
      .withArgs(1, 0);
    await expect(
      client.amend(order.terms, amendment, signature, { ...FROM_WALLET, authorization: "0x01" }),
    ).to.be.revertedWithCustomError(world.escrow, "Escrow_AuthorizationInvalid");
  });

  it("amend, while a request is open, is refused", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress");
    await world.escrow.connect(world.client).request(order.terms, Kind.Progress, REASON);
    const amendment = await amendmentOf();
    const signature = await sellerSigns(world, order, amendment);
    await expect(world.escrow.connect(world.client).amend(order.terms, amendment, signature, FROM_WALLET))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_RequestOpen")
      .withArgs(order.id, Kind.Progress);
  });

  it("amend, outside of work, is refused", async () => {
    const world = await fresh();
    const amendment = await amendmentOf();
    const amend = ({ terms }: Order) =>
      world.escrow.connect(world.client).amend(terms, amendment, "0x", FROM_WALLET);
    await refusesStatuses(world, ["Pending", "Delivered", "Contested", "Disputed"], amend);
    await refusesFinished(world, amend);
  });
});

describe("revoke", () => {
  for (const status of [
    "Pending",
    "Placed",
    "InProgress",
    "Delivered",
    "RevisionRequested",
    "Contested",
    "Disputed",
  ] as const) {
    it(`revoke, ${status}, either party, only the round changes`, async () => {
      const world = await fresh();
      const { terms, id } = await orderIn(world, status);
      const before = await stateOf(world, id);
      for (const [index, by] of [world.client, world.seller].entries()) {
        await expect(world.escrow.connect(by).revoke(terms))
          .to.emit(world.escrow, "OrderRevoked")
          .withArgs(id, by.address);
        expect(await stateOf(world, id)).to.deep.equal({
          ...before,
          round: before.round + BigInt(index) + 1n,
        });
      }
    });
  }

  it("revoke, voids every signature given out for the order", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const order = await orderIn(world, "InProgress");
    const amendment = await amendmentOf({ due: (await now()) + 9n * DAY });
    const amendSignature = await sellerSigns(world, order, amendment);
    const settlement = { order: order.id, round: 1n, sellerAmount: 5n, validUntil: (await now()) + HOUR };
    const settleSignature = await signSettlement(world, settlement, seller);
    await escrow.connect(seller).revoke(order.terms);
    await expect(
      escrow.connect(client).amend(order.terms, amendment, amendSignature, FROM_WALLET),
    ).to.be.revertedWithCustomError(escrow, "Escrow_SignatureInvalid");
    await expect(
      escrow.connect(client).settle(order.terms, 5n, settlement.validUntil, settleSignature),
    ).to.be.revertedWithCustomError(escrow, "Escrow_SignatureInvalid");
  });

  it("revoke, by anyone but the parties, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress");
    await refusesCallers(world, [world.arbiter, world.platform, world.stranger], (by) =>
      world.escrow.connect(by).revoke(terms),
    );
  });

  it("revoke, after the end, is refused", async () => {
    const world = await fresh();
    const revoke = ({ terms }: Order) => world.escrow.connect(world.client).revoke(terms);
    await refusesStatuses(world, [], revoke);
    await refusesFinished(world, revoke);
  });

  it("revoke, an order's coin, stays where it is", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress");
    const changes = await moved(world, ZERO_ADDRESS, () => world.escrow.connect(world.client).revoke(terms));
    expect(changes).to.deep.equal({});
  });
});
