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
  passTo,
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

/** A token deployed by name, held and approved by the client. */
async function tokenNamed(
  world: World,
  name: "BlocklistToken" | "LyingToken" | "ReturnBombToken" | "SilentToken",
) {
  const token = await ethers.deployContract(name as "BlocklistToken");
  await token.mint(world.client, 10n ** 12n);
  await token.connect(world.client).approve(world.escrow, ethers.MaxUint256);
  return token;
}

async function expectCredited(world: World, order: Order, account: string, amount: bigint, sent: unknown) {
  await expect(sent).to.emit(world.escrow, "Credited").withArgs(account, order.terms.token, amount, order.id);
  expect(await world.escrow.balanceOf(account, order.terms.token)).to.equal(amount);
}

describe("payouts to receivers that misbehave", () => {
  for (const name of ["RefusingWallet", "GasBurningWallet", "ReturnBombWallet"] as const) {
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

  it("approve, the seller is a smart wallet, it is paid", async () => {
    const world = await fresh();
    const seller = await ethers.deployContract("Wallet", world.seller);
    const order = await orderFor(world, seller);
    await world.escrow.connect(world.client).approve(order.terms);
    const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
    expect(await ethers.provider.getBalance(seller)).to.equal(net);
  });

  it("a credited seller, that can't receive itself, withdraws to another address", async () => {
    const world = await fresh();
    const seller = await ethers.deployContract("RefusingWallet", world.seller);
    const order = await orderFor(world, seller);
    await world.escrow.connect(world.client).approve(order.terms);
    const net = await world.escrow.balanceOf(seller, ZERO_ADDRESS);
    const data = world.escrow.interface.encodeFunctionData("withdraw", [
      ZERO_ADDRESS,
      net,
      world.stranger.address,
    ]);
    const changes = await moved(world, ZERO_ADDRESS, () =>
      seller.connect(world.seller).execute(world.escrow, 0n, data),
    );
    expect(changes).to.deep.equal({ "stranger wallet": net, escrow: -net });
  });

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

  it("approve, a seller that re-enters, is refused inside and paid once", async () => {
    const world = await fresh();
    const seller = await ethers.deployContract("ReentrantWallet", world.seller);
    const order = await orderFor(world, seller);
    await seller.arm(world.escrow, world.escrow.interface.encodeFunctionData("cancelAllOffers"));
    await world.escrow.connect(world.client).approve(order.terms);
    const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
    expect(await seller.called()).to.equal(true);
    expect(await seller.lastOk()).to.equal(false);
    expect(await ethers.provider.getBalance(seller)).to.equal(net);
    expect(await world.escrow.epochOf(seller)).to.equal(0n);
  });
});

describe("payouts in tokens that misbehave", () => {
  it("approve, the token blocks the seller, the order ends and the amount waits in the seller's balance", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "BlocklistToken");
    const order = await orderIn(world, "InProgress", { terms: { token: await token.getAddress() } });
    await token.setBlocked(world.seller, true);
    const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
    const sent = await world.escrow.connect(world.client).approve(order.terms);
    await expectCredited(world, order, order.terms.seller, net, sent);
    await token.setBlocked(world.seller, false);
    await world.escrow.connect(world.seller).withdraw(token, net, world.seller);
    expect(await token.balanceOf(world.seller)).to.equal(net);
  });

  it("approve, the token blocks the platform and the arbiter, nobody else notices", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "BlocklistToken");
    const order = await orderIn(world, "Disputed", { terms: { token: await token.getAddress() } });
    for (const person of [world.platform, world.arbiter]) await token.setBlocked(person, true);
    await world.escrow.connect(world.arbiter).rule(order.terms, 400_000n, DOCUMENT, "0x");
    expect(await token.balanceOf(world.seller)).to.equal(350_000n);
  });

  it("approve, the token answers false and moves nothing, the amount waits in the seller's balance", async () => {
    const world = await fresh();
    const token = await ethers.deployContract("FalseToken");
    await token.mint(world.client, 10n ** 12n);
    await token.connect(world.client).approve(world.escrow, ethers.MaxUint256);
    const order = await orderIn(world, "InProgress", { terms: { token: await token.getAddress() } });
    await token.setRefusing(true);
    const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
    const sent = await world.escrow.connect(world.client).approve(order.terms);
    await expectCredited(world, order, order.terms.seller, net, sent);
  });

  it("approve, the token moves the amount and answers false, nothing is paid twice", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "LyingToken");
    const order = await orderIn(world, "InProgress", { terms: { token: await token.getAddress() } });
    const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
    const sent = await world.escrow.connect(world.client).approve(order.terms);
    await expectCredited(world, order, order.terms.seller, net, sent);
    expect(await token.balanceOf(world.seller)).to.equal(0n);
    expect(await token.balanceOf(world.escrow)).to.equal(order.terms.price);
  });

  it("approve, the token returns nothing, the seller is paid", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "SilentToken");
    const order = await orderIn(world, "InProgress", { terms: { token: await token.getAddress() } });
    const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
    await world.escrow.connect(world.client).approve(order.terms);
    expect(await token.balanceOf(world.seller)).to.equal(net);
  });

  it("approve, the token throws a return bomb, the order ends at a bounded price", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "ReturnBombToken");
    const order = await orderIn(world, "InProgress", { terms: { token: await token.getAddress() } });
    const net = order.terms.price - feeOn(order.terms.price, order.terms.platformFeeBps);
    const sent = await world.escrow.connect(world.client).approve(order.terms);
    await expectCredited(world, order, order.terms.seller, net, sent);
    const receipt = await sent.wait();
    expect(receipt?.gasUsed ?? 0n).to.be.lessThan(340_000n);
  });

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

  it("place, a token that re-enters with another order, is refused whole", async () => {
    const world = await fresh();
    const token = await ethers.deployContract("ReentrantToken");
    await token.mint(world.client, 10n ** 12n);
    await token.connect(world.client).approve(world.escrow, ethers.MaxUint256);
    await token.arm(
      world.escrow,
      world.escrow.interface.encodeFunctionData("deposit", [await token.getAddress(), 1n]),
    );
    await expect(
      orderIn(world, "Pending", { terms: { token: await token.getAddress() } }),
    ).to.be.revertedWithCustomError(world.escrow, "ReentrancyGuardReentrantCall");
  });

  it("approve, called with too little gas for the token, is refused", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress", { asset: "token" });
    await expect(world.escrow.connect(world.client).approve(order.terms, { gasLimit: 200_000n }))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_GasTooLow")
      .withArgs((200_000n * 64n) / 63n + 40_000n);
  });
});

describe("money nobody asked for", () => {
  it("a coin forced into the escrow, blocks nothing and belongs to nobody", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress");
    const escrow = await world.escrow.getAddress();
    await networkHelpers.setBalance(escrow, terms.price + 1n);
    await world.escrow.connect(world.seller).cancel(terms, REASON);
    expect(await ethers.provider.getBalance(escrow)).to.equal(1n);
  });

  it("a token unit sent to the escrow, blocks neither payments in nor out", async () => {
    const world = await fresh();
    await world.token.connect(world.stranger).transfer(world.escrow, 1n);
    const { terms, id } = await orderIn(world, "Disputed", { asset: "token" });
    await world.token.connect(world.stranger).transfer(world.escrow, 1n);
    await passTo((await stateOf(world, id)).due + 1n);
    await world.escrow.connect(world.stranger).expireDispute(terms);
    const platform = await world.escrow.balanceOf(world.platform, terms.token);
    expect(await world.token.balanceOf(world.escrow)).to.equal(platform + 2n);
  });
});
