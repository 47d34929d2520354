import { formatAmount, parseAmount } from "./amount.ts";

type Token = { readonly symbol: string; readonly decimals: number };

const texts = {
  either: (whole: string, fraction: string) =>
    `Write ${whole} or ${fraction}: a comma is read as either by different people.`,
  plain: (amount: string) => `Write ${amount}: a point before the fractions, and nothing between thousands.`,
  digits: (symbol: string, digits: number) =>
    digits === 0
      ? `${symbol} has no digits after the point.`
      : `${symbol} has at most ${digits} digits after the point.`,
  read: (amount: string, symbol: string) => `Read as ${amount} ${symbol}.`,
} as const;

/** An amount as a field takes it, without anything between thousands. */
export const typedAmount = (amount: bigint, decimals: number): string =>
  formatAmount(amount, decimals).exact.replaceAll(",", "");

/** Why an amount of this token can't be read, with what to type instead; null when there is nothing more to say of it. */
export function amountFlaw(text: string, { symbol, decimals }: Token): string | null {
  if (parseAmount(text, decimals) !== null) return null;
  const plain = text.trim().replace(/[\s_'’](?=\d)/g, "");
  const amount = parseAmount(plain, decimals);
  if (amount !== null) return texts.plain(typedAmount(amount, decimals));
  if (/^[1-9]\d{0,2},\d{3}$/.test(plain)) {
    return texts.either(plain.replace(",", ""), tidy(plain.replace(",", ".")));
  }
  if (/^\d*,\d+$/.test(plain)) return texts.plain(tidy(plain.replace(",", ".")));
  if (/^[1-9]\d{0,2}(\.\d{3})+,\d*$/.test(plain))
    return texts.plain(tidy(plain.replaceAll(".", "").replace(",", ".")));
  if (/^[1-9]\d{0,2}(\.\d{3}){2,}$/.test(plain)) return texts.plain(plain.replaceAll(".", ""));
  return /^[\d,]*\.\d+$/.test(plain) && parseAmount(plain.replace(/\..*/, ""), 0) !== null
    ? texts.digits(symbol, decimals)
    : null;
}

/** What was understood of an amount that is not written as we write it: "1,500.50", ".5"; undefined: nothing to say. */
export function amountRead(text: string, { symbol, decimals }: Token): string | undefined {
  const amount = parseAmount(text, decimals);
  if (amount === null) return undefined;
  const written = typedAmount(amount, decimals);
  return text.trim() === written ? undefined : texts.read(written, symbol);
}

/** Without zeros that say nothing: "1.500" is 1.5, and ".5" is 0.5. @param amount with a point */
const tidy = (amount: string): string =>
  amount
    .replace(/\.?0*$/, "")
    .replace(/^0+(?=\d)/, "")
    .replace(/^(?=\.|$)/, "0");
