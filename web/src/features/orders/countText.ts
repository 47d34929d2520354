import { texts } from "./texts.ts";

const number = new Intl.NumberFormat();

/** A count as the server counted it: it stops at `upTo`. */
export function countText(count: number, upTo: number): string {
  return count < upTo ? number.format(count) : texts.orMore(number.format(upTo));
}
