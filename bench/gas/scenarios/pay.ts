import {
  encodeAuthorization,
  type PaymentWay,
  PERMIT2_ADDRESS,
  permit2TypedData,
  permitTypedData,
  placePayment,
  receiveWithAuthorizationTypedData,
  PaymentWay as Way,
} from "@holdfast/sdk";
import { encodeFunctionData, erc20Abi, type Hex, parseAbi } from "viem";
import { BEGIN } from "../chain.ts";
import { cleanHash, firstThat, isClean } from "../clean.ts";
import { NO_BYTES, offered, REQUIREMENTS, type Scenario, type Scenarios, type Stage } from "../orders.ts";
import { idOf } from "../world.ts";

const mintAbi = parseAbi(["function mint(address to, uint256 amount)"]);
const RICHES = 10n ** 12n;

/** The client holds the stablecoin, and so does the escrow; `spender` may take it from the client. */
async function fill({ chain, stable, people, escrow }: Stage, spender?: Hex): Promise<void> {
  const from = people.client.address;
  for (const holder of [from, escrow]) {
    await chain.send({
      from,
      to: stable,
      data: encodeFunctionData({ abi: mintAbi, args: [holder, RICHES] }),
    });
  }
  if (!spender) return;
  const args = [spender, 2n ** 256n - 1n] as const;
  await chain.send({
    from,
    to: stable,
    data: encodeFunctionData({ abi: erc20Abi, functionName: "approve", args }),
  });
}

/** The client's signature for exactly this order; deadlines differ until it has no zero byte. */
function authorize(stage: Stage, way: PaymentWay, { order, amount }: { order: Hex; amount: bigint }) {
  const { chain, escrow, stable, people } = stage;
  const payment = placePayment({ order, requirements: REQUIREMENTS, keepRefunds: false, offerSigned: true });
  const domain = { name: "Stable Dollar", version: "1", chainId: chain.chainId, verifyingContract: stable };
  const owner = people.client.address;
  return firstThat(
    async (attempt) => {
      const deadline = BigInt(BEGIN + 0x01_01_01 + attempt);
      const nonce = way === Way.Permit2 ? BigInt(cleanHash("permit2")) : 0n;
      const sign = () => {
        if (way === Way.Permit) {
          const permit = { owner, spender: escrow, value: amount, nonce, deadline };
          return people.client.signTypedData(permitTypedData({ domain, permit }));
        }
        if (way === Way.Permit2) {
          const transfer = { token: stable, amount, nonce, deadline, payment };
          return people.client.signTypedData(permit2TypedData({ chainId: chain.chainId, escrow, transfer }));
        }
        const receive = { from: owner, to: escrow, value: amount, validBefore: deadline, payment };
        return people.client.signTypedData(receiveWithAuthorizationTypedData({ domain, receive }));
      };
      return { way, nonce, deadline, signature: await sign() };
    },
    ({ signature }) => isClean(signature),
  );
}

const pay =
  (way?: PaymentWay, by: "client" | "stranger" = "client"): Scenario =>
  async (stage) => {
    await fill(stage, way === undefined ? stage.escrow : way === Way.Permit2 ? PERMIT2_ADDRESS : undefined);
    const { terms, signature } = await offered(stage, "open", { token: stage.stable });
    const order = { order: idOf(stage, terms), amount: terms.price };
    const authorization =
      way === undefined ? NO_BYTES : encodeAuthorization(await authorize(stage, way, order));
    const funding = { fromBalance: 0n, keepRefunds: false, authorization };
    return stage.call(by, "place", [terms, signature, funding, REQUIREMENTS]);
  };

/** The ways to pay in, all with the same stablecoin, which is dearer than the plain token of the other figures. */
export const paying: Scenarios = {
  "place.allowance.stable": pay(),
  "place.permit.stable": pay(Way.Permit),
  "place.permit2.stable": pay(Way.Permit2),
  "place.permit2.stable.relayed": pay(Way.Permit2, "stranger"),
  "place.receive.stable": pay(Way.Receive),
  "place.receive.stable.relayed": pay(Way.Receive, "stranger"),
};
