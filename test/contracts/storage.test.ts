import { expect } from "chai";
import {
  ethers,
  fresh,
  Kind,
  networkHelpers,
  type Order,
  orderIn,
  passTo,
  plainState,
  REASON,
  Status,
  stateOf,
  type World,
} from "./kit.ts";

/** The slot of an order's word: `_words` comes after the balances and EIP712's two strings. */
function slotOf(id: string): string {
  return ethers.keccak256(ethers.AbiCoder.defaultAbiCoder().encode(["bytes32", "uint256"], [id, 3n]));
}

async function wordOf(world: World, id: string): Promise<bigint> {
  return BigInt(await ethers.provider.getStorage(world.escrow, slotOf(id)));
}

/** Puts the order's round at `round`, leaving all else. */
async function setRound(world: World, { id }: Order, round: bigint): Promise<void> {
  const mask = (2n ** 32n - 1n) << 32n;
  const word = ((await wordOf(world, id)) & ~mask) | (round << 32n);
  await networkHelpers.setStorageAt(await world.escrow.getAddress(), slotOf(id), word);
}

describe("an order's word", () => {
  it("the word, packed by the library, holds every member in its own bits and comes back whole", async () => {
    const library = await ethers.deployContract("Libraries");
    const widths = {
      status: 8n,
      request: 8n,
      revisionsUsed: 8n,
      flags: 8n,
      round: 32n,
      due: 40n,
      respondBy: 40n,
    };
    const full = {
      status: 10n,
      request: 4n,
      revisionsUsed: 255n,
      flags: 255n,
      round: 2n ** 32n - 1n,
      due: 2n ** 40n - 1n,
      respondBy: 2n ** 40n - 1n,
      remaining: 2n ** 112n - 1n,
    };
    const none = Object.fromEntries(Object.keys(full).map((name) => [name, 0n])) as typeof full;
    let offset = 0n;
    for (const [name, width] of [...Object.entries(widths), ["remaining", 112n] as const]) {
      const value = full[name as keyof typeof full];
      expect(await library.pack({ ...none, [name]: value }), name).to.equal(value << offset);
      offset += width;
    }
    expect(offset).to.equal(256n);
    const word = await library.pack(full);
    expect(plainState(await library.unpack(word))).to.deep.equal(full);
  });

  it("the word, in the contract's storage, is the one `order` tells", async () => {
    const world = await fresh();
    const library = await ethers.deployContract("Libraries");
    const { id } = await orderIn(world, "Delivered");
    expect(plainState(await library.unpack(await wordOf(world, id)))).to.deep.equal(await stateOf(world, id));
  });

  it("a finished order's word, stays as the tombstone that stops replay", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Delivered");
    await world.escrow.connect(world.client).approve(terms);
    const word = await wordOf(world, id);
    expect(word & 255n).to.equal(Status.Completed);
    expect(word >> 144n).to.equal(0n);
  });
});

describe("a round near its end", () => {
  const CEILING = 2n ** 32n - 1n - 2n ** 20n;

  it("revoke, request and release, at the ceiling, are refused: nobody wears the round out alone", async () => {
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

  it("every way out, at the very last round, still ends the order and never wraps", async () => {
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

  it("a step in between, at the very last round, is refused and does not wrap", async () => {
    const world = await fresh();
    const order = await orderIn(world, "InProgress");
    await setRound(world, order, 2n ** 32n - 1n);
    await expect(
      world.escrow.connect(world.seller).deliver(order.terms, 2n ** 32n - 1n, REASON),
    ).to.be.revertedWithPanic(0x11);
  });
});
