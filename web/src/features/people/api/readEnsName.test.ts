import {
  type Chain,
  createClient,
  custom,
  encodeErrorResult,
  encodeFunctionResult,
  type Hex,
  parseAbi,
} from "viem";
import { foundry, mainnet } from "viem/chains";
import { afterEach, expect, test, vi } from "vitest";
import { readEnsName } from "./readEnsName.ts";

const ADDRESS = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const OTHER = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const abi = parseAbi([
  "function reverseWithGateways(bytes, uint256, string[]) view returns (string, address, address)",
  "error ReverseAddressMismatch(string, bytes)",
  "error OffchainLookup(address, string[], bytes, bytes4, bytes)",
]);

afterEach(() => vi.unstubAllGlobals());

const called = (name: string) =>
  encodeFunctionResult({ abi, functionName: "reverseWithGateways", result: [name, OTHER, OTHER] });

/** A client of a node that answers each call like this; `asked` are the contracts that were called. */
function fakeClient(answer: Hex | { revert: Hex }, chain: Chain = mainnet) {
  const asked: string[] = [];
  const request = async ({ method, params }: { method: string; params?: unknown }) => {
    if (method !== "eth_call") throw new Error(`The fake node knows no ${method}.`);
    asked.push((params as [{ to: string }])[0].to);
    if (typeof answer === "string") return answer;
    throw Object.assign(new Error("execution reverted"), { code: 3, data: answer.revert });
  };
  const transport = custom({ request }, { retryCount: 0 });
  return { asked, client: createClient({ chain, transport, ccipRead: false }) };
}

test("RVW-2 an ENS name is asked of the chain's own resolver through the client it is given", async () => {
  const { client, asked } = fakeClient(called("mara.eth"));
  expect(await readEnsName(client, ADDRESS)).toBe("mara.eth");
  expect(asked.map((to) => to.toLowerCase())).toEqual([
    mainnet.contracts.ensUniversalResolver.address.toLowerCase(),
  ]);
});

test("RVW-2 an ENS name that leads to another address, or none, is no name", async () => {
  const mismatch = encodeErrorResult({ abi, errorName: "ReverseAddressMismatch", args: ["mara.eth", OTHER] });
  expect(await readEnsName(fakeClient({ revert: mismatch }).client, ADDRESS)).toBeNull();
  expect(await readEnsName(fakeClient(called("")).client, ADDRESS)).toBeNull();
});

test.each(["Mara.eth", "ma\u200bra.eth", "\u202ehte.aram", "m\u0430ra.eth"])(
  "RVW-2 an ENS name that could look like another is not shown: %j",
  async (name) => {
    expect(await readEnsName(fakeClient(called(name)).client, ADDRESS)).toBeNull();
  },
);

test("RVW-2 an ENS name that a server outside of the chain would tell is not asked for there", async () => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  const args = [
    mainnet.contracts.ensUniversalResolver.address,
    ["https://elsewhere.example/{data}"],
    "0x",
    "0x12345678",
    "0x",
  ] as const;
  const lookup = encodeErrorResult({ abi, errorName: "OffchainLookup", args });
  expect(await readEnsName(fakeClient({ revert: lookup }).client, ADDRESS)).toBeNull();
  expect(fetched).not.toHaveBeenCalled();
});

test("RVW-2 on a chain without ENS nobody is asked", async () => {
  const { client, asked } = fakeClient(called("mara.eth"), foundry);
  expect(await readEnsName(client, ADDRESS)).toBeNull();
  expect(asked).toEqual([]);
});
