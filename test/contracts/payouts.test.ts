import { expect } from "chai";
import type { Addressable } from "ethers";
import {
  DOCUMENT,
  ethers,
  feeOn,
  fresh,
  moved,
  networkHelpers,
  type Order,
  orderIn,
  REASON,
  Status,
  stateOf,
  type Terms,
  type World,
  ZERO_ADDRESS,
} from "./kit.ts";

/** An order whose seller is this contract; it can be approved at once, as work has begun. */
async function orderFor(world: World, seller: Addressable, terms: Partial<Terms> = {}): Promise<Order> {
  return orderIn(world, "InProgress", { terms: { ...terms, seller: await seller.getAddress() } });
}

async function expectCredited(world: World, order: Order, account: string, amount: bigint, sent: unknown) {
  await expect(sent).to.emit(world.escrow, "Credited").withArgs(account, order.terms.token, amount, order.id);
  expect(await world.escrow.balanceOf(account, order.terms.token)).to.equal(amount);
}

describe("payouts to receivers that misbehave", () => {
  for (const name of ["RefusingWallet", "GasBurningWallet"] as const) {
    it(`approve, the seller is a ${name}, the order ends and the amount waits in its balance`, async () => {
      const world = await fresh();
      const seller = await ethers.deployContract(name as "RefusingWallet", world.seller);
      const order = await orderFor(world, seller);
      const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
      const sent = await world.escrow.connect(world.client).approve(order.terms);
      await expectCredited(world, order, order.terms.seller, net, sent);
      expect((await stateOf(world, order.id)).status).to.equal(Status.Completed);
      const receipt = await sent.wait();
      expect(receipt?.gasUsed ?? 0n).to.be.lessThan(160_000n);
    });
  }

  it("rule, the seller refuses its share, the client still gets the other", async () => {
    const world = await fresh();
    const seller = await ethers.deployContract("RefusingWallet", world.seller);
    const order = await orderFor(world, seller);
    await world.escrow.connect(world.client).dispute(order.terms, REASON);
    const changes = await moved(world, ZERO_ADDRESS, () =>
      world.escrow.connect(world.arbiter).rule(order.terms, 400_000n, DOCUMENT, "0x"),
    );
    expect(changes).to.deep.equal({
      "client wallet": 566_703n,
      "arbiter balance": 33_300n,
      "platform balance": 50_000n,
      escrow: -566_703n,
    });
    expect(await world.escrow.balanceOf(seller, ZERO_ADDRESS)).to.equal(350_000n);
  });

  it("approve, called with too little gas to pay an honest receiver, is refused instead of crediting it", async () => {
    const world = await fresh();
    const seller = await ethers.deployContract("HungryWallet", world.seller);
    const order = await orderFor(world, seller);
    const approve = (gasLimit: bigint) =>
      world.escrow.connect(world.client).approve(order.terms, { gasLimit });
    const outcomes = new Set<string>();
    for (let gasLimit = 60_000n; gasLimit <= 260_000n; gasLimit += 2_500n) {
      const snapshot = await networkHelpers.takeSnapshot();
      const ended = await approve(gasLimit).then(
        () => true,
        () => false,
      );
      const paid = (await ethers.provider.getBalance(seller)) > 0n;
      outcomes.add(`ended ${ended}, paid ${paid}`);
      await snapshot.restore();
    }
    expect([...outcomes].sort()).to.deep.equal(["ended false, paid false", "ended true, paid true"]);
    await expect(approve(110_000n))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_GasTooLow")
      .withArgs((50_000n * 64n) / 63n + 40_000n);
  });
});

describe("payouts in tokens that misbehave", () => {
  it("approve, the token vanished, the order ends and the amount stands in the balance", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress", { asset: "token" });
    await networkHelpers.setCode(order.terms.token, "0x");
    const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
    const sent = await world.escrow.connect(world.client).approve(order.terms);
    await expectCredited(world, order, order.terms.seller, net, sent);
  });

  it("approve, the token re-enters, is refused inside and the amount waits", async () => {
    const world = await fresh();
    const token = await ethers.deployContract("ReentrantToken");
    await token.mint(world.client, 10n ** 12n);
    await token.connect(world.client).approve(world.escrow, ethers.MaxUint256);
    const order = await orderIn(world, "InProgress", { terms: { token: await token.getAddress() } });
    await token.arm(world.escrow, world.escrow.interface.encodeFunctionData("cancelAllOffers"));
    const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
    const sent = await world.escrow.connect(world.client).approve(order.terms);
    await expectCredited(world, order, order.terms.seller, net, sent);
  });

  it("approve, called with too little gas for the token, is refused", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress", { asset: "token" });
    await expect(world.escrow.connect(world.client).approve(order.terms, { gasLimit: 200_000n }))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_GasTooLow")
      .withArgs((200_000n * 64n) / 63n + 40_000n);
  });
});
