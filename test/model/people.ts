import { keccak256, type PrivateKeyAccount, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

/** Who can act in a test. The stranger stands for "anyone". */
export const PEOPLE = ["client", "seller", "arbiter", "stranger"] as const;
export type Person = (typeof PEOPLE)[number];
export type Accounts = Record<Person | "platform", PrivateKeyAccount>;

/** The test's people, always with the same keys. */
export function people(): Accounts {
  const person = (name: string) => privateKeyToAccount(keccak256(toHex(`holdfast test ${name}`)));
  return {
    client: person("client"),
    seller: person("seller"),
    arbiter: person("arbiter"),
    stranger: person("stranger"),
    platform: person("platform"),
  };
}

/** What this person is to the table. */
export function actorOf(person: Person) {
  return person === "stranger" ? ("anyone" as const) : person;
}
