import { erc20Abi } from "viem";
import { getCode } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { PERMIT2_ADDRESS } from "../typed-data/permit2.ts";
import { allowance } from "./allowance.ts";
import { askContract } from "./ask-contract.ts";
import type { ReadClient } from "./client.ts";
import { readTokenWays, type TokenWays } from "./read-token-ways.ts";

/** How an account can pay an amount of a token without approving it first. */
export type PaymentWays = TokenWays & {
  /** The escrow may take the amount already: nothing is to be signed or approved. */
  allowed: boolean;
  /** Permit2 is on this chain, and the account let it move at least the amount of this token. */
  permit2: boolean;
};

/**
 * Finds out on the chain how `owner` can pay `amount` (smallest units) of a token (FEATURES ORD-2). An account that is
 * a contract has no key whose signature a token could check; one that only delegates to code (EIP-7702) has.
 * @param params.tokenWays what `readTokenWays` said of this token before, to ask less.
 * @throws HoldfastError rpc_unreachable
 */
export async function readPaymentWays(
  client: ReadClient,
  params: { token: `0x${string}`; owner: `0x${string}`; amount: bigint; tokenWays?: TokenWays },
): Promise<PaymentWays> {
  const { token, owner, amount } = params;
  const [ways, allowed, permit2, keyed] = await Promise.all([
    params.tokenWays ?? readTokenWays(client, { token }),
    allowance(client, { token, owner }).then((most) => most >= amount),
    throughPermit2(client, { token, owner }).then((most) => most >= amount && amount > 0n),
    hasKey(client, owner),
  ]);
  return { permit: keyed ? ways.permit : null, receive: keyed ? ways.receive : null, allowed, permit2 };
}

async function throughPermit2(
  client: ReadClient,
  params: { token: `0x${string}`; owner: `0x${string}` },
): Promise<bigint> {
  if ((await codeOf(client, PERMIT2_ADDRESS)) === undefined) return 0n;
  const args = [params.owner, PERMIT2_ADDRESS] as const;
  const most = await askContract(client, {
    address: params.token,
    abi: erc20Abi,
    functionName: "allowance",
    args,
  });
  return most ?? 0n;
}

async function hasKey(client: ReadClient, owner: `0x${string}`): Promise<boolean> {
  const code = await codeOf(client, owner);
  return code === undefined || code.toLowerCase().startsWith("0xef0100");
}

async function codeOf(client: ReadClient, address: `0x${string}`): Promise<`0x${string}` | undefined> {
  try {
    return await getCode(client.publicClient, { address });
  } catch (error) {
    throw explainError(error);
  }
}
