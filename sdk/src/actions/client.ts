import type { Account, Chain, Client, Transport } from "viem";
import { HoldfastError } from "../errors/holdfast-error.ts";

/** What reading needs: any viem public client, and the escrow's address. */
export type ReadClient = {
  publicClient: Client<Transport, Chain | undefined>;
  escrow: `0x${string}`;
  /** Milliseconds until a transaction that no node knows is given up; a minute when not given. */
  patience?: number | undefined;
};

/** What acting needs besides: any viem wallet client. `account` is for wallet clients that were made without one. */
export type EscrowClient = ReadClient & {
  walletClient: Client<Transport, Chain | undefined, Account | undefined>;
  account?: Account | `0x${string}`;
};

/** The account that signs. @throws HoldfastError wallet_missing */
export function accountOf(client: EscrowClient): Account | `0x${string}` {
  const account = client.account ?? client.walletClient.account;
  if (account !== undefined) return account;
  throw new HoldfastError({
    code: "wallet_missing",
    shortMessage: "No wallet is connected.",
    hint: "Nothing was sent and no money moved. Connect a wallet and try again.",
    retry: true,
  });
}
