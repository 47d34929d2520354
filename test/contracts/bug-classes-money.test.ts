import { expect } from "chai";
import {
  ASSETS,
  DOCUMENT,
  ethers,
  feeOn,
  fresh,
  HOUR,
  moved,
  networkHelpers,
  now,
  orderIn,
  passTo,
  place,
  REASON,
  type Sent,
  Status,
  signAmend,
  signSettlement,
  stateOf,
  type Terms,
  termsOf,
  type World,
  ZERO_ADDRESS,
} from "./kit.ts";

/** Faults that other escrows shipped, each with what this one does instead: fees, splits and stray money. */

/** What each of them has got, in their wallets and in their balances here. */
async function gains(world: World, token: string, act: () => Sent): Promise<Record<string, bigint>> {
  const totals: Record<string, bigint> = {};
  for (const [name, amount] of Object.entries(await moved(world, token, act))) {
    const [who] = name.split(" ");
    if (who) totals[who] = (totals[who] ?? 0n) + amount;
  }
  return totals;
}

describe("bug classes: fees and splits", () => {
  it("bug class: a fee rate read live at the refund: each order keeps the rate of its own terms", async () => {
    const world = await fresh();
    const { escrow, client, seller, platform } = world;
    const { terms } = await orderIn(world, "Delivered");
    const refunded = await orderIn(world, "Delivered");
    // The platform asks for more of everybody who comes later. There is no other place for a rate.
    await orderIn(world, "Delivered", { terms: { platformFeeBps: 2_000n } });
    const forged = { ...terms, platformFeeBps: 2_000n };
    await expect(escrow.connect(client).approve(forged)).to.be.revertedWithCustomError(
      escrow,
      "Escrow_StatusWrong",
    );
    await escrow.connect(client).approve(terms);
    expect(await escrow.balanceOf(platform, ZERO_ADDRESS)).to.equal(feeOn(terms.price, 1_250n));
    const changes = await moved(world, ZERO_ADDRESS, () =>
      escrow.connect(seller).cancel(refunded.terms, REASON),
    );
    expect(changes).to.deep.equal({ "client wallet": terms.price, escrow: -terms.price });
    const names = escrow.interface.fragments.flatMap((part) => ("name" in part ? [String(part.name)] : []));
    expect(names.filter((name) => /^set[A-Z]|[fF]ees?$|[oO]wner|[aA]dmin|[pP]ause/.test(name))).to.deep.equal(
      [],
    );
  });

  it("bug class: dust parts that round the fee to zero: only parts whose fee is exact are released", async () => {
    const world = await fresh();
    const { escrow, client } = world;
    const { terms } = await orderIn(world, "InProgress");
    for (const amount of [1n, 7n, 9n, 12_345n]) {
      await expect(escrow.connect(client).release(terms, amount))
        .to.be.revertedWithCustomError(escrow, "Escrow_FeeNotExact")
        .withArgs(amount, terms.platformFeeBps);
    }
    for (const amount of [8n, 80n, 800n, 8_000n]) await escrow.connect(client).release(terms, amount);
    await escrow.connect(client).approve(terms);
    const fee = await escrow.balanceOf(terms.platform, ZERO_ADDRESS);
    expect(fee).to.equal(feeOn(terms.price, terms.platformFeeBps));
  });

  it("bug class: part withdrawals not cumulative: parts and the end share what was paid in, once", async () => {
    const world = await fresh();
    const { escrow, client, arbiter } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    const release = () => escrow.connect(client).release(terms, 400_000n);
    await release();
    await release();
    await expect(release())
      .to.be.revertedWithCustomError(escrow, "Escrow_AmountOutOfRange")
      .withArgs(400_000, 200_002);
    await escrow.connect(client).dispute(terms, REASON);
    const rest = terms.price - 800_000n;
    expect((await stateOf(world, id)).remaining).to.equal(rest);
    const arbiterFee = (rest * terms.arbiterFeeBps) / 10_000n;
    await expect(escrow.connect(arbiter).rule(terms, rest - arbiterFee + 1n, DOCUMENT, "0x"))
      .to.be.revertedWithCustomError(escrow, "Escrow_AmountOutOfRange")
      .withArgs(rest - arbiterFee + 1n, rest - arbiterFee);
    await escrow.connect(arbiter).rule(terms, 0n, DOCUMENT, "0x");
    const kept = await escrow.balanceOf(terms.platform, ZERO_ADDRESS);
    expect(await ethers.provider.getBalance(escrow)).to.equal(kept + arbiterFee);
  });

  for (const asset of ASSETS) {
    it(`bug class: odd unit lost in a split: every ${asset} split hands out all that was in it`, async () => {
      const world = await fresh();
      const { escrow, client, seller, arbiter, stranger } = world;
      const odd: Partial<Terms> = { platformFeeBps: 1_999n, arbiterFeeBps: 777n, fallbackSellerBps: 3_333n };
      for (const price of [1n, 2n, 3n, 7n, 9_999n, 10_001n, 1_000_003n]) {
        const options = { asset, terms: { ...odd, price } };
        const ruled = await orderIn(world, "Disputed", options);
        const settled = await orderIn(world, "Delivered", options);
        const expired = await orderIn(world, "Disputed", options);
        const token = ruled.terms.token;
        const validUntil = (await now()) + HOUR;
        const settlement = { order: settled.id, round: 2n, sellerAmount: price / 2n, validUntil };
        const signature = await signSettlement(world, settlement, seller);
        const ends: (() => Sent)[] = [
          () => escrow.connect(arbiter).rule(ruled.terms, price / 3n, DOCUMENT, "0x"),
          () => escrow.connect(client).settle(settled.terms, price / 2n, validUntil, signature),
          () => escrow.connect(stranger).expireDispute(expired.terms),
        ];
        for (const [index, end] of ends.entries()) {
          if (index === 2) await passTo((await stateOf(world, expired.id)).due + 1n);
          // In their wallets and, for the fees, in their balances, for which the escrow keeps the money.
          const { escrow: left = 0n, ...got } = await gains(world, token, end);
          const sum = Object.values(got).reduce((total, amount) => total + amount, 0n);
          expect(sum, `${index}: ${price}`).to.equal(price);
          expect(-left, `${index}: ${price}`).to.equal(price - (got.platform ?? 0n) - (got.arbiter ?? 0n));
        }
      }
    });
  }

  it("bug class: payout to zero: no part of a split goes to nobody, and nothing is sent where nothing is due", async () => {
    const world = await fresh();
    const { escrow, arbiter, client } = world;
    const zeros = await Promise.all([
      termsOf(world, "coin", { client: ZERO_ADDRESS }),
      termsOf(world, "coin", { seller: ZERO_ADDRESS }),
      termsOf(world, "coin", { arbiter: ZERO_ADDRESS }),
      termsOf(world, "coin", { platform: ZERO_ADDRESS }),
    ]);
    for (const terms of zeros) {
      const refused = terms.client === ZERO_ADDRESS ? "Escrow_NotAllowed" : "Escrow_TermsInvalid";
      await expect(place(world, terms)).to.be.revertedWithCustomError(escrow, refused);
    }
    const free = { platform: ZERO_ADDRESS, platformFeeBps: 0n, arbiterFeeBps: 0n };
    for (const sellerAmount of [0n, 1_000_003n]) {
      const { terms } = await orderIn(world, "Disputed", { asset: "token", terms: free });
      const sent = await escrow.connect(arbiter).rule(terms, sellerAmount, DOCUMENT, "0x");
      const transfers = (await sent.wait())?.logs.filter(({ address }) => address === terms.token);
      expect(transfers?.length, "one transfer").to.equal(1);
      expect(await escrow.balanceOf(ZERO_ADDRESS, terms.token)).to.equal(0n);
    }
    await escrow.connect(client).deposit(ZERO_ADDRESS, 5n, { value: 5n });
    await expect(escrow.connect(client).withdraw(ZERO_ADDRESS, 5n, ZERO_ADDRESS))
      .to.be.revertedWithCustomError(escrow, "Escrow_TargetInvalid")
      .withArgs(ZERO_ADDRESS);
  });
});

