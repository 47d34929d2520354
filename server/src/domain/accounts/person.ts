import type { Address } from "viem";
import type { Face, People } from "./ports.ts";

/** An account as it is named anywhere; `name` is empty, and `avatar` null, for who has none. */
export type Person = Face & { address: Address };

export function personOf(people: People, address: Address): Person {
  const { name = "", avatar = null } = people.get(address) ?? {};
  return { address, name, avatar };
}
