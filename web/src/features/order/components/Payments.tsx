import type { PaymentEntry } from "@holdfast/sdk/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { ButtonLink } from "../../../shared/ui/Button.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { Money } from "../../../shared/ui/Money.tsx";
import { MoreButton } from "../../../shared/ui/MoreButton.tsx";
import { Loading, SkeletonText } from "../../../shared/ui/Skeleton.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { paymentsQuery } from "../api/queries.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { TransactionLink } from "./TransactionLink.tsx";

/** Every movement of the order's money, and sums that add up (DSH-2). */
export function Payments() {
  const { id } = useOrder();
  const movements = useInfiniteQuery(paymentsQuery(id));
  const { error, refetch } = movements;
  const data = movements.data?.pages.at(-1);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <SkeletonText lines={5} />
      </Loading>
    );
  }
  const say = texts.payments;
  const items = movements.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col gap-6">
      <ul className="flex flex-col divide-y divide-line border-y border-line sm:hidden">
        {items.map((item) => (
          <Item key={keyOf(item)} item={item} />
        ))}
      </ul>
      <div className="max-sm:hidden">
        <table className="w-full border-collapse text-start">
          <thead>
            <tr className="border-b border-line text-note text-soft">
              <th className="py-2 pe-4 text-start font-normal">{say.when}</th>
              <th className="py-2 pe-4 text-start font-normal">{say.what}</th>
              <th className="py-2 pe-4 text-end font-normal">{say.inn}</th>
              <th className="py-2 text-end font-normal">{say.out}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row key={keyOf(item)} item={item} />
            ))}
          </tbody>
        </table>
      </div>
      <MoreButton list={movements}>{say.more}</MoreButton>
      <Sums />
      <p className="text-note text-soft">{say.exact}</p>
      <ButtonLink to="/orders/$id/receipt" params={{ id }} className="self-start">
        {say.receipt}
      </ButtonLink>
    </div>
  );
}

/** Every part to the last digit: what was paid in, less what was paid out to each, is what remains. */
function Sums() {
  const { order, token, names } = useOrder();
  const say = texts.payments;
  const { paidIn, toSeller, toClient, platformFees, arbiterFees, remaining } = order.totals;
  const out = [
    { label: say.toSeller(names.seller), amount: toSeller },
    { label: say.toClient(names.client), amount: toClient },
    { label: say.commission, amount: platformFees },
    { label: say.arbiterFee, amount: arbiterFees },
  ].filter(({ amount }) => amount !== "0");
  const exact = (amount: string) => <Money amount={amount} token={token} digits={token.decimals} />;
  return (
    <Facts
      className="sm:ms-auto sm:w-96"
      facts={[
        { label: say.paidIn, value: exact(paidIn) },
        ...out.map(({ label, amount }) => ({ label, value: <>− {exact(amount)}</> })),
        { label: say.remains, value: exact(remaining), total: true },
      ]}
    />
  );
}

function Row({ item }: { readonly item: PaymentEntry }) {
  const { token } = useOrder();
  const say = texts.payments;
  const amount = <Money amount={item.amount} token={token} digits={token.decimals} />;
  return (
    <tr className="border-b border-line align-baseline">
      <td className="py-2.5 pe-4 whitespace-nowrap">
        <Time at={item.at} show="date" className="block" />
        <TransactionLink hash={item.transaction.hash} />
      </td>
      <td className="py-2.5 pe-4">
        {say.kind[item.kind]}
        <span className="block text-note text-soft">
          {nameOf(item)} · {say.via[item.via]}
        </span>
      </td>
      <td className="py-2.5 pe-4 text-end">{item.direction === "in" && amount}</td>
      <td className="py-2.5 text-end">{item.direction === "out" && amount}</td>
    </tr>
  );
}

/** The same on a phone: one amount, whose sign says which way it went. */
function Item({ item }: { readonly item: PaymentEntry }) {
  const { token } = useOrder();
  const say = texts.payments;
  return (
    <li className="flex flex-col gap-1 py-3">
      <p className="flex items-baseline justify-between gap-4">
        {say.kind[item.kind]}
        <span className="whitespace-nowrap">
          {item.direction === "in" ? "+ " : "− "}
          <Money amount={item.amount} token={token} digits={token.decimals} />
        </span>
      </p>
      <p className="text-note text-soft">
        {nameOf(item)} · {say.via[item.via]}
      </p>
      <p className="flex flex-wrap items-center justify-between gap-x-4 text-note text-soft">
        <Time at={item.at} show="date" />
        <TransactionLink hash={item.transaction.hash} />
      </p>
    </li>
  );
}

function keyOf({ transaction, kind, direction }: PaymentEntry): string {
  return `${transaction.hash}-${transaction.logIndex}-${kind}-${direction}`;
}

function nameOf({ account }: PaymentEntry): string {
  return account.name || shortAddress(account.address);
}
