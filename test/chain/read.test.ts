import fc from "fast-check";
import { encodeEventTopics, getAddress, keccak256, toHex, zeroHash } from "viem";
import { describe, expect, test } from "vitest";
import { BranchLeft, InconsistentAnswer, RpcError } from "../../server/src/chain/errors.ts";
import { findAncestor } from "../../server/src/chain/find-ancestor.ts";
import type { BlockRef } from "../../server/src/chain/model.ts";
import { askLogs } from "../../server/src/chain/read/ask-logs.ts";
import { createLogRange } from "../../server/src/chain/read/log-range.ts";
import { requireLinked } from "../../server/src/chain/read/verify.ts";
import { bloomMayHold } from "../../server/src/chain/rpc/bloom.ts";
import type { Rpc } from "../../server/src/chain/rpc/create-rpc.ts";
import type { Header } from "../../server/src/chain/rpc/schemas.ts";
import { abi } from "../kit/chain.ts";

const hashAt = (branch: string, number: bigint) => keccak256(toHex(`${branch} ${number}`));
const header = (number: bigint, branch = "a"): Header => ({
  number,
  hash: hashAt(branch, number),
  parentHash: hashAt(branch, number - 1n),
  timestamp: number,
});
const refused = () => new RpcError("too many blocks", { cause: null, unreachable: false });

describe("askLogs", () => {
  const readAll = async (blocks: bigint, allowed: bigint) => {
    const range = createLogRange();
    const asked: bigint[] = [];
    for (let from = 0n; from < blocks; ) {
      const start = from;
      const ask = async (to: bigint) => {
        asked.push(to - start + 1n);
        if (to - start + 1n > allowed) throw refused();
        return [];
      };
      from = (await askLogs({ range, from, last: blocks - 1n, ask })).to + 1n;
    }
    return asked;
  };

  test("OPS-5 asks for half until the node allows it, and then rarely for more", async () => {
    const asked = await readAll(20_000n, 300n);
    expect(asked.slice(0, 4)).toEqual([2_000n, 1_000n, 500n, 250n]);
    expect(asked.filter((size) => size > 300n).length).toBeLessThan(10);
  });

  test("OPS-5 asks for more as long as the node allows it, up to a limit", async () => {
    const asked = await readAll(1_000_000n, 10n ** 9n);
    expect(asked.slice(0, 3)).toEqual([2_000n, 4_000n, 8_000n]);
    expect(asked.every((size) => size <= 100_000n)).toBe(true);
  });

  test("OPS-5 a node that refuses a single block is an error", async () => {
    await expect(readAll(10n, 0n)).rejects.toThrow(RpcError);
  });

  test("OPS-5 covers every block once, whatever the node allows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt(1n, 5_000n), fc.bigInt(1n, 3_000n), async (blocks, allowed) => {
        const good = (await readAll(blocks, allowed)).filter((size) => size <= allowed);
        expect(good.reduce((sum, size) => sum + size, 0n)).toBe(blocks);
      }),
      { numRuns: 60 },
    );
  });
});

describe("requireLinked", () => {
  const base = header(9n);

  test("OPS-5 accepts each header after its parent", () => {
    expect(() => requireLinked(base, [header(10n), header(11n)])).not.toThrow();
  });

  test("OPS-5 a first header of another parent says that the branch was left", () => {
    expect(() => requireLinked(base, [header(10n, "b"), header(11n, "b")])).toThrow(BranchLeft);
  });

  test("OPS-5 two branches in one answer are refused", () => {
    expect(() => requireLinked(base, [header(10n), header(11n, "b")])).toThrow(InconsistentAnswer);
  });

  test("OPS-5 a gap is refused", () => {
    expect(() => requireLinked(base, [header(10n), header(12n)])).toThrow(InconsistentAnswer);
  });
});

describe("findAncestor", () => {
  /** A node whose chain left ours above `fork` and reaches `head`. */
  const nodeWith = (fork: bigint, head: bigint) => {
    let asked = 0;
    const rpc = {
      async header(number: bigint) {
        asked++;
        return number > head ? null : header(number, number > fork ? "b" : "a");
      },
    } as Rpc;
    return { rpc, asked: () => asked };
  };
  const search = async (kept: bigint[], node: ReturnType<typeof nodeWith>) => {
    const blocks = kept.toSorted((a, b) => Number(b - a)).map((number): BlockRef => header(number));
    const stored = async ({ upTo, limit }: { upTo: bigint; limit: number }) =>
      blocks.filter(({ number }) => number <= upTo).slice(0, limit);
    const origin = { number: -1n, hash: zeroHash };
    return findAncestor({ rpc: node.rpc, origin, stored, tip: blocks[0] ?? origin });
  };

  test("OPS-5 finds the newest stored block that both branches share, for every fork and head", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.bigInt(0n, 400n), { minLength: 1, maxLength: 200 }),
        fc.bigInt(-1n, 400n),
        fc.bigInt(0n, 500n),
        async (kept, fork, head) => {
          const shared = kept.filter((number) => number <= fork && number <= head);
          const expected = shared.toSorted((a, b) => Number(b - a))[0] ?? -1n;
          expect((await search(kept, nodeWith(fork, head))).number).toBe(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("OPS-5 asks few headers even when thousands of blocks are gone", async () => {
    const kept = Array.from({ length: 20_000 }, (_, number) => BigInt(number));
    const node = nodeWith(7n, 30_000n);
    expect((await search(kept, node)).number).toBe(7n);
    expect(node.asked()).toBeLessThan(40);
  });
});

describe("bloomMayHold", () => {
  const address = getAddress("0x5FbDB2315678afecb367f032d93F642f64180aa3");
  const filter = (items: `0x${string}`[]) => {
    const bits = new Uint8Array(256);
    for (const item of items) {
      const hash = keccak256(item, "bytes");
      for (const at of [0, 2, 4]) {
        const bit = ((hash[at] as number) * 256 + (hash[at + 1] as number)) % 2048;
        bits[255 - Math.floor(bit / 8)] = (bits[255 - Math.floor(bit / 8)] as number) | (1 << (bit % 8));
      }
    }
    return toHex(bits);
  };
  const [topic] = encodeEventTopics({ abi, eventName: "OrderPlaced" });

  test("OPS-5 says whether a block may hold logs of the escrow", () => {
    expect(bloomMayHold(filter([address, topic as `0x${string}`]), address)).toBe(true);
    expect(bloomMayHold(filter([topic as `0x${string}`]), address)).toBe(false);
  });

  test("OPS-5 a chain without blooms says nothing", () => {
    expect(bloomMayHold(null, address)).toBe(false);
    expect(bloomMayHold("0x", address)).toBe(false);
  });
});
