import type { PaymentEntry, Person, PublicConfig } from "@holdfast/sdk/api";
import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import type { ReactNode } from "react";
import { findToken } from "../../../shared/lib/config.ts";
import { STATUS_WORDS } from "../../../shared/order/statusTexts.ts";
import { Money, type TokenFace } from "../../../shared/ui/Money.tsx";
import type { ReceiptData } from "../receiptQuery.ts";
import { texts } from "../texts.ts";
import { tokenFace } from "../tokenFace.ts";

type Props = ReceiptData & { readonly config: PublicConfig };

/** All that an outsider needs to check each line on the chain; nothing of who is signed in. */
export function Receipt({ order, payments, config }: Props) {
  const say = texts.receipt;
  const token = tokenFace(config, order.terms.token);
  const known = findToken(config, order.terms.token);
  const person = config.demo?.people.find(
    ({ address }) => address.toLowerCase() === order.terms.platform.toLowerCase(),
  );
  const exact = (amount: string) => <Money amount={amount} token={token} digits={token.decimals} />;
  const sums = [
    { label: say.paidIn, amount: order.totals.paidIn },
    { label: say.toSeller, amount: order.totals.toSeller },
    { label: say.toClient, amount: order.totals.toClient },
    { label: say.commission, amount: order.totals.platformFees },
    { label: say.arbiterFee, amount: order.totals.arbiterFees },
  ].filter(({ amount }, index) => index === 0 || amount !== "0");
  return (
    <article className="receipt flex flex-col gap-6 rounded-lg border border-line bg-card p-4 sm:p-8">
      <div>
        {/* Above it on the screen is the site itself. */}
        <p className="mb-4 hidden font-medium print:block">{say.site(window.location.host)}</p>
        <h1 className="text-head">{say.title}</h1>
        <p className="text-soft">{say.what}</p>
      </div>
      <dl className="whole grid gap-x-8 gap-y-3 sm:grid-cols-2 print:grid-cols-2">
        <Item label={say.order} wide>
          <Full value={order.id} />
        </Item>
        <Item label={say.about} wide>
          <bdi>{order.listing?.title ?? "–"}</bdi>
          {order.listing?.packageName && (
            <span className="block text-soft">
              {say.package}: <bdi>{order.listing.packageName}</bdi>
            </span>
          )}
        </Item>
        <Party label={say.client} person={order.client} />
        <Party label={say.seller} person={order.seller} />
        <Party label={say.arbiter} person={order.arbiter} />
        <Party label={say.platform} person={{ address: order.terms.platform, name: person?.name ?? "" }} />
        <Item label={say.status}>{STATUS_WORDS[order.status]}</Item>
        <Item label={say.placed}>{utc(order.placedAt)}</Item>
        {order.finishedAt !== null && <Item label={say.ended}>{utc(order.finishedAt)}</Item>}
        <Item label={say.chain}>
          {config.chainName}, {say.chainId(config.chainId)}
        </Item>
        <Item label={say.contract} wide>
          <Full value={config.escrow} />
        </Item>
        <Item label={say.token} wide>
          {known && `${say.tokenOf(known.symbol, known.decimals)} `}
          {order.terms.token === ZERO_ADDRESS ? say.coin : <Full value={order.terms.token} />}
        </Item>
      </dl>
      <section aria-label={say.movements} className="flex flex-col gap-2">
        <h2 className="text-lead">{say.movements}</h2>
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {payments.map((payment) => (
            <Line
              key={`${payment.transaction.hash}-${payment.transaction.logIndex}-${payment.kind}-${payment.direction}`}
              payment={payment}
              token={token}
            />
          ))}
        </ul>
      </section>
      <section aria-label={say.sums} className="whole">
        <h2 className="text-lead">{say.sums}</h2>
        <dl className="mt-1 flex flex-col">
          {[...sums, { label: say.remains, amount: order.totals.remaining }].map(
            ({ label, amount }, index) => (
              <div
                key={label}
                className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5 last:border-0 last:font-semibold"
              >
                <dt>{label}</dt>
                <dd className="figures">
                  {index > 0 && index < sums.length && "− "}
                  {exact(amount)}
                </dd>
              </div>
            ),
          )}
        </dl>
      </section>
      <p className="whole max-w-prose text-note text-soft">{say.verify}</p>
    </article>
  );
}

function Line({ payment, token }: { readonly payment: PaymentEntry; readonly token: TokenFace }) {
  const say = texts.receipt;
  return (
    <li className="whole flex flex-col gap-0.5 py-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{say.kinds[payment.kind]}</span>
        <span className="figures">
          <Money amount={payment.amount} token={token} digits={token.decimals} />
        </span>
      </p>
      <p className="text-note text-soft">
        {utc(payment.at)} · {say.tx} <Full value={payment.transaction.hash} />
      </p>
    </li>
  );
}

type ItemProps = { readonly label: string; readonly wide?: boolean; readonly children: ReactNode };

function Item({ label, wide = false, children }: ItemProps) {
  return (
    <div className={wide ? "min-w-0 sm:col-span-2 print:col-span-2" : "min-w-0"}>
      <dt className="text-note text-soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Party({
  label,
  person,
}: {
  readonly label: string;
  readonly person: Pick<Person, "address" | "name">;
}) {
  return (
    <Item label={label}>
      {person.name && <bdi className="block">{person.name}</bdi>}
      <Full value={person.address} />
    </Item>
  );
}

/** Every digit: on paper nothing can be copied or hovered over. */
function Full({ value }: { readonly value: string }) {
  return (
    <span dir="ltr" className="font-mono text-note break-all">
      {value}
    </span>
  );
}

/** The same for whoever reads it, wherever. */
function utc(at: number): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
