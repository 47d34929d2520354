import { type Hex, numberToHex } from "viem";
import { expect, test } from "vitest";
import { ACCOUNT, ESCROW, FakeNode } from "../testing/fake-node.ts";
import type { Progress } from "./progress.ts";
import { sendCalls } from "./send-calls.ts";
import { supportsCalls } from "./supports-calls.ts";

const HASH = `0x${"4".repeat(64)}` as const;
const calls = [
  { to: ESCROW, data: "0x01", value: 0n },
  { to: ESCROW, data: "0x02", value: 3n },
] as const;

/** A wallet of which a test says, look by look, how its batch stands. */
function walletWith(statusAt: (look: number, node: FakeNode) => object): { node: FakeNode; sent: unknown[] } {
  const node = new FakeNode();
  const sent: unknown[] = [];
  let looks = 0;
  node.onWallet = (method, params) => {
    if (method === "wallet_sendCalls") {
      sent.push(params[0]);
      return { id: "batch-1" };
    }
    looks += 1;
    const about = { version: "2.0.0", id: "batch-1", chainId: "0x7a69", atomic: true };
    return { ...about, ...statusAt(looks, node) };
  };
  return { node, sent };
}

function mined(node: FakeNode, status: Hex) {
  if (!node.transactions.has(HASH)) {
    node.pend(HASH);
    node.mine(HASH, { status });
  }
  const receipt = {
    logs: [],
    status,
    blockHash: HASH,
    blockNumber: "0x2",
    gasUsed: "0x1",
    transactionHash: HASH,
  };
  return { receipts: [receipt] };
}

test("ORD-2 sendCalls, asks for all or nothing, and comes back with the receipt once the wallet knows it", async () => {
  const { node, sent } = walletWith((look, at) =>
    look < 3 ? { status: 100 } : { status: 200, ...mined(at, "0x1") },
  );
  const told: Progress["step"][] = [];
  const onProgress = ({ step }: Progress) => told.push(step);
  const receipt = await sendCalls(node.client(), { calls, onProgress });
  expect(receipt.transactionHash).toBe(HASH);
  expect(sent).toMatchObject([
    {
      atomicRequired: true,
      from: ACCOUNT,
      chainId: numberToHex(31337),
      calls: [{ data: "0x01" }, { value: "0x3" }],
    },
  ]);
  expect([...new Set(told)]).toEqual(["simulating", "signing", "sent_calls", "mined"]);
});

test("ORD-2 sendCalls, reverted on the chain, is an error", async () => {
  const { node } = walletWith((_, at) => ({ status: 500, ...mined(at, "0x0") }));
  await expect(sendCalls(node.client(), { calls })).rejects.toMatchObject({ code: "transaction_reverted" });
});

test("ORD-2 sendCalls, given up by the wallet before the chain, is an error", async () => {
  const { node } = walletWith(() => ({ status: 400 }));
  await expect(sendCalls(node.client(), { calls })).rejects.toMatchObject({ code: "transaction_dropped" });
});

test("ORD-2 sendCalls, forgotten by the wallet for long, is an error; for a moment it is not", async () => {
  const unknown = () => {
    throw Object.assign(new Error("Unknown bundle id."), { code: 5730 });
  };
  const gone = walletWith(unknown);
  await expect(sendCalls(gone.node.client(), { calls })).rejects.toMatchObject({
    code: "transaction_dropped",
  });
  const back = walletWith((look, at) => (look < 2 ? unknown() : { status: 200, ...mined(at, "0x1") }));
  expect((await sendCalls(back.node.client(), { calls })).status).toBe("success");
});

test.each([4200, -32601, 5700, 5750, 5760])(
  "ORD-2 sendCalls, a wallet that can't (%d), says so",
  async (code) => {
    const node = new FakeNode();
    node.onWallet = () => {
      throw Object.assign(new Error("Can't."), { code });
    };
    await expect(sendCalls(node.client(), { calls })).rejects.toMatchObject({ code: "batch_unsupported" });
  },
);

test("ORD-2 sendCalls, declined by the person, is not taken for a wallet that can't", async () => {
  const node = new FakeNode();
  node.onWallet = () => {
    throw Object.assign(new Error("User rejected the request."), { code: 4001 });
  };
  await expect(sendCalls(node.client(), { calls })).rejects.toMatchObject({ code: "user_rejected" });
});

test.each([
  [{ "0x7a69": { atomic: { status: "supported" } } }, true],
  [{ "0x0": { atomic: { status: "supported" } } }, true],
  [{ "0x7a69": { atomic: { status: "ready" } } }, false],
  [{ "0x1": { atomic: { status: "supported" } } }, false],
  [{}, false],
  [null, false],
])("ORD-2 supportsCalls, a wallet that answers %j: %s", async (answer, expected) => {
  const node = new FakeNode();
  node.onWallet = () => answer;
  expect(await supportsCalls(node.client())).toBe(expected);
});

test("ORD-2 supportsCalls, a wallet that knows no such question, does not", async () => {
  expect(await supportsCalls(new FakeNode().client())).toBe(false);
});
