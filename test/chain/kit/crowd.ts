import { orderId, type Terms } from "@holdfast/sdk/order";
import {
  type Address,
  type ContractFunctionArgs,
  encodeFunctionData,
  type Hex,
  parseAbi,
  parseEther,
  zeroAddress,
  zeroHash,
} from "viem";
import { abi, type TestChain } from "../../kit/chain.ts";
import { hashOf, makeTerms, type Parties } from "./terms.ts";

const batchAbi = parseAbi(["function run(address target, uint256 value, bytes[] calls) payable"]);
/** Orders that take their steps together, one transaction and one block a step. */
const TOGETHER = 20;
/** Events of one order: placed, accepted, started, delivered, completed or one more way, and a deposit. */
const EVENTS_AN_ORDER = 6;

/** Fills the chain with at least so many events: orders of two smart wallets, whole lives, a few blocks each. */
export async function fillChain(chain: TestChain, events: number): Promise<void> {
  const [operator, , , , platform] = chain.accounts as [Address, Address, Address, Address, Address];
  const client = await wallet(chain);
  const seller = await wallet(chain);
  const arbiter = await wallet(chain);
  const parties: Parties = { client, seller, arbiter, platform };
  await chain.client.setAutomine(true);

  const run = async (who: Address, value: bigint, calls: Hex[]) => {
    if (calls.length === 0) return;
    const data = encodeFunctionData({
      abi: batchAbi,
      functionName: "run",
      args: [chain.escrow, value, calls],
    });
    await chain.send({ from: operator, to: who, data });
  };

  for (let made = 0; made * EVENTS_AN_ORDER < events; made += TOGETHER) {
    const orders = Array.from({ length: TOGETHER }, (_, index) =>
      makeTerms(parties, BigInt(made + index + 1), { price: 10_000n }),
    );
    const each = (encode: (terms: Terms) => Hex) => orders.map(encode);
    const some = (part: number, encode: (terms: Terms) => Hex) =>
      orders.filter((_, index) => index % 4 === part).map(encode);
    const words = (terms: Terms, what: string) => hashOf(`${what} ${orderId({ terms, ...chain })}`);

    await run(
      client,
      10_000n,
      each((terms) => encode("place", [terms, "0x", KEEP, zeroHash])),
    );
    await run(
      seller,
      0n,
      each((terms) => encode("accept", [terms, 1])),
    );
    await run(
      client,
      0n,
      each((terms) => encode("start", [terms, words(terms, "requirements")])),
    );
    await run(
      client,
      7n,
      orders.map(() => encode("deposit", [zeroAddress, 7n])),
    );
    await run(
      seller,
      0n,
      each((terms) => encode("deliver", [terms, 3, words(terms, "delivery")])),
    );
    await run(
      client,
      0n,
      some(0, (terms) => encode("approve", [terms])),
    );
    await run(
      seller,
      0n,
      some(1, (terms) => encode("cancel", [terms, words(terms, "reason")])),
    );
    await run(
      client,
      0n,
      some(2, (terms) => encode("dispute", [terms, words(terms, "statement")])),
    );
    await run(
      arbiter,
      0n,
      some(2, (terms) => encode("rule", [terms, 3_000n, words(terms, "ruling"), "0x"])),
    );
    await run(
      client,
      0n,
      some(3, (terms) => encode("release", [terms, 2_000n])),
    );
  }
}

const KEEP = { fromBalance: 0n, keepRefunds: true, authorization: "0x" } as const;

type Step =
  | "place"
  | "accept"
  | "start"
  | "deposit"
  | "deliver"
  | "approve"
  | "cancel"
  | "dispute"
  | "rule"
  | "release";

function encode<Name extends Step>(
  functionName: Name,
  args: ContractFunctionArgs<typeof abi, "nonpayable" | "payable", Name>,
): Hex {
  return encodeFunctionData({ abi, functionName, args } as Parameters<typeof encodeFunctionData>[0]);
}

async function wallet(chain: TestChain): Promise<Address> {
  const address = await chain.deploy("BatchWallet");
  await chain.client.setBalance({ address, value: parseEther("100") });
  return address;
}
