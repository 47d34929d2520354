import { UNLIMITED_REVISIONS } from "@holdfast/sdk/order";
import { Link } from "@tanstack/react-router";
import Check from "lucide-react/icons/check";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { Disclosure } from "../../../shared/ui/Disclosure.tsx";
import { type Fact, Facts } from "../../../shared/ui/Facts.tsx";
import { Money } from "../../../shared/ui/Money.tsx";
import { percent } from "../../../shared/ui/MoneyPath.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";

/** Amount, dates, what the package includes, revisions, and the terms both signed (DSH-2). */
export function Overview() {
  const { order, token, terms, state } = useOrder();
  const say = texts.overview;
  const left = terms.revisions - state.revisionsUsed;
  const facts: Fact[] = [
    { label: say.amount, value: <Money amount={order.totals.paidIn} token={token} /> },
    { label: say.inContract, value: <Money amount={state.remaining} token={token} /> },
    {
      label: say.type,
      value: order.quoteId ? (
        <Link to="/quotes/$id" params={{ id: order.quoteId }} className="underline underline-offset-4">
          {say.quote}
        </Link>
      ) : (
        say.service
      ),
    },
    {
      label: say.started,
      value: order.startedAt ? <Time at={order.startedAt} show="date" /> : say.notStarted,
    },
    ...(order.startedAt === null && order.finishedAt === null
      ? [{ label: say.due, value: say.dueAfterStart(formatDuration(terms.deliveryTime)) }]
      : []),
    ...(isWorking(order.status) ? [{ label: say.due, value: <Time at={state.due} show="both" /> }] : []),
    ...(order.finishedAt ? [{ label: say.finished, value: <Time at={order.finishedAt} show="date" /> }] : []),
    {
      label: say.revisions,
      value:
        terms.revisions === UNLIMITED_REVISIONS
          ? texts.summary.unlimited
          : say.revisionsLeft(Math.max(0, left), terms.revisions),
    },
  ];
  return (
    <div className="flex flex-col gap-8">
      <Facts facts={facts} className="max-w-xl" />
      {order.listing && (
        <section>
          <h2 className="mb-2 text-lead">{say.included}</h2>
          <p className="max-w-prose text-soft">{order.listing.packageDescription}</p>
          <ul className="mt-3 grid gap-2 sm:grid-cols-2">
            {order.listing.features.map((feature) => (
              <li key={feature} className="flex items-start gap-2">
                <Check className="mt-1 size-4 shrink-0 text-done" aria-hidden />
                {feature}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Disclosure title={order.status === "pending" ? say.termsPending : say.terms}>
        <Facts
          facts={[
            { label: say.commission, value: percent(terms.platformFeeBps) },
            { label: say.arbiterFee, value: percent(terms.arbiterFeeBps) },
            { label: say.fallback, value: percent(terms.fallbackSellerBps) },
            { label: texts.summary.deliveryTime, value: formatDuration(terms.deliveryTime) },
            { label: say.review, value: formatDuration(terms.reviewTime) },
            { label: say.response, value: formatDuration(terms.responseTime) },
            { label: say.grace, value: formatDuration(terms.graceTime) },
            { label: say.ruling, value: formatDuration(terms.rulingTime) },
          ]}
        />
      </Disclosure>
    </div>
  );
}

function isWorking(status: string): boolean {
  return status === "in_progress" || status === "revision_requested";
}
