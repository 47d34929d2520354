import { createClient, custom, encodeErrorResult, type Hex } from "viem";
import { expect, test } from "vitest";
import { escrowAbi } from "../generated/escrow-abi.ts";
import { CLIENT, SELLER } from "../testing/sample-events.ts";
import { simulate } from "./simulate.ts";

const CALL = { to: SELLER, data: "0x1234", value: 0n } as const;

/** A node that answers `eth_call` for each block tag as told, and notes what it was asked. */
function nodeThat(answers: Record<string, () => Hex>) {
  const asked: string[] = [];
  const request = async ({ method, params }: { method: string; params?: unknown }) => {
    if (method !== "eth_call") throw new Error(`${method} was not to be asked.`);
    const [, tag] = params as [unknown, string];
    asked.push(tag);
    return answers[tag]?.() ?? "0x";
  };
  const publicClient = createClient({ transport: custom({ request }, { retryCount: 0 }) });
  return { asked, client: { publicClient } };
}

const refused = () => {
  const data = encodeErrorResult({ abi: escrowAbi, errorName: "Escrow_NotAllowed", args: [SELLER] });
  throw Object.assign(new Error("execution reverted"), { code: 3, data });
};
const lacking = () => {
  throw Object.assign(new Error("pending state is not available"), { code: -32000 });
};

test("DSP-6 simulate, a limit in time that passed since the newest block, is judged in the block that comes next", async () => {
  const { asked, client } = nodeThat({ pending: () => "0x01", latest: refused });
  expect(await simulate(client, { call: CALL, account: CLIENT })).toBe("0x01");
  expect(asked).toEqual(["pending"]);
});

test("DSP-6 simulate, refused in the block that comes next, is refused, whatever the newest one says", async () => {
  const { asked, client } = nodeThat({ pending: refused, latest: () => "0x01" });
  await expect(simulate(client, { call: CALL, account: CLIENT })).rejects.toMatchObject({
    errorName: "Escrow_NotAllowed",
  });
  expect(asked).toEqual(["pending"]);
});

test("DSP-6 simulate, a node without a pending block, is judged in the newest", async () => {
  const { asked, client } = nodeThat({ pending: lacking, latest: () => "0x01" });
  expect(await simulate(client, { call: CALL, account: CLIENT })).toBe("0x01");
  expect(asked).toEqual(["pending", "latest"]);
});
