/** How many digits after the point fit a line of text; the exact amount is always one hover away. */
const SHOWN_DIGITS = 6;

export type AmountText = {
  /** Cut, never rounded up; ends in "…" when digits were left off. */
  readonly shown: string;
  /** Every digit the chain knows. */
  readonly exact: string;
};

/**
 * Writes an amount of a token's smallest units for people.
 *
 * @param amount smallest units (wei for the chain's coin)
 * @param decimals digits after the point of one whole token
 * @param digits digits after the point that the short form may show
 */
export function formatAmount(amount: bigint, decimals: number, digits: number = SHOWN_DIGITS): AmountText {
  const sign = amount < 0n ? "\u2212" : "";
  const padded = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  const whole = group(padded.slice(0, padded.length - decimals));
  const fraction = padded.slice(padded.length - decimals).replace(/0+$/, "");
  const exact = `${sign}${whole}${fraction && `.${fraction}`}`;
  if (fraction.length <= digits) return { shown: exact, exact };
  // An amount smaller than all shown digits still shows its first one, so that nothing reads as zero.
  const first = fraction.search(/[1-9]/);
  const cut = whole === "0" && first >= digits ? first + 1 : digits;
  return { shown: `${sign}${whole}.${fraction.slice(0, cut)}${cut < fraction.length ? "…" : ""}`, exact };
}

/**
 * Reads what a person typed ("1,250.5", ".5") as smallest units, or null when it is no amount of that token. Commas part
 * thousands and nothing else, and a comma alone is not read: "1,500" is one and a half to half of the world.
 */
export function parseAmount(text: string, decimals: number): bigint | null {
  const plain = text.trim().replace(/[\s_](?=\d)/g, "");
  const match = /^(?=\.?\d)(?!\d+,\d+$)([1-9]\d{0,2}(?:,\d{3})+|\d*)(?:\.(\d*))?$/.exec(plain);
  if (!match) return null;
  const [, whole = "", fraction = ""] = match;
  if (fraction.length > decimals) return null;
  return BigInt(whole.replaceAll(",", "") + fraction.padEnd(decimals, "0"));
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
