import type { EscrowEvent } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";

/** A block by number and hash: a place on one branch of the chain. */
export type BlockRef = { number: bigint; hash: Hash };

/** What the mirror keeps of a block. `timestamp` is unix seconds. */
export type Block = BlockRef & { parentHash: Hash; timestamp: bigint };

/** One decoded log of the escrow, and the account that sent its transaction. */
export type MirrorEvent = { event: EscrowEvent; txFrom: Address };

/** What is mirrored: one escrow on one chain, from the block of its deployment on. */
export type Identity = { chainId: number; escrow: Address; startBlock: bigint };

/** The newest block that the mirror covers. */
export type Checkpoint = Identity & BlockRef;

/** Blocks and events above `base` up to and including `to`, all of one branch. */
export type Batch = { base: BlockRef; to: BlockRef; blocks: Block[]; events: MirrorEvent[] };

/** Hash of the place before the first mirrored block: every branch goes through it. */
export const ORIGIN_HASH: Hash = `0x${"0".repeat(64)}`;

/** The place before the first mirrored block. */
export function originOf(identity: Identity): BlockRef {
  return { number: identity.startBlock - 1n, hash: ORIGIN_HASH };
}
