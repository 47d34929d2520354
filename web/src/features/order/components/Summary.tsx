import { OrderStatus, UNLIMITED_REVISIONS } from "@holdfast/sdk/order";
import { Link } from "@tanstack/react-router";
import ChevronDown from "lucide-react/icons/chevron-down";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { Address } from "../../../shared/ui/Address.tsx";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Cover } from "../../../shared/ui/Cover.tsx";
import { type Fact, Facts } from "../../../shared/ui/Facts.tsx";
import { Money } from "../../../shared/ui/Money.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { type OrderModel, useOrder } from "../model.ts";
import { texts } from "../texts.ts";

/** Package, price, parties, dates, revisions left. Folds on a phone. */
export function Summary() {
  return (
    <aside>
      <Card title={texts.summary.title} className="max-lg:hidden">
        <Content />
      </Card>
      <details className="group rounded-lg border border-line bg-card lg:hidden">
        <summary className="flex min-h-12 list-none items-center justify-between gap-4 px-4 font-medium [&::-webkit-details-marker]:hidden">
          {texts.summary.show}
          <ChevronDown
            className="size-5 text-faint transition-transform duration-150 group-open:rotate-180"
            aria-hidden
          />
        </summary>
        <div className="border-t border-line p-4">
          <Content />
        </div>
      </details>
    </aside>
  );
}

function Content() {
  const model = useOrder();
  const { order, terms, token, state } = model;
  const say = texts.summary;
  const facts: Fact[] = [
    { label: say.price, value: <Money amount={terms.price} token={token} /> },
    ...(BigInt(order.totals.paidIn) > terms.price
      ? [{ label: say.paid, value: <Money amount={order.totals.paidIn} token={token} /> }]
      : []),
    dateOf(model),
    {
      label: say.revisionsLeft,
      value:
        terms.revisions === UNLIMITED_REVISIONS
          ? say.unlimited
          : say.ofRevisions(Math.max(0, terms.revisions - state.revisionsUsed), terms.revisions),
    },
    { label: say.id, value: <Address value={order.id} what={say.number} /> },
  ];
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-start gap-3">
        <Cover
          seed={order.listing?.title ?? order.id}
          src={order.listing?.coverUrl ?? null}
          className="w-20 shrink-0 rounded-md border border-line"
        />
        <div className="min-w-0">
          <p className="font-medium">{order.listing?.title ?? say.unlisted}</p>
          {order.listing && <p className="text-note text-soft">{order.listing.packageName || say.quoted}</p>}
        </div>
      </div>
      <Facts facts={facts} />
      <div className="flex flex-col gap-3 border-t border-line pt-4">
        {(["client", "seller", "arbiter"] as const).map((role) => (
          <Party key={role} as={role} label={say[role]} />
        ))}
      </div>
    </div>
  );
}

function dateOf({ state, terms }: OrderModel): Fact {
  const say = texts.summary;
  switch (state.status) {
    case OrderStatus.InProgress:
    case OrderStatus.RevisionRequested:
      return { label: say.due, value: <Time at={state.due} /> };
    case OrderStatus.Contested:
      return { label: say.disputeBy, value: <Time at={state.due} /> };
    case OrderStatus.Delivered:
      return { label: say.reviewEnds, value: <Time at={state.due} /> };
    case OrderStatus.Disputed:
      return { label: say.rulingEnds, value: <Time at={state.due} /> };
    default:
      return { label: say.deliveryTime, value: formatDuration(terms.deliveryTime) };
  }
}

function Party({
  as: role,
  label,
}: {
  readonly as: "client" | "seller" | "arbiter";
  readonly label: string;
}) {
  const { order, terms, names, role: viewer } = useOrder();
  return (
    <div className="flex items-center gap-3">
      <Avatar of={order[role]} size={32} />
      <div className="min-w-0 flex-1">
        <Link
          to="/people/$address"
          params={{ address: terms[role] }}
          {...(role === "client" && { search: { as: "client" as const } })}
          className="block truncate font-medium hover:underline"
        >
          <bdi>{names[role]}</bdi>
        </Link>
        <p className="flex flex-wrap items-center gap-x-2 text-note text-soft">
          {viewer === role ? `${label}, ${texts.summary.you}` : label}
          <Address value={terms[role]} what={texts.summary.addressOf(names[role])} />
        </p>
      </div>
    </div>
  );
}
