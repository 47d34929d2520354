import type { OrderCard } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { OrderStatusBadge } from "../../../shared/order/OrderStatusBadge.tsx";
import { PersonName } from "../../../shared/ui/PersonName.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { texts } from "../texts.ts";

const ENDED: readonly OrderCard["status"][] = ["completed", "cancelled", "settled"];

/** A table where it has room, 20 orders on a laptop's screen; cards on a phone, or where letters are large. */
export function OrderRows({ items }: { readonly items: readonly OrderCard[] }) {
  const say = texts.columns;
  return (
    <div className="@container">
      <table className="w-full border-collapse @max-3xl:hidden">
        <thead>
          <tr className="border-b border-line text-note text-soft">
            <th className="py-0.5 pe-4 text-start font-normal">{say.order}</th>
            <th className="py-0.5 pe-4 text-start font-normal">{say.with}</th>
            <th className="py-0.5 pe-4 text-start font-normal">{say.status}</th>
            <th className="py-0.5 pe-4 text-end font-normal">{say.price}</th>
            <th className="py-0.5 pe-4 text-end font-normal">{say.due}</th>
            <th className="py-0.5 text-end font-normal">{say.updated}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className="relative h-7 border-b border-line hover:bg-well">
              <td className="max-w-72 truncate py-0.5 pe-4">
                <OrderLink item={item} />
              </td>
              <td className="max-w-44 py-0.5 pe-4 text-soft">
                <PersonName of={item.counterparty} />
              </td>
              <td className="py-0.5 pe-4">
                <Status item={item} />
              </td>
              <td className="py-0.5 pe-4 text-end">
                <TokenMoney amount={item.price} token={item.token} />
              </td>
              <td className="py-0.5 pe-4 text-end whitespace-nowrap text-soft">{due(item)}</td>
              <td className="py-0.5 text-end whitespace-nowrap text-soft">
                <Time at={item.updatedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="flex flex-col divide-y divide-line border-y border-line @3xl:hidden">
        {items.map((item) => (
          <li key={item.id} className="relative flex flex-col gap-1 py-3">
            <p className="flex items-baseline justify-between gap-4">
              <span className="min-w-0 truncate">
                <OrderLink item={item} />
              </span>
              <TokenMoney amount={item.price} token={item.token} />
            </p>
            <p className="flex flex-wrap items-center justify-between gap-2 text-note text-soft">
              <PersonName of={item.counterparty} />
              <Status item={item} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OrderLink({ item }: { readonly item: OrderCard }) {
  return (
    <Link
      to="/orders/$id"
      params={{ id: item.id }}
      preload="intent"
      className="font-medium underline-offset-4 after:absolute after:inset-0 hover:underline"
    >
      {item.title}
    </Link>
  );
}

function Status({ item }: { readonly item: OrderCard }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <OrderStatusBadge status={item.status} marks={item.marks} waitsForYou={item.waitsForYou} />
      {item.waitsForYou && <span className="text-note font-medium text-wait">{texts.waits}</span>}
    </span>
  );
}

function due(item: OrderCard) {
  return item.due === 0 || ENDED.includes(item.status) ? "" : <Time at={item.due} />;
}
