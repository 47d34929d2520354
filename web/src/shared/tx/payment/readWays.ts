import type { PaymentWays } from "@holdfast/sdk/actions";
import { readPaymentWays, readTokenWays, supportsCalls, type TokenWays } from "@holdfast/sdk/actions";
import type { Address } from "viem";
import type { ChainReader } from "../../chain/publicClient.ts";
import type { WalletPort } from "../../wallet/port.ts";
import { type Way, waysToPay } from "./ways.ts";

export type PossibleWays = { readonly ways: PaymentWays; readonly order: readonly [Way, ...Way[]] };

const tokens = new Map<Address, TokenWays>();

/** Asks the chain what the token can do, and the wallet whether it makes several calls as one; shows nothing to anyone. */
export async function readWays(input: {
  chain: ChainReader;
  escrow: Address;
  token: Address;
  owner: Address;
  amount: bigint;
  /** Connected and on this chain already, or null. */
  wallet: WalletPort | null;
}): Promise<PossibleWays> {
  const { chain, escrow, token, owner, amount, wallet } = input;
  const client = { publicClient: chain, escrow };
  const tokenWays = tokens.get(token) ?? (await readTokenWays(client, { token }));
  // A token does not change what it can do.
  tokens.set(token, tokenWays);
  const [ways, batch] = await Promise.all([
    readPaymentWays(client, { token, owner, amount, tokenWays }),
    wallet ? batches(chain, wallet) : false,
  ]);
  return { ways, order: waysToPay(ways, batch) };
}

async function batches(chain: ChainReader, wallet: WalletPort): Promise<boolean> {
  const walletClient = await wallet.walletClient();
  return supportsCalls({ publicClient: chain, walletClient, account: walletClient.account });
}
