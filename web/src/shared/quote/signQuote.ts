import { readEpoch } from "@holdfast/sdk/actions";
import type { PublicConfig, QuotePriceInput } from "@holdfast/sdk/api";
import { documentHash, quoteListing, randomSalt } from "@holdfast/sdk/document";
import { quoteTerms, randomOrderSalt, termsToJson } from "@holdfast/sdk/order";
import { offerTypedData } from "@holdfast/sdk/typed-data";
import { getAddress } from "viem";
import { publicClientOf } from "../chain/publicClient.ts";
import type { WalletPort } from "../wallet/port.ts";
import { promiseOf, type QuoteSubject } from "./promiseOf.ts";

/** What a seller names; times in seconds, `validUntil` in unix seconds. */
export type QuotedPrice = {
  readonly token: string;
  readonly price: bigint;
  readonly deliveryTime: number;
  readonly revisions: number;
  readonly validUntil: number;
  readonly words: string;
  readonly features: readonly string[];
};

/** What a server takes of it, for a quote and for a proposal. */
export type SignedPrice = Omit<QuotePriceInput, "replaces">;

/**
 * Has the seller sign a price for one client (EIP-712), under the operator's terms, over a document that this page made
 * itself (FEATURES LST-4, LST-5). The epoch is the chain's own word.
 *
 * @throws the wallet's error when the person refuses, HoldfastError when the chain can't be asked
 */
export async function signQuote(input: {
  subject: QuoteSubject;
  price: QuotedPrice;
  config: PublicConfig;
  wallet: WalletPort;
}): Promise<SignedPrice> {
  const { subject, price, config, wallet } = input;
  const { words, features } = price;
  const listingSalt = randomSalt();
  const escrow = getAddress(config.escrow);
  const { arbiter, platform, ...usual } = config.terms;
  const terms = quoteTerms(
    { ...usual, arbiter: getAddress(arbiter), platform: getAddress(platform) },
    {
      client: getAddress(subject.client),
      seller: getAddress(subject.seller),
      token: getAddress(price.token),
      price: price.price,
      deliveryTime: price.deliveryTime,
      revisions: price.revisions,
      validUntil: price.validUntil,
      content: documentHash(quoteListing(promiseOf(subject, { listingSalt, words, features }))),
      salt: randomOrderSalt(),
    },
  );
  const epoch = await readEpoch({ publicClient: publicClientOf(config), escrow }, { seller: terms.seller });
  const client = await wallet.walletClient();
  const signature = await client.signTypedData({
    account: client.account,
    ...offerTypedData({ chainId: config.chainId, escrow, terms, epoch }),
  });
  return {
    terms: termsToJson(terms),
    epoch: epoch.toString(),
    signature,
    listingSalt,
    words,
    features: [...features],
  };
}
