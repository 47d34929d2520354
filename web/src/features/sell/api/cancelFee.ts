import { type Call, escrowCall } from "@holdfast/sdk/actions";
import type { PublicConfig, Service } from "@holdfast/sdk/api";
import { type TermsJson, termsFromJson } from "@holdfast/sdk/order";
import { queryOptions } from "@tanstack/react-query";
import { type Address, getAddress } from "viem";
import { publicClientOf } from "../../../shared/chain/publicClient.ts";

type Ended = { readonly escrow: string; readonly terms: Service["toCancel"][number] };

/** Ends one offer on the chain. */
export function endOne({ escrow, terms }: Ended): Call {
  const args = [termsFromJson(terms as TermsJson)] as const;
  return escrowCall({ escrow: getAddress(escrow), call: "cancelOffer", args });
}

/** Ends all that the account ever signed: its epoch goes one on. */
export function endAll(escrow: string): Call {
  return escrowCall({ escrow: getAddress(escrow), call: "cancelAllOffers", args: [] });
}

/** Network fees in wei, by the node's estimate: of ending these offers one by one, and of ending all at once. */
export function cancelFeeQuery(input: {
  config: PublicConfig | undefined;
  account: Address | null;
  offers: Service["toCancel"];
}) {
  const { config, account, offers } = input;
  const [first] = offers;
  return queryOptions({
    queryKey: ["fee", "cancel", config?.chainId, account, first?.content, offers.length],
    enabled: Boolean(config && account && first),
    staleTime: 30_000,
    queryFn: async () => {
      if (!config || !account || !first) return null;
      const client = publicClientOf(config);
      const { escrow } = config;
      const [price, one, all] = await Promise.all([
        client.getGasPrice(),
        client.estimateGas({ account, ...endOne({ escrow, terms: first }) }),
        client.estimateGas({ account, ...endAll(escrow) }),
      ]);
      return { each: price * one * BigInt(offers.length), all: price * all };
    },
  });
}
