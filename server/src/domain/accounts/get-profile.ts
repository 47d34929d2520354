import type { Address } from "viem";
import type { Account, AccountPorts } from "./ports.ts";

/** What anyone may know of an address; one that never signed in is nameless, not unknown. */
export async function getProfile(
  ports: Pick<AccountPorts, "accounts">,
  address: Address,
): Promise<Omit<Account, "createdAt"> & { memberSince: Date | null }> {
  const account = await ports.accounts.find(address);
  if (!account) return { address, name: "", bio: "", avatar: null, memberSince: null };
  const { name, bio, avatar, createdAt } = account;
  return { address, name, bio, avatar, memberSince: createdAt };
}
