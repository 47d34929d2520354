import { expect } from "chai";
import { ethers, fresh, orderIn, plainState, Status, stateOf } from "./kit.ts";
import { wordOf } from "./order-word.ts";

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
