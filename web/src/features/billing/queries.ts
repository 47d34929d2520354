import { readBalance } from "@holdfast/sdk/actions";
import type { PublicConfig } from "@holdfast/sdk/api";
import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Address, erc20Abi, getAddress } from "viem";
import { publicClientOf } from "../../shared/chain/publicClient.ts";
import { api } from "../../shared/lib/api.ts";
import { type BillingSearch, filterOf } from "./search.ts";

const PAGE = 25;

/** An account's movements, the newest first; older ones follow on demand. */
export function movementsQuery(account: string, search: BillingSearch) {
  return infiniteQueryOptions({
    queryKey: ["billing", account, "movements", search],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/account/movements", {
        query: { ...filterOf(search), limit: PAGE, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function totalsQuery(account: string, search: BillingSearch) {
  return queryOptions({
    queryKey: ["billing", account, "totals", search],
    queryFn: ({ signal }) => api.get("/api/account/movements/totals", { query: filterOf(search), signal }),
  });
}

/** What wallet and platform balance hold of a token, by the chain, in smallest units. */
export function holdingsQuery(config: PublicConfig, account: Address, token: Address) {
  return queryOptions({
    queryKey: ["billing", account, "holdings", token],
    staleTime: 5000,
    refetchInterval: 15_000,
    queryFn: async () => {
      const publicClient = publicClientOf(config);
      const escrow = getAddress(config.escrow);
      const [coin, platform, wallet] = await Promise.all([
        publicClient.getBalance({ address: account }),
        readBalance({ publicClient, escrow }, { account, token }),
        token === ZERO_ADDRESS
          ? null
          : publicClient.readContract({
              address: token,
              abi: erc20Abi,
              functionName: "balanceOf",
              args: [account],
            }),
      ]);
      return { platform, wallet: wallet ?? coin };
    },
  });
}

/** Gas of a deposit in the chain's coin, by what was measured and a tenth more, twice: the price of gas may rise meanwhile. */
const DEPOSIT_GAS = 2n * 51_000n;

/** What a deposit in the chain's coin has to leave in the wallet for the network fee, in wei: an estimate. */
export function depositFeeQuery(config: PublicConfig, token: Address) {
  return queryOptions({
    queryKey: ["billing", "deposit-fee", config.chainId],
    enabled: token === ZERO_ADDRESS,
    staleTime: 15_000,
    queryFn: async () => (await publicClientOf(config).getGasPrice()) * DEPOSIT_GAS,
  });
}
