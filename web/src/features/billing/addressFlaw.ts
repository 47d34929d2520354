import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import { type Address, getAddress, isAddress } from "viem";

/** What is wrong with an address to withdraw to. */
export type AddressFlaw = "shape" | "checksum" | "zero" | "escrow" | "token";

export type ReadAddress =
  | {
      readonly address: Address;
      readonly flaw: null /** It carries no checksum (EIP-55). */;
      readonly plain: boolean;
    }
  | { readonly address: null; readonly flaw: AddressFlaw };

/** Reads an address that somebody typed, as strictly as money deserves. */
export function readAddress(text: string, known: { escrow: string; token: string }): ReadAddress {
  const typed = text.trim();
  if (!/^0x[0-9a-fA-F]{40}$/.test(typed)) return { address: null, flaw: "shape" };
  const digits = typed.slice(2);
  const plain = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  if (!plain && !isAddress(typed, { strict: true })) return { address: null, flaw: "checksum" };
  const address = getAddress(typed.toLowerCase());
  if (address === ZERO_ADDRESS) return { address: null, flaw: "zero" };
  if (address === getAddress(known.escrow)) return { address: null, flaw: "escrow" };
  if (address === getAddress(known.token)) return { address: null, flaw: "token" };
  return { address, flaw: null, plain: plain && /[a-f]/i.test(digits) };
}
