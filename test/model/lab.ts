import { readFileSync } from "node:fs";
import { escrowAbi, PERMIT2_ADDRESS, ZERO_ADDRESS } from "@holdfast/sdk";
import {
  type Abi,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  keccak256,
  maxUint256,
  numberToHex,
  parseAbi,
  toHex,
} from "viem";
import { startChain, type TestChain } from "../kit/chain.ts";
import { permit2Deployment } from "../kit/permit2.ts";
import { contentOf, type Place } from "./attempt.ts";
import { type Person, people } from "./people.ts";

/** A way money leaves: in coin or in a token, to receivers that take it or do not. */
export type Kind = { name: string; token: Hex; refusing: readonly Person[]; refusesCoin: boolean };

/** What came of one call of a simulated block. */
export type LabLog = { address: Hex; topics: readonly Hex[]; data: Hex };
export type LabResult = { status: "0x0" | "0x1"; returnData: Hex; logs: readonly LabLog[] };

/**
 * A real chain (anvil) on which any state of any order can be tried: thousands of calls in one simulated block, each on
 * an order of its own whose word is written into storage for that block alone.
 */
export type Lab = {
  place: Place;
  probe: Hex;
  kinds: readonly Kind[];
  /** Unix seconds later than the chain's newest block. */
  begin: number;
  /** The storage slot of an order's word. */
  wordSlot: (id: Hex) => Hex;
  /**
   * Runs calls, each the JSON of one, one after the other in a block of time `now`.
   * @param words storage of the escrow for this block, by slot.
   */
  simulate: (block: {
    now: number;
    kind: Kind;
    words: ReadonlyMap<Hex, Hex>;
    calls: readonly string[];
  }) => Promise<LabResult[]>;
  stop: () => Promise<void>;
};

const RICH = 10n ** 30n;
const TOKEN_ABI = parseAbi([
  "function mint(address to, uint256 amount)",
  "function setBlocked(address account, bool blocked)",
  "function approve(address spender, uint256 amount)",
]);
/** PUSH0 PUSH0 REVERT: an account with this code takes no coin. A signature its key made is good all the same. */
const REFUSING_CODE = "0x5f5ffd";

export async function startLab(): Promise<Lab> {
  const chain = await startChain({ gasLimit: 100_000_000_000n, bigRequests: true });
  const accounts = people();
  const { escrow } = chain;
  const [deployer] = chain.accounts;
  if (deployer === undefined) throw new Error("anvil has no accounts.");
  await chain.send({ from: deployer, ...permit2Deployment() });
  await chain.client.setBalance({ address: accounts.client.address, value: RICH });
  await chain.client.impersonateAccount({ address: accounts.client.address });
  const kinds: Kind[] = [];
  for (const refusing of [[], ["client", "seller"], ["client"], ["seller"]] as const satisfies Person[][]) {
    const said = refusing.length === 0 ? "taken" : `refused by ${refusing.join(" and ")}`;
    kinds.push({ name: `coin, ${said}`, token: ZERO_ADDRESS, refusing, refusesCoin: refusing.length > 0 });
    kinds.push({
      name: `token, ${said}`,
      token: await deployToken(chain, refusing),
      refusing,
      refusesCoin: false,
    });
  }
  const probe = await chain.deploy("Probe");
  const { timestamp } = await chain.client.getBlock();

  const ask = async (method: string, params: string): Promise<unknown> => {
    const body = `{"jsonrpc":"2.0","id":1,"method":"${method}","params":${params}}`;
    const headers = { "content-type": "application/json" };
    const response = await fetch(chain.url, { method: "POST", headers, body });
    const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  };
  const mapping = await findWordsSlot(escrow, ask);
  const rich = { balance: toHex(RICH) };
  const stateOf = (kind: Kind, words: ReadonlyMap<Hex, Hex>) => {
    const overrides: Record<Hex, unknown> = { [escrow]: { ...rich, stateDiff: Object.fromEntries(words) } };
    for (const [name, { address }] of Object.entries(accounts)) {
      const refuses = kind.refusesCoin && kind.refusing.some((one) => one === name);
      overrides[address] = refuses ? { ...rich, code: REFUSING_CODE } : rich;
    }
    return overrides;
  };
  return {
    place: { chainId: chain.chainId, escrow, accounts },
    probe,
    kinds,
    begin: Number(timestamp) + 1_000_000,
    wordSlot: (id) => slotOf(id, mapping),
    simulate: async ({ now, kind, words, calls }) => {
      const state = JSON.stringify(stateOf(kind, words));
      const time = `{"time":"${numberToHex(now)}"}`;
      const block = `{"blockOverrides":${time},"stateOverrides":${state},"calls":[${calls.join(",")}]}`;
      const blocks = (await ask("eth_simulateV1", `[{"blockStateCalls":[${block}]},"latest"]`)) as [
        { calls: LabResult[] },
      ];
      return blocks[0].calls;
    },
    stop: chain.stop,
  };
}

/** A token of which client and escrow have plenty, and that these people cannot be sent. */
async function deployToken(chain: TestChain, blocked: readonly Person[]): Promise<Hex> {
  const token = await chain.deploy("BlocklistToken");
  const accounts = people();
  const { client } = accounts;
  const send = (from: Hex, name: string, args: readonly unknown[]) =>
    chain.send({
      from,
      to: token,
      data: encodeFunctionData({ abi: TOKEN_ABI, functionName: name, args } as never),
    });
  for (const to of [client.address, chain.escrow]) await send(client.address, "mint", [to, RICH]);
  for (const spender of [chain.escrow, PERMIT2_ADDRESS])
    await send(client.address, "approve", [spender, maxUint256]);
  for (const one of blocked) await send(client.address, "setBlocked", [accounts[one].address, true]);
  return token;
}

/** The ABI of contracts/mocks/Probe.sol. */
export function probeAbi(): Abi {
  const file = new URL("../../artifacts/contracts/mocks/Probe.sol/Probe.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).abi;
}

/** Where the contract's layout put the mapping of words: found by looking, so that a new variable cannot mislead. */
async function findWordsSlot(
  escrow: Hex,
  ask: (method: string, params: string) => Promise<unknown>,
): Promise<bigint> {
  const id = contentOf("some order");
  const data = encodeFunctionData({ abi: escrowAbi, functionName: "order", args: [id] });
  for (let candidate = 0n; candidate < 32n; candidate += 1n) {
    const stateDiff = { [slotOf(id, candidate)]: numberToHex(3, { size: 32 }) };
    const params = [{ to: escrow, data }, "latest", { [escrow]: { stateDiff } }];
    const answer = (await ask("eth_call", JSON.stringify(params))) as Hex;
    if (BigInt(answer.slice(0, 66)) === 3n) return candidate;
  }
  throw new Error("No slot below 32 holds the orders' words.");
}

function slotOf(id: Hex, mapping: bigint): Hex {
  return keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "uint256" }], [id, mapping]));
}
