import { useState } from "react";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { typedAmount } from "../../../shared/lib/typedAmount.ts";
import { useOrder } from "../model.ts";

export type SellerPart = {
  /** What is split, in smallest units. */
  readonly whole: bigint;
  /** The seller's part as it is typed. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** In smallest units; null while what is typed is no such part. */
  readonly amount: bigint | null;
};

/** A sum between client and seller, half to each at first. @param whole smallest units of the order's token */
export function useSellerPart(whole: bigint): SellerPart {
  const { decimals } = useOrder().token;
  const [text, setText] = useState(() => typedAmount(whole / 2n, decimals));
  const parsed = parseAmount(text, decimals);
  return { whole, text, setText, amount: parsed !== null && parsed <= whole ? parsed : null };
}
