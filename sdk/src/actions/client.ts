import type { Account, Chain, Client, Transport } from "viem";
import { HoldfastError } from "../errors/holdfast-error.ts";

/** What looking at the chain needs: any viem public client. */
export type ChainClient = {
  publicClient: Client<Transport, Chain | undefined>;
  /** Milliseconds until a transaction that no node knows is given up; a minute and a half when not given. */
  patience?: number | undefined;
};

/** What reading the escrow needs: its address, too. */
export type ReadClient = ChainClient & { escrow: `0x${string}` };

/** What sending needs: any viem wallet client. `account` is for wallet clients that were made without one. */
export type SendingClient = ChainClient & {
  walletClient: Client<Transport, Chain | undefined, Account | undefined>;
  account?: Account | `0x${string}`;
};

/** What acting on the escrow needs. */
export type EscrowClient = ReadClient & SendingClient;

/** The account that signs. @throws HoldfastError wallet_missing */
export function accountOf(client: SendingClient): Account | `0x${string}` {
  const account = client.account ?? client.walletClient.account;
  if (account !== undefined) return account;
  throw new HoldfastError({
    code: "wallet_missing",
    shortMessage: "No wallet is connected.",
    hint: "Nothing was sent and no money moved. Connect a wallet and try again.",
    retry: true,
  });
}
