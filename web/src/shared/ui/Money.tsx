import clsx from "clsx";
import { type AmountText, formatAmount } from "../lib/amount.ts";
import { texts } from "../texts.ts";

/** What a person must know of a token; `address` zero is the chain's own coin. */
export type TokenFace = { readonly symbol: string; readonly decimals: number };

export type MoneyProps = {
  /** Smallest units; the API's decimal string is taken too. */
  readonly amount: bigint | string;
  readonly token: TokenFace;
  /** Digits after the point to show at most. Give every line of a sum the token's decimals to have it add up. */
  readonly digits?: number;
  readonly className?: string;
};

/** An amount with its symbol, cut but never rounded up; exact on hover and when copied. */
export function Money({ amount, token, digits, className }: MoneyProps) {
  const { shown, exact } = formatAmount(BigInt(amount), token.decimals, digits);
  return (
    <data
      value={String(amount)}
      dir="ltr"
      title={shown === exact ? undefined : texts.exactAmount(`${exact} ${token.symbol}`)}
      className={clsx("inline-block whitespace-nowrap figures", className)}
      onCopy={(event) => {
        event.clipboardData.setData("text/plain", `${exact} ${token.symbol}`);
        event.preventDefault();
      }}
    >
      {shown}
      <span className="ms-[0.3em] font-normal text-[0.86em] opacity-80">{token.symbol}</span>
    </data>
  );
}

/** The same in plain text, for buttons and sentences: "0.25 ETH". */
export function moneyText(amount: bigint | string, token: TokenFace, digits?: number): string {
  const text: AmountText = formatAmount(BigInt(amount), token.decimals, digits);
  return `${text.shown} ${token.symbol}`;
}
