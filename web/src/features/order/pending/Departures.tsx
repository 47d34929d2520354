import type { Order, PublicConfig } from "@holdfast/sdk/api";
import { OrderStatus, UNLIMITED_REVISIONS } from "@holdfast/sdk/order";
import { findToken, useConfig } from "../../../shared/lib/config.ts";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { moneyText } from "../../../shared/ui/Money.tsx";
import { percent } from "../../../shared/ui/MoneyPath.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { useOrder } from "../model.ts";
import { texts } from "./texts.ts";

type Departure = NonNullable<Order["departures"]>[number];

/**
 * For the seller of an order that waits to be accepted (LST-6): where its terms, which the client wrote, are not those
 * of the package and of this site.
 */
export function Departures() {
  const { order, role, state, terms } = useOrder();
  const config = useConfig();
  if (state.status !== OrderStatus.Pending || role !== "seller" || !config) return null;
  const { departures } = order;
  if (departures?.length === 0) return <p className="text-note text-soft">{texts.same}</p>;
  return (
    <Notice tone="wait" title={texts.title}>
      {departures ? (
        <>
          <p>{texts.lead}</p>
          <ul className="mt-1 list-disc ps-5">
            {departures.map((one) => (
              <li key={one.term}>{sentence(one, { config, token: terms.token, departures })}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{texts.unknown}</p>
      )}
    </Notice>
  );
}

type Context = {
  readonly config: PublicConfig;
  /** The order's. */
  readonly token: string;
  readonly departures: readonly Departure[];
};

function sentence({ term, here, usual }: Departure, context: Context): string {
  if (term === "content") return texts.content;
  const usualToken = context.departures.find((one) => one.term === "token")?.usual ?? context.token;
  const what = texts.terms[term as keyof typeof texts.terms] ?? term;
  return texts.line(
    what,
    write(term, here, { ...context, token: context.token }),
    write(term, usual, { ...context, token: usualToken }),
  );
}

function write(term: string, value: string, { config, token }: Pick<Context, "config" | "token">): string {
  switch (term) {
    case "price":
      return moneyText(value, findToken(config, token) ?? { symbol: shortAddress(token), decimals: 0 });
    case "token":
      return findToken(config, value)?.symbol ?? shortAddress(value);
    case "arbiter":
    case "platform":
      return shortAddress(value);
    case "platformFeeBps":
    case "arbiterFeeBps":
    case "fallbackSellerBps":
      return percent(Number(value));
    case "revisions":
      return Number(value) === UNLIMITED_REVISIONS ? texts.noLimit : value;
    default:
      return formatDuration(Number(value));
  }
}
