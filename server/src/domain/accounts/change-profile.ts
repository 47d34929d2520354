import type { Address } from "viem";
import type { CoverStore } from "../services/ports.ts";
import type { Account, AccountChange, AccountPorts } from "./ports.ts";

/**
 * Changes what somebody says of themselves (RVW-2). Of a picture only what was made anew from its pixels is shown, and
 * what was cut of the one before goes.
 * @throws Refusal `invalid_input` when the picture is not the account's own upload, `file_type_refused` when it is none
 */
export async function changeProfile(
  ports: Pick<AccountPorts, "accounts"> & { covers: CoverStore },
  input: { address: Address; change: AccountChange },
): Promise<Account> {
  const { address, change } = input;
  const { avatar } = change;
  if (avatar) await ports.covers.prepare({ ...avatar, owner: address, path: "avatar.fileId" });
  const before = avatar === undefined ? null : await ports.accounts.find(address);
  const account = await ports.accounts.update(address, change);
  if (before?.avatar) await ports.covers.forget(before.avatar);
  return account;
}
