import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useConfig } from "../../../shared/lib/config.ts";
import { Card } from "../../../shared/ui/Card.tsx";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { Money } from "../../../shared/ui/Money.tsx";
import { totalsQuery } from "../queries.ts";
import type { BillingSearch } from "../search.ts";
import { texts } from "../texts.ts";
import { tokenFace } from "../tokenFace.ts";

type Props = { readonly search: BillingSearch; readonly account: string };

/** What the movements in sight, and those on further pages, add up to in each token. */
export function Totals({ search, account }: Props) {
  const config = useConfig();
  const { data, fetchStatus, isPlaceholderData } = useQuery({
    ...totalsQuery(account, search),
    placeholderData: keepPreviousData,
  });
  const say = texts.totals;
  if (!data || data.sums.length === 0 || (isPlaceholderData && fetchStatus === "paused")) return null;
  return (
    <Card title={say.title} className="max-lg:order-first">
      {Object.keys(search).length > 0 && <p className="-mt-2 mb-3 text-note text-soft">{say.filtered}</p>}
      <div className="flex flex-col gap-6">
        {data.sums.map((sums) => {
          const token = tokenFace(config, sums.token);
          const line = (label: string, amount: string) =>
            amount === "0"
              ? []
              : [{ label, value: <Money amount={amount} token={token} digits={token.decimals} /> }];
          return (
            <section key={sums.token} aria-label={token.symbol} className="flex flex-col gap-2">
              <h3 className="font-medium">{token.symbol}</h3>
              <Facts
                className="text-note"
                facts={[
                  ...line(say.received, sums.received),
                  ...line(say.paid, sums.paid),
                  ...line(say.fees, sums.fees),
                  ...line(say.deposited, sums.deposited),
                  ...line(say.withdrawn, sums.withdrawn),
                  {
                    label: say.change,
                    value: <Money amount={sums.balanceChange} token={token} digits={token.decimals} />,
                    total: true,
                  },
                ]}
              />
            </section>
          );
        })}
      </div>
    </Card>
  );
}
