import { typedAmount } from "../../../shared/lib/typedAmount.ts";
import { AmountField } from "../../../shared/ui/AmountField.tsx";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import type { SellerPart } from "./useSellerPart.ts";

export type SplitFieldsProps = { readonly part: SellerPart; readonly error: string | undefined };

/** The seller's part of a sum, by slider and to the last unit (DSP-3, DSP-5). */
export function SplitFields({ part, error }: SplitFieldsProps) {
  const { token, names } = useOrder();
  const { whole, text, setText, amount } = part;
  const say = texts.parts;
  const share = amount === null || whole === 0n ? 0 : Number((amount * 100n) / whole);
  const slide = (next: string) => setText(typedAmount((whole * BigInt(next)) / 100n, token.decimals));
  return (
    <>
      <label className="flex flex-col gap-2">
        <span className="font-medium">{say.share}</span>
        <span className="flex items-center gap-3">
          <span className="text-note text-soft">{names.client}</span>
          <input
            type="range"
            min={0}
            max={100}
            step={1}
            value={share}
            onChange={(event) => slide(event.target.value)}
            className="h-11 min-w-0 flex-1 accent-accent"
            aria-label={say.share}
            aria-valuetext={say.percent(share)}
          />
          <span className="text-note text-soft">{names.seller}</span>
          <span className="w-14 text-end figures">{say.percent(share)}</span>
        </span>
      </label>
      <AmountField label={say.exact} error={error} token={token} value={text} onChange={setText} />
    </>
  );
}
