import { type Address, type Hex, toHex } from "viem";
import type { TestChain } from "../../kit/chain.ts";

/** A chain whose clock stands, and goes where it is put: every block, and every call, has exactly that second. */
export interface FrozenTime {
  /** Unix seconds. */
  now(): Promise<number>;
  /** Puts the clock on a later second; a block carries it. */
  moveTo(seconds: number): Promise<void>;
  /** Lets it run on from where it stands. */
  run(): Promise<void>;
  /** Whether the contract would take a call of this account in a block of the second that it is now. */
  takes(call: { from: Address; to: Address; data: Hex; value?: bigint }): Promise<boolean>;
}

export async function freezeTime({ client }: TestChain): Promise<FrozenTime> {
  const ask = (method: string, params: unknown[]) => client.request({ method, params } as never);
  await ask("anvil_setBlockTimestampInterval", [0]);
  return {
    now: async () => Number((await client.getBlock({ blockTag: "pending" })).timestamp),
    async moveTo(seconds) {
      await ask("evm_setNextBlockTimestamp", [toHex(seconds)]);
      await client.mine({ blocks: 1 });
    },
    async run() {
      const now = Number((await client.getBlock({ blockTag: "pending" })).timestamp);
      await ask("anvil_removeBlockTimestampInterval", []);
      await ask("evm_setNextBlockTimestamp", [toHex(now + 1)]);
      await client.mine({ blocks: 1 });
    },
    takes: ({ from, ...call }) =>
      client.call({ account: from, ...call, blockTag: "pending" }).then(
        () => true,
        () => false,
      ),
  };
}
