import type { PublicConfig } from "@holdfast/sdk/api";
import { sameAddress } from "@holdfast/sdk/order";
import { shortAddress } from "../../shared/lib/shortAddress.ts";

/** The arbiter's name where the site knows it, else the address: what is signed is the address. */
export function arbiterName(address: string, config: PublicConfig): string {
  return (
    config.demo?.people.find((person) => sameAddress(person.address, address))?.name ?? shortAddress(address)
  );
}
