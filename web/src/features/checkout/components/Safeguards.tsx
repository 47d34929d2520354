import type { PublicConfig } from "@holdfast/sdk/api";
import type { Terms } from "@holdfast/sdk/order";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { Address } from "../../../shared/ui/Address.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { MoneyPath, percent } from "../../../shared/ui/MoneyPath.tsx";
import { texts as pathTexts } from "../../../shared/ui/moneyPathTexts.ts";
import { arbiterName } from "../arbiterName.ts";
import { texts } from "../texts.ts";

export type SafeguardsProps = {
  readonly terms: Terms;
  readonly config: PublicConfig;
  /** The requirements go with the payment, so the work starts with it or with the seller's yes. */
  readonly begins: "paid" | "accepted" | "later";
};

/** Where the money sits until when; who could decide a quarrel, for what fee, and what happens without a decision. */
export function Safeguards({ terms, config, begins }: SafeguardsProps) {
  const say = texts.arbiter;
  const arbiter = arbiterName(terms.arbiter, config);
  const outs = {
    paid: texts.wayOut.paid(formatDuration(terms.responseTime)),
    accepted: texts.wayOut.accepted,
    later: undefined,
  };
  const paidOut = outs[begins];
  return (
    <>
      <Card title={pathTexts.title}>
        <MoneyPath terms={terms} arbiter={arbiter} paidOut={paidOut} />
      </Card>
      <Card title={say.title}>
        <div className="flex max-w-prose flex-col gap-2 text-soft">
          <p>{say.who(arbiter)}</p>
          <p>
            <Address value={terms.arbiter} />
          </p>
          <p>{say.fee(percent(terms.arbiterFeeBps), formatDuration(terms.rulingTime))}</p>
          <p>{say.fallback(percent(terms.fallbackSellerBps), percent(10_000 - terms.fallbackSellerBps))}</p>
        </div>
      </Card>
    </>
  );
}
