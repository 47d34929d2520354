import { expect } from "chai";
import type { Addressable } from "ethers";
import {
  DOCUMENT,
  ethers,
  feeOn,
  fresh,
  moved,
  type Order,
  orderIn,
  place,
  REASON,
  Status,
  stateOf,
  type Terms,
  termsOf,
  type World,
  ZERO_ADDRESS,
} from "./kit.ts";

/** Faults that other escrows shipped, each with what this one does instead: receivers and tokens that misbehave. */

type TokenName = "BlocklistToken" | "FalseToken" | "LyingToken" | "ReturnBombToken" | "SilentToken";

/** A token deployed by name, held and approved by the client. */
async function tokenNamed(world: World, name: TokenName) {
  const token = await ethers.deployContract(name as "BlocklistToken");
  await token.mint(world.client, 10n ** 12n);
  await token.connect(world.client).approve(world.escrow, ethers.MaxUint256);
  return token;
}

/** What the seller gets of the whole price. */
function netOf({ terms }: Order): bigint {
  return terms.price - feeOn(terms.price, terms.platformFeeBps);
}

/** Shows that approving ends the order, the seller's part waiting in its balance; hands back the gas it took. */
async function approvesIntoBalance(world: World, order: Order): Promise<bigint> {
  const { terms, id } = order;
  const sent = await world.escrow.connect(world.client).approve(terms);
  await expect(sent).to.emit(world.escrow, "Credited").withArgs(terms.seller, terms.token, netOf(order), id);
  expect(await world.escrow.balanceOf(terms.seller, terms.token)).to.equal(netOf(order));
  expect((await stateOf(world, id)).status).to.equal(Status.Completed);
  return (await sent.wait())?.gasUsed ?? 0n;
}

async function orderFor(world: World, seller: Addressable, terms: Partial<Terms> = {}): Promise<Order> {
  return orderIn(world, "InProgress", { terms: { ...terms, seller: await seller.getAddress() } });
}

async function orderOf(world: World, token: Addressable): Promise<Order> {
  return orderIn(world, "InProgress", { terms: { token: await token.getAddress() } });
}

describe("bug classes: receivers", () => {
  it("bug class: send() to a smart wallet strands money: a wallet that needs 46,000 gas to take coin is paid", async () => {
    const world = await fresh();
    const seller = await ethers.deployContract("HungryWallet", world.seller);
    const order = await orderFor(world, seller);
    await world.escrow.connect(world.client).approve(order.terms);
    expect(await ethers.provider.getBalance(seller)).to.equal(netOf(order));
    expect([await seller.first(), await seller.second()]).to.deep.equal([netOf(order), netOf(order)]);
  });

  it("bug class: return bomb: a wallet's, the order ends at a bounded price and the amount waits", async () => {
    const world = await fresh();
    const seller = await ethers.deployContract("ReturnBombWallet", world.seller);
    const gas = await approvesIntoBalance(world, await orderFor(world, seller));
    expect(gas).to.be.lessThan(160_000n);
  });

  it("bug class: return bomb: a token's, the order ends at a bounded price and the amount waits", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "ReturnBombToken");
    const gas = await approvesIntoBalance(world, await orderOf(world, token));
    expect(gas).to.be.lessThan(340_000n);
  });
});

