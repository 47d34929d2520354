import { useState } from "react";
import { parseAmount } from "../../lib/amount.ts";
import { typedAmount } from "../../lib/typedAmount.ts";
import type { TokenFace } from "../../ui/Money.tsx";
import { mostOf, type Split } from "./split.ts";

/** How a price is divided between platform balance and wallet, as a person set it (FEATURES ORD-3). */
export type SplitState = {
  readonly way: Split;
  readonly choose: (way: Split) => void;
  /** From the balance, in smallest units; never more than it has or the price asks. */
  readonly fromBalance: bigint;
  /** The most the balance can pay of this price. */
  readonly most: bigint;
  /** What was typed into the balance's part and the wallet's. */
  readonly typed: { readonly balance: string; readonly wallet: string };
  readonly type: (part: "balance" | "wallet", text: string) => void;
  readonly slide: (amount: bigint) => void;
  /** What was typed is no amount that can be paid so: nothing is to be sent. */
  readonly wrong: "balance" | "wallet" | null;
};

export function useSplit(input: { price: bigint; platform: bigint; token: TokenFace }): SplitState {
  const { price, platform, token } = input;
  const [chosen, setWay] = useState<Split>("wallet");
  const [part, setPart] = useState(0n);
  // The text of the part that is being typed; the other one follows.
  const [typing, setTyping] = useState<{ part: "balance" | "wallet"; text: string } | null>(null);
  const most = mostOf(platform, price);
  // A balance that shrank meanwhile pays what it has.
  const way = chosen === "balance" && platform < price ? "both" : chosen;
  const fromBalance = way === "wallet" ? 0n : way === "balance" ? price : mostOf(part, most);
  const textOf = (amount: bigint) => typedAmount(amount, token.decimals);

  function read(one: "balance" | "wallet", text: string): bigint | null {
    const amount = parseAmount(text, token.decimals);
    if (amount === null || amount > price) return null;
    const ofBalance = one === "balance" ? amount : price - amount;
    return ofBalance <= most ? ofBalance : null;
  }

  return {
    way,
    fromBalance,
    most,
    choose(next) {
      setWay(next);
      setTyping(null);
      // Begins with all that the balance has, or with half where it could pay the whole.
      if (next === "balance") setPart(price);
      if (next === "both") setPart(most < price ? most : price / 2n);
    },
    typed: {
      balance: typing?.part === "balance" ? typing.text : textOf(fromBalance),
      wallet: typing?.part === "wallet" ? typing.text : textOf(price - fromBalance),
    },
    type(one, text) {
      setTyping({ part: one, text });
      const amount = read(one, text);
      if (amount !== null) setPart(amount);
    },
    slide(amount) {
      setTyping(null);
      setPart(amount);
    },
    wrong: way === "both" && typing && read(typing.part, typing.text) === null ? typing.part : null,
  };
}
