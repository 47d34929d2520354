import { createPublicClient, http } from "viem";
import { getBlock } from "viem/actions";

/** Milliseconds that the node's word is believed within one second: somebody may move the clock at any moment. */
const BELIEVE_MS = 300;

/**
 * The time that a block mined now would have, in unix seconds: what the contract judges by. Chains keep the wall's time,
 * and no block is older than the newest. A local chain's clock can be moved ahead, behind, or stopped, and stays so while
 * no block comes: it is asked what its next block says.
 * @param newest unix seconds of the newest mirrored block
 * @param pending unix seconds of the node's next block; null where nobody can move the clock, and the node is not asked
 */
export function createChainClock(ports: {
  newest: () => Promise<number>;
  pending: (() => Promise<number>) | null;
  /** Unix milliseconds. */
  wall?: () => number;
}): () => Promise<number> {
  const { newest, pending, wall = Date.now } = ports;
  const byWall = async (block: number) => Math.max(Math.floor(wall() / 1000), block);
  let asked: { at: number; block: number; next: Promise<number> } | null = null;

  return async () => {
    const block = await newest();
    if (pending === null) return byWall(block);
    const at = wall();
    const fresh =
      asked !== null &&
      asked.block === block &&
      at - asked.at < BELIEVE_MS &&
      Math.floor(at / 1000) === Math.floor(asked.at / 1000);
    // A silent node stops no clock.
    asked = asked && fresh ? asked : { at, block, next: pending().catch(() => byWall(block)) };
    return asked.next;
  };
}

/** Unix seconds that the node's next block would have. */
export function askNextTimestamp(rpcUrl: string): () => Promise<number> {
  // Somebody waits for the time: one try, and the wall's will do.
  const client = createPublicClient({ transport: http(rpcUrl, { retryCount: 0, timeout: 1_000 }) });
  return async () => Number((await getBlock(client, { blockTag: "pending" })).timestamp);
}