describe("bug classes: tokens", () => {
  it("bug class: blocklisted receiver blocks everyone: the order ends, the amount waits for the seller", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "BlocklistToken");
    const order = await orderOf(world, token);
    await token.setBlocked(world.seller, true);
    await approvesIntoBalance(world, order);
    await token.setBlocked(world.seller, false);
    await world.escrow.connect(world.seller).withdraw(token, netOf(order), world.seller);
    expect(await token.balanceOf(world.seller)).to.equal(netOf(order));
  });

  it("bug class: blocklisted receiver blocks everyone: a ruling pays the seller though the client is blocked", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "BlocklistToken");
    const { terms } = await orderIn(world, "Disputed", { terms: { token: await token.getAddress() } });
    await token.setBlocked(world.client, true);
    await world.escrow.connect(world.arbiter).rule(terms, 400_000n, DOCUMENT, "0x");
    expect(await token.balanceOf(world.seller)).to.equal(350_000n);
    expect(await world.escrow.balanceOf(world.client, token)).to.equal(566_703n);
    // The blocked client may still say where else it goes.
    await world.escrow.connect(world.client).withdraw(token, 566_703n, world.other);
    expect(await token.balanceOf(world.other)).to.equal(566_703n);
  });

  it("bug class: blocklisted fee receiver blocks everyone: nobody notices", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "BlocklistToken");
    const { terms } = await orderIn(world, "Disputed", { terms: { token: await token.getAddress() } });
    for (const person of [world.platform, world.arbiter]) await token.setBlocked(person, true);
    await world.escrow.connect(world.arbiter).rule(terms, 400_000n, DOCUMENT, "0x");
    expect(await token.balanceOf(world.seller)).to.equal(350_000n);
    expect(await world.escrow.balanceOf(world.platform, token)).to.equal(50_000n);
    expect(await world.escrow.balanceOf(world.arbiter, token)).to.equal(33_300n);
  });

  it("bug class: token that returns false: paid in it is refused, paid out the amount waits", async () => {
    const world = await fresh();
    const token = await ethers.deployContract("FalseToken");
    await token.mint(world.client, 10n ** 12n);
    await token.connect(world.client).approve(world.escrow, ethers.MaxUint256);
    const order = await orderOf(world, token);
    await token.setRefusing(true);
    await approvesIntoBalance(world, order);
    const refused = place(world, await termsOf(world, "token", { token: await token.getAddress() }));
    await expect(refused)
      .to.be.revertedWithCustomError(world.escrow, "SafeERC20FailedOperation")
      .withArgs(await token.getAddress());
  });

  it("bug class: token that returns nothing: it is taken and the seller is paid", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "SilentToken");
    const order = await orderOf(world, token);
    expect(await token.balanceOf(world.escrow)).to.equal(order.terms.price);
    await world.escrow.connect(world.client).approve(order.terms);
    expect(await token.balanceOf(world.seller)).to.equal(netOf(order));
  });

  it("bug class: token that lies: it moves the amount and answers false, nothing is paid twice", async () => {
    const world = await fresh();
    const token = await tokenNamed(world, "LyingToken");
    const order = await orderOf(world, token);
    await approvesIntoBalance(world, order);
    expect(await token.balanceOf(world.seller)).to.equal(0n);
    expect(await token.balanceOf(world.escrow)).to.equal(order.terms.price);
  });

  for (const kind of ["FeeToken", "GenerousToken"] as const) {
    it(`bug class: token that lies: a ${kind} brings another amount than it was asked for, and is refused`, async () => {
      const world = await fresh();
      const token = await ethers.deployContract(kind as "FeeToken");
      await token.mint(world.client, 10n ** 9n);
      await token.connect(world.client).approve(world.escrow, ethers.MaxUint256);
      const terms = await termsOf(world, "token", { token: await token.getAddress(), price: 1_000n });
      await expect(place(world, terms))
        .to.be.revertedWithCustomError(world.escrow, "Escrow_ReceivedWrong")
        .withArgs(1_000, kind === "FeeToken" ? 990 : 1_010);
    });
  }

  it("bug class: caller-chosen collector with balance-difference check and re-entry: one payment counts once", async () => {
    const world = await fresh();
    const { escrow, client, stranger } = world;
    const token = await ethers.deployContract("ReentrantToken");
    for (const holder of [client, stranger]) {
      await token.mint(holder, 10n ** 12n);
      await token.connect(holder).approve(escrow, ethers.MaxUint256);
    }
    await escrow.connect(stranger).deposit(token, 5_000n);
    const again = [
      escrow.interface.encodeFunctionData("deposit", [await token.getAddress(), 100n]),
      escrow.interface.encodeFunctionData("withdraw", [await token.getAddress(), 1n, stranger.address]),
    ];
    for (const data of again) {
      await token.arm(escrow, data);
      await expect(escrow.connect(client).deposit(token, 100n)).to.be.revertedWithCustomError(
        escrow,
        "ReentrancyGuardReentrantCall",
      );
      await expect(orderOf(world, token)).to.be.revertedWithCustomError(
        escrow,
        "ReentrancyGuardReentrantCall",
      );
    }
    expect(await token.balanceOf(escrow)).to.equal(5_000n);
    // Nobody says whom the escrow is to call: addresses in calls are parties, the token, and who is paid.
    const given = new Set<string>();
    for (const part of escrow.interface.fragments) {
      const { inputs, type } = part as { type: string; inputs: readonly { type: string; name: string }[] };
      if (type === "function")
        for (const input of inputs) if (input.type === "address") given.add(input.name);
    }
    expect([...given].sort()).to.deep.equal(["account", "seller", "to", "token"]);
  });

  it("bug class: send() to a smart wallet strands money: one that refuses keeps a balance it can send elsewhere", async () => {
    const world = await fresh();
    const seller = await ethers.deployContract("RefusingWallet", world.seller);
    const order = await orderFor(world, seller);
    await approvesIntoBalance(world, order);
    const data = world.escrow.interface.encodeFunctionData("withdraw", [
      ZERO_ADDRESS,
      netOf(order),
      world.stranger.address,
    ]);
    const changes = await moved(world, ZERO_ADDRESS, () =>
      seller.connect(world.seller).execute(world.escrow, 0n, data),
    );
    expect(changes).to.deep.equal({ "stranger wallet": netOf(order), escrow: -netOf(order) });
    await expect(world.escrow.connect(world.client).dispute(order.terms, REASON)).to.revert(ethers);
  });
});
