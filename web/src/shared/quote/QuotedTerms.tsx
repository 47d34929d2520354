import type { QuoteOffer } from "@holdfast/sdk/api";
import { UNLIMITED_REVISIONS } from "@holdfast/sdk/order";
import Check from "lucide-react/icons/check";
import { formatDuration } from "../lib/duration.ts";
import { TokenMoney } from "../ui/TokenMoney.tsx";
import { texts } from "./texts.ts";

/** What a seller quoted: price, words, what is included. */
export function QuotedTerms({ offer }: { readonly offer: QuoteOffer }) {
  const { terms, words, features } = offer;
  const say = texts.promise;
  const lines = [
    say.delivery(formatDuration(terms.deliveryTime)),
    terms.revisions === UNLIMITED_REVISIONS ? say.noLimit : say.revisions(terms.revisions),
    ...features,
  ];
  return (
    <div className="@container flex flex-col gap-4">
      <TokenMoney amount={terms.price} token={terms.token} className="text-title font-semibold" />
      {words && <p className="max-w-prose whitespace-pre-line wrap-anywhere">{words}</p>}
      <ul className="grid gap-2 @sm:grid-cols-2">
        {[...new Set(lines)].map((line) => (
          <li key={line} className="flex items-start gap-2">
            <Check className="mt-1 size-4 shrink-0 text-accent" aria-hidden />
            <span className="min-w-0 wrap-anywhere">{line}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
