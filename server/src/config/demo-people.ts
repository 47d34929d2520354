import { type HDAccount, mnemonicToAccount } from "viem/accounts";
import { bytesToHex } from "viem/utils";

/**
 * The mnemonic every local test chain is born with. Known to the whole world: on a live network its accounts are
 * emptied at once, so it is used on the local chain only and nowhere else.
 */
export const DEMO_MNEMONIC = "test test test test test test test test test test test junk";

export type DemoRole = "client" | "seller" | "arbiter" | "operator";

/** Account 0 deploys; the operator's commission and help desk are account 4; the rest give the demo its life. */
export const DEMO_ACCOUNTS = {
  deployer: 0,
  client: 1,
  seller: 2,
  arbiter: 3,
  platform: 4,
} as const;

/** The people a newcomer can be on the local chain (WAL-2). */
export const DEMO_PEOPLE: readonly { role: DemoRole; name: string; index: number }[] = [
  { role: "client", name: "Ines Carvalho", index: DEMO_ACCOUNTS.client },
  { role: "seller", name: "Mara Lindholm", index: DEMO_ACCOUNTS.seller },
  { role: "arbiter", name: "Tomas Okafor", index: DEMO_ACCOUNTS.arbiter },
  { role: "operator", name: "Holdfast desk", index: DEMO_ACCOUNTS.platform },
];

/** The local chain's account number `index`. */
export function demoAccount(index: number): HDAccount {
  return mnemonicToAccount(DEMO_MNEMONIC, { addressIndex: index });
}

/** Its private key, as the page's demo wallet needs it. */
export function demoPrivateKey(index: number): `0x${string}` {
  const key = demoAccount(index).getHdKey().privateKey;
  if (!key) throw new Error(`The demo mnemonic gave no private key for account ${index}.`);
  return bytesToHex(key);
}

/** What the page needs of them to sign in their names: keys that the whole world knows. */
export function demoPeople() {
  return DEMO_PEOPLE.map(({ role, name, index }) => ({
    role,
    name,
    address: demoAccount(index).address,
    privateKey: demoPrivateKey(index),
  }));
}
