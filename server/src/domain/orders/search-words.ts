import { type Address, getAddress } from "viem";

/**
 * One word of a search for orders (DSH-1). A text is looked for in titles and in the other party's name; a whole
 * address is the other party's; hex digits are the beginning of an order's number.
 */
export type OrderWord =
  | { kind: "text"; text: string }
  | { kind: "address"; address: Address }
  | { kind: "number"; prefix: string };

/** Words after these are not looked for: each costs a search. */
const MOST_WORDS = 6;

/** What somebody typed, as words of which an order has to match every one. */
export function readWords(typed: string): OrderWord[] {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== "" && word !== "#");
  return words.slice(0, MOST_WORDS).map((word): OrderWord => {
    if (/^0x[0-9a-f]{40}$/i.test(word))
      return { kind: "address", address: getAddress(word.toLowerCase() as Address) };
    // A shortened number, as pages show it: what stands before the dots.
    const number = /^#?(0x[0-9a-f]{3,64})(?:(?:…|\.\.\.)[0-9a-f]*)?$/i.exec(word)?.[1];
    return number ? { kind: "number", prefix: number.toLowerCase() } : { kind: "text", text: word };
  });
}
