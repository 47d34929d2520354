import { texts as said } from "../../../shared/tx/payment/texts.ts";
import { isSigned, type Way } from "../../../shared/tx/payment/ways.ts";
import { texts } from "../texts.ts";

/** What the wallet will ask, a line for each time, before it opens (FEATURES ORD-2). */
export function WalletAsks({ way, amount }: { readonly way: Way; readonly amount: string }) {
  const lines = linesOf(way, amount);
  return (
    <div className="border-t border-line pt-4">
      <p className="text-soft">{texts.pay.asks(lines.length)}</p>
      <ol className="mt-1 flex list-decimal flex-col gap-1 ps-5 text-note text-soft marker:text-faint">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </div>
  );
}

function linesOf(way: Way, amount: string): readonly string[] {
  const { asks } = said;
  if (isSigned(way)) return [asks.sign(amount), asks.pay];
  switch (way) {
    case "plain":
      return [asks.pay];
    case "batch":
      return [asks.batch(amount)];
    case "approve":
      return [asks.approve(amount), asks.pay];
  }
}
