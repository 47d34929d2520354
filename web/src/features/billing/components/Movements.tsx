import type { Movement } from "@holdfast/sdk/api";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import { useConfig } from "../../../shared/lib/config.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { Address } from "../../../shared/ui/Address.tsx";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { ExternalLink } from "../../../shared/ui/ExternalLink.tsx";
import { Money, moneyText } from "../../../shared/ui/Money.tsx";
import { MoreButton } from "../../../shared/ui/MoreButton.tsx";
import { Loading, SkeletonText } from "../../../shared/ui/Skeleton.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { movementsQuery } from "../queries.ts";
import type { BillingSearch } from "../search.ts";
import { texts } from "../texts.ts";
import { tokenFace } from "../tokenFace.ts";

type Props = { readonly search: BillingSearch; readonly account: string };

/** Every movement that the filters let through, the newest first. */
export function Movements({ search, account }: Props) {
  const list = useInfiniteQuery({
    ...movementsQuery(account, search),
    // What was found last stays in sight while the next is looked for.
    placeholderData: keepPreviousData,
  });
  const say = texts.list;
  // Rows of other filters are no answer to these: without a network none comes.
  if (list.fetchStatus === "paused" && (!list.data || list.isPlaceholderData)) {
    return <ErrorState error={{ status: 0 }} onRetry={() => void list.refetch()} />;
  }
  if (!list.data) {
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
    return (
      <Loading>
        <SkeletonText lines={8} />
      </Loading>
    );
  }
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    const isFiltered = Object.keys(search).length > 0;
    return (
      <EmptyState drawing={isFiltered ? "search" : "ledger"} title={isFiltered ? say.noneFound : say.none}>
        {!isFiltered && say.noneWhy}
      </EmptyState>
    );
  }
  return (
    <div className={clsx("flex min-w-0 flex-col gap-4", list.isPlaceholderData && "opacity-60")}>
      <ul aria-label={say.title} className="flex flex-col divide-y divide-line border-y border-line">
        {items.map((item) => (
          <Row key={keyOf(item)} item={item} account={account} />
        ))}
      </ul>
      <MoreButton list={list}>{say.more}</MoreButton>
    </div>
  );
}

function Row({ item, account }: { readonly item: Movement; readonly account: string }) {
  const config = useConfig();
  const token = tokenFace(config, item.token);
  const say = texts.list;
  const explorer = config?.explorerUrl?.replace(/\/$/, "");
  return (
    <li className="flex flex-col gap-1 py-3">
      <div className="flex items-baseline justify-between gap-4">
        <p className="min-w-0">
          <span className="font-medium">{texts.kinds[item.kind]}</span>
          {item.order && (
            <Link
              to="/orders/$id"
              params={{ id: item.order.id }}
              search={{ tab: "payments" }}
              className="ms-3 underline decoration-edge underline-offset-4 hover:decoration-current"
            >
              <bdi>{item.order.title ?? say.order(shortAddress(item.order.id))}</bdi>
            </Link>
          )}
        </p>
        <p className={clsx("shrink-0 whitespace-nowrap figures", item.incoming && "font-medium")}>
          {item.incoming ? "+ " : "− "}
          <Money amount={item.amount} token={token} digits={token.decimals} />
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 text-note text-soft">
        <p>
          <Time at={item.at} show="date" /> · {detailsOf(item, account, token).join(" · ")}
        </p>
        <p className="inline-flex flex-wrap items-center gap-x-4">
          {item.order && (
            <Link
              to="/orders/$id/receipt"
              params={{ id: item.order.id }}
              className="touch underline decoration-edge underline-offset-4 hover:decoration-current"
            >
              {say.receipt}
            </Link>
          )}
          <span className="inline-flex items-center gap-2">
            <Address value={item.txHash} what={say.transaction} />
            {explorer && <ExternalLink href={`${explorer}/tx/${item.txHash}`}>{say.explorer}</ExternalLink>}
          </span>
        </p>
      </div>
    </li>
  );
}

/** With whom, by which purse, and what was kept back: a phrase each. */
function detailsOf(item: Movement, account: string, token: ReturnType<typeof tokenFace>): readonly string[] {
  const say = texts.list;
  const { counterparty: other, kind, incoming, amount, ofBalance, fee } = item;
  if (kind === "deposit") return [say.own];
  const isSelf = other?.address.toLowerCase() === account.toLowerCase();
  const who = other && (isSelf ? say.ownWallet : other.name || shortAddress(other.address));
  const whom = kind === "commission" ? say.of : incoming ? say.from : say.to;
  return [
    ...(who ? [whom(who)] : []),
    ...(kind === "withdrawal" ? [] : [purseOf({ incoming, amount, ofBalance }, token)]),
    ...(fee === "0" ? [] : [say.fee(moneyText(fee, token, token.decimals))]),
  ];
}

function purseOf(
  { incoming, amount, ofBalance }: Pick<Movement, "incoming" | "amount" | "ofBalance">,
  token: ReturnType<typeof tokenFace>,
): string {
  const say = texts.list;
  if (ofBalance === "0") return incoming ? say.toWallet : say.byWallet;
  if (ofBalance === amount) return incoming ? say.toBalance : say.ofBalance;
  return say.both(moneyText(ofBalance, token, token.decimals));
}

function keyOf({ blockNumber, logIndex, position, txHash }: Movement): string {
  return `${txHash}-${blockNumber}-${logIndex}-${position}`;
}
