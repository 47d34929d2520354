import type { PublicConfig } from "@holdfast/sdk/api";
import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Address, getAddress } from "viem";
import { publicClientOf } from "../../../shared/chain/publicClient.ts";
import { type PossibleWays, readWays } from "../../../shared/tx/payment/readWays.ts";
import type { WalletPort } from "../../../shared/wallet/port.ts";

type Paying = {
  config: PublicConfig;
  token: Address;
  /** From the wallet, in smallest units. */
  amount: bigint;
  wallet: WalletPort;
};

/** How this account can pay an amount of this token, by what chain and wallet say now. */
export function readPossibleWays(paying: Paying & { account: Address }): Promise<PossibleWays> {
  const { config, account, token, amount, wallet } = paying;
  return readWays({
    chain: publicClientOf(config),
    escrow: getAddress(config.escrow),
    token,
    owner: account,
    amount,
    // A wallet on another chain would ask to switch: that is for the moment of paying.
    wallet: wallet.status === "connected" && wallet.chainId === config.chainId ? wallet : null,
  });
}

/** The same, to say before paying what the wallet will ask. */
export function waysQuery(paying: Paying) {
  const { token, amount, wallet } = paying;
  const { account, chainId } = wallet;
  return queryOptions({
    queryKey: ["payment-ways", account, chainId, token, amount.toString()],
    enabled: account !== null && token !== ZERO_ADDRESS && amount > 0n,
    staleTime: 15_000,
    placeholderData: keepPreviousData,
    queryFn: () => readPossibleWays({ ...paying, account: account ?? ZERO_ADDRESS }),
  });
}
