import { readBalance } from "@holdfast/sdk/actions";
import type { PublicConfig } from "@holdfast/sdk/api";
import { type Terms, ZERO_ADDRESS } from "@holdfast/sdk/order";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Address, erc20Abi, getAddress } from "viem";
import { publicClientOf } from "../../../shared/chain/publicClient.ts";
import type { Way } from "../../../shared/tx/payment/ways.ts";

/** What the account could pay with, in smallest units: `token` is the wallet's, `platform` the contract's balance. */
export type Funds = { readonly coin: bigint; readonly token: bigint; readonly platform: bigint };

export function fundsQuery(config: PublicConfig, account: string | null, token: Address | null) {
  return queryOptions({
    queryKey: ["funds", account, token],
    enabled: account !== null && token !== null,
    staleTime: 5000,
    refetchInterval: 15_000,
    queryFn: () => readFunds(config, getAddress(account ?? ZERO_ADDRESS), token ?? ZERO_ADDRESS),
  });
}

async function readFunds(config: PublicConfig, account: Address, token: Address): Promise<Funds> {
  const publicClient = publicClientOf(config);
  const escrow = getAddress(config.escrow);
  const [coin, platform] = await Promise.all([
    publicClient.getBalance({ address: account }),
    readBalance({ publicClient, escrow }, { account, token }),
  ]);
  if (token === ZERO_ADDRESS) return { coin, token: coin, platform };
  const held = await publicClient.readContract({
    address: token,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [account],
  });
  return { coin, token: held, platform };
}

/** Gas of all that paying takes, by what was measured and a tenth more: nobody can be asked before it is signed. */
const GAS: Record<Way | "coin", bigint> = {
  coin: 90_000n,
  plain: 120_000n,
  approve: 160_000n,
  batch: 200_000n,
  permit: 145_000n,
  permit2: 150_000n,
  receive: 145_000n,
};

/** The network fee of paying, in wei: an estimate, for reading only. */
export function feeQuery(config: PublicConfig, terms: Terms | null, way: Way | "coin") {
  return queryOptions({
    queryKey: ["fee", config.chainId, way],
    enabled: terms !== null,
    staleTime: 15_000,
    placeholderData: keepPreviousData,
    queryFn: async () => (await publicClientOf(config).getGasPrice()) * GAS[way],
  });
}
