import type { Package, PublicConfig, Service } from "@holdfast/sdk/api";
import { type TermsJson, termsFromJson } from "@holdfast/sdk/order";
import { offerTypedData } from "@holdfast/sdk/typed-data";
import { getAddress } from "viem";
import { api } from "../../../shared/lib/api.ts";
import type { WalletPort } from "../../../shared/wallet/port.ts";

/**
 * Has the seller sign a package's open terms (EIP-712) and hands the offer in (FEATURES LST-3).
 *
 * @throws the wallet's error when the person refuses, the API's problem when the server does
 */
export async function signOffer(input: {
  service: Service;
  entry: Package;
  config: PublicConfig;
  wallet: WalletPort;
}): Promise<Service> {
  const { service, entry, config, wallet } = input;
  if (!entry.toSign) return service;
  const client = await wallet.walletClient();
  const signature = await client.signTypedData({
    account: client.account,
    ...offerTypedData({
      chainId: config.chainId,
      escrow: getAddress(config.escrow),
      terms: termsFromJson(entry.toSign.terms as TermsJson),
      epoch: BigInt(entry.toSign.epoch),
    }),
  });
  return api.put("/api/services/{id}/packages/{tier}/offer", {
    path: { id: service.id, tier: entry.tier },
    body: { ...entry.toSign, signature },
  });
}
