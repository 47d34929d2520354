import type { Client } from "pg";
import { type Address, getAddress } from "viem";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import { type Chance, strangerOf } from "./chance.ts";
import type { ScaleOptions } from "./options.ts";
import { insertRows } from "./rows.ts";
import { paragraph, personName } from "./words.ts";

/** The busiest first. */
export type People = { sellers: Address[]; clients: Address[] };

/** Ranks of those who have keys, from the busiest to hardly anybody's. */
const RANKS = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 4900];
/** Numbers of the local chain's accounts: the demo's seller and client are the busiest of all. */
const SELLER_KEYS = [2, ...Array.from({ length: 19 }, (_, index) => 100 + index)];
const CLIENT_KEYS = [1, ...Array.from({ length: 19 }, (_, index) => 200 + index)];

/** Who of so many can sign in: the number of the local chain's account, by rank. */
export function keyHolders(side: "sellers" | "clients", count: number): { rank: number; key: number }[] {
  const keys = side === "sellers" ? SELLER_KEYS : CLIENT_KEYS;
  return RANKS.flatMap((rank, index) => {
    const key = keys[index];
    return rank < count && key !== undefined ? [{ rank, key }] : [];
  });
}

/** Makes the accounts, and says who they are. */
export async function makePeople(db: Client, chance: Chance, options: ScaleOptions): Promise<People> {
  const addresses = (side: "sellers" | "clients") => {
    const all = Array.from({ length: options[side] }, () => getAddress(strangerOf(chance.hash())));
    for (const { rank, key } of keyHolders(side, all.length)) all[rank] = demoAccount(key).address;
    return all;
  };
  const people = { sellers: addresses("sellers"), clients: addresses("clients") };
  const row = (address: Address, index: number, sentences: number) => ({
    address,
    name: personName(chance, index),
    bio: paragraph(chance, sentences),
    createdAt: new Date((options.now - chance.between(500, 800) * 86_400) * 1000),
  });
  await insertRows(db, "Account", [
    ...people.sellers.map((address, index) => row(address, index, 3)),
    ...people.clients.map((address, index) => row(address, index, 1)),
  ]);
  return people;
}
