import { moneyText, type TokenFace } from "../../shared/ui/Money.tsx";
import type { Funds } from "./api/funds.ts";
import { texts } from "./texts.ts";

/** What the wallet lacks, in words; null when it can pay. Amounts in smallest units, `fee` in wei. */
export function shortage(input: {
  funds: Funds;
  fromWallet: bigint;
  fee: bigint;
  token: TokenFace;
  coin: TokenFace;
  /** The price is in the chain's coin, so price and network fee come from one purse. */
  native: boolean;
}): string | null {
  const { funds, fromWallet, fee, token, coin, native } = input;
  const say = texts.refused;
  if (native) {
    return funds.coin < fromWallet + fee
      ? say.funds(moneyText(funds.coin, coin), moneyText(fromWallet + fee, coin))
      : null;
  }
  if (funds.token < fromWallet) return say.funds(moneyText(funds.token, token), moneyText(fromWallet, token));
  return funds.coin < fee ? say.gas(moneyText(funds.coin, coin), moneyText(fee, coin)) : null;
}
