import { demoTokenAbi, type Terms, UNLIMITED_REVISIONS, ZERO_ADDRESS } from "@holdfast/sdk";
import * as actions from "@holdfast/sdk/actions";
import { type Hex, parseAbi } from "viem";
import { writeContract } from "viem/actions";
import { contentOf } from "../attempt.ts";
import { type Chain, holdTime } from "../chain.ts";
import type { Person } from "../people.ts";

/** A real chain on which people who hold coin and two tokens trade. */
export type Market = { chain: Chain; tokens: readonly Hex[]; blocklist: Hex };

const PLENTY = 10n ** 15n;
const blocklistAbi = parseAbi(["function setBlocked(address account, bool blocked)"]);

export async function openMarket(chain: Chain): Promise<Market> {
  const blocklist = await chain.deploy("mocks/BlocklistToken.sol/BlocklistToken.json");
  for (const token of [chain.token, blocklist]) {
    for (const person of ["client", "seller"] as const) {
      await write(chain, {
        address: token,
        abi: demoTokenAbi,
        functionName: "mint",
        args: [chain.accounts[person].address, PLENTY],
      });
      await actions.approveToken(chain.as(person), { token, amount: PLENTY });
    }
  }
  return { chain, tokens: [ZERO_ADDRESS, chain.token, blocklist], blocklist };
}

/**
 * Does something while these people take no money: coin is refused by code at their address, the blocklist's token by
 * its list. A signature that a key made is good for an account with code, too: the contract tries the key first.
 */
export async function whileRefusing<Result>(
  { chain, blocklist }: Market,
  { people, token }: { people: readonly Person[]; token: Hex },
  deed: () => Promise<Result>,
): Promise<Result> {
  const refuse = async (refuses: boolean) => {
    for (const person of people) {
      const { address } = chain.accounts[person];
      if (token === ZERO_ADDRESS) await chain.rpc("hardhat_setCode", [address, refuses ? "0x5f5ffd" : "0x"]);
      if (token === blocklist)
        await write(chain, {
          address: blocklist,
          abi: blocklistAbi,
          functionName: "setBlocked",
          args: [address, refuses],
        });
    }
  };
  await refuse(true);
  await holdTime(chain.rpc);
  try {
    return await deed();
  } finally {
    await refuse(false);
  }
}

/** What of an order's terms differs between random orders. */
export type Wishes = Pick<
  Terms,
  | "price"
  | "platformFeeBps"
  | "arbiterFeeBps"
  | "fallbackSellerBps"
  | "deliveryTime"
  | "revisionTime"
  | "reviewTime"
  | "responseTime"
  | "graceTime"
  | "revisions"
> & { token: number; validFor: number };

export const CHOICES = {
  platformFeeBps: [0, 1, 333, 500, 2000],
  arbiterFeeBps: [0, 1, 500, 1000],
  fallbackSellerBps: [0, 3333, 5000, 10_000],
  deliveryTime: [0, 3600, 86_400],
  revisionTime: [0, 3600, 86_400],
  reviewTime: [3600, 86_400],
  responseTime: [3600, 7200],
  graceTime: [0, 3600, 86_400],
  revisions: [0, 1, 3, UNLIMITED_REVISIONS],
  validFor: [3600, 864_000],
} as const;

export function termsOf(market: Market, wishes: Wishes, { now, salt }: { now: number; salt: bigint }): Terms {
  const { client, seller, arbiter, platform } = market.chain.accounts;
  const { token, validFor, ...rest } = wishes;
  return {
    ...rest,
    client: client.address,
    seller: seller.address,
    arbiter: arbiter.address,
    platform: platform.address,
    token: market.tokens[token] ?? ZERO_ADDRESS,
    rulingTime: 86_400,
    validUntil: now + validFor,
    content: contentOf("listing"),
    salt,
  };
}

/** A call of a token in the platform's name, which takes part in nothing else. */
async function write(
  chain: Chain,
  call: { address: Hex; abi: unknown; functionName: string; args: unknown[] },
) {
  // Before every block: a second of the clock may pass between two, which no model knows of.
  await holdTime(chain.rpc);
  const { walletClient } = chain.as("platform");
  const account = chain.accounts.platform;
  await writeContract(walletClient, { ...call, account, chain: walletClient.chain ?? null } as never);
}