describe("bug classes: money that nobody asked for", () => {
  it("bug class: msg.value kept on a token payment: coin sent beside tokens is refused", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress", { asset: "token" });
    const amendment = { amount: 9n, due: 0n, validUntil: (await now()) + HOUR, content: DOCUMENT };
    const signature = await signAmend(world, { ...amendment, order: id, round: 1n }, seller);
    const plain = { fromBalance: 0n, keepRefunds: false, authorization: "0x" };
    const sent = [
      place(world, await termsOf(world, "token"), { value: 1n }),
      escrow.connect(client).amend(terms, amendment, signature, plain, { value: 1n }),
      escrow.connect(client).deposit(terms.token, 5n, { value: 1n }),
    ];
    for (const one of sent) {
      await expect(one).to.be.revertedWithCustomError(escrow, "Escrow_ValueWrong").withArgs(0, 1);
    }
    expect(await ethers.provider.getBalance(escrow)).to.equal(0n);
  });

  it("bug class: one-unit donation blocks resolution: coin forced in blocks nothing and is nobody's", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress");
    const escrow = await world.escrow.getAddress();
    await networkHelpers.setBalance(escrow, terms.price + 1n);
    await world.escrow.connect(world.seller).cancel(terms, REASON);
    expect(await ethers.provider.getBalance(escrow)).to.equal(1n);
  });

  it("bug class: one-unit donation blocks resolution: a token unit sent in blocks neither way", async () => {
    const world = await fresh();
    await world.token.connect(world.stranger).transfer(world.escrow, 1n);
    const { terms, id } = await orderIn(world, "Disputed", { asset: "token" });
    await world.token.connect(world.stranger).transfer(world.escrow, 1n);
    await passTo((await stateOf(world, id)).due + 1n);
    await world.escrow.connect(world.stranger).expireDispute(terms);
    expect((await stateOf(world, id)).status).to.equal(Status.Settled);
    const platform = await world.escrow.balanceOf(world.platform, terms.token);
    expect(await world.token.balanceOf(world.escrow)).to.equal(platform + 2n);
  });
});
