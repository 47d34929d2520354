/** An order's word where it lies in the contract's storage, for what no honest way could bring about in a test. */
import { ethers, networkHelpers, type Order, type World } from "./kit.ts";

async function at(world: World, slot: string): Promise<bigint> {
  return BigInt(await ethers.provider.getStorage(world.escrow, slot));
}

/** Where the word of a placed order lies: in whichever of the contract's mappings has something under its id. */
async function slotOf(world: World, id: string): Promise<string> {
  for (let mapping = 0n; mapping < 16n; mapping += 1n) {
    const words = ethers.AbiCoder.defaultAbiCoder().encode(["bytes32", "uint256"], [id, mapping]);
    const slot = ethers.keccak256(words);
    // The round of the last request lies under the same id, later: it fills four bytes, the word many more.
    if ((await at(world, slot)) >> 32n !== 0n) return slot;
  }
  throw new Error(`no mapping of the contract knows the order ${id}`);
}

export async function wordOf(world: World, id: string): Promise<bigint> {
  return at(world, await slotOf(world, id));
}

/** Puts the order's round at `round`, leaving all else. */
export async function setRound(world: World, { id }: Order, round: bigint): Promise<void> {
  const slot = await slotOf(world, id);
  const mask = (2n ** 32n - 1n) << 32n;
  const word = ((await at(world, slot)) & ~mask) | (round << 32n);
  await networkHelpers.setStorageAt(await world.escrow.getAddress(), slot, word);
}
