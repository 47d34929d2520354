import type { Package, PublicConfig } from "@holdfast/sdk/api";
import { platformFee, type Terms, ZERO_ADDRESS } from "@holdfast/sdk/order";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatAmount } from "../../../shared/lib/amount.ts";
import { findToken } from "../../../shared/lib/config.ts";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import type { Requirements } from "../../../shared/requirements/useRequirements.ts";
import { texts as shared } from "../../../shared/texts.ts";
import { PaySource } from "../../../shared/tx/payment/PaySource.tsx";
import { useSplit } from "../../../shared/tx/payment/useSplit.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Checkbox } from "../../../shared/ui/Checkbox.tsx";
import { type Fact, Facts } from "../../../shared/ui/Facts.tsx";
import { Money, moneyText } from "../../../shared/ui/Money.tsx";
import { percent } from "../../../shared/ui/MoneyPath.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { feeQuery, fundsQuery } from "../api/funds.ts";
import { waysQuery } from "../api/ways.ts";
import type { Subject } from "../draft.ts";
import { asksFirst } from "../offer.ts";
import type { Held } from "../placing.ts";
import { shortage } from "../shortage.ts";
import { texts } from "../texts.ts";
import { usePaidBefore } from "../usePaidBefore.ts";
import { usePay } from "../usePay.ts";
import { PaidBefore } from "./PaidBefore.tsx";
import { WalletAsks } from "./WalletAsks.tsx";

export type PayCardProps = {
  readonly service: { readonly seller: { readonly name: string } };
  readonly entry: Pick<Package, "offer" | "toRequest">;
  readonly config: PublicConfig;
  /** The open offer's terms, or those of a quote. */
  readonly open: Terms;
  readonly refused: boolean;
  /** Null: the requirements come later. */
  readonly form: Pick<Requirements, "read" | "clear"> | null;
  /** Of which package the draft of this order is kept; null for terms that have their salt, as a quote's. */
  readonly subject: Subject | null;
};

/** The sum, where it comes from, and the one button. */
export function PayCard({ service, entry, config, open, refused, form, subject }: PayCardProps) {
  const wallet = useWallet();
  const { account, session } = wallet;
  const token = findToken(config, open.token) ?? {
    symbol: shortAddress(open.token),
    decimals: 0,
    stable: false,
  };
  const purse = useQuery(fundsQuery(config, account, open.token));
  const funds = purse.data;
  const [keepRefunds, setKeepRefunds] = useState(false);
  const platform = funds?.platform ?? 0n;
  const split = useSplit({ price: open.price, platform, token });
  const { fromBalance } = split;
  const fromWallet = open.price - fromBalance;
  const inToken = open.token !== ZERO_ADDRESS && fromWallet > 0n;
  const { data: ways } = useQuery(waysQuery({ config, token: open.token, amount: fromWallet, wallet }));
  const way = inToken ? (ways?.order[0] ?? null) : null;
  const { data: fee } = useQuery(feeQuery(config, open, way ?? (inToken ? "approve" : "coin")));
  const missing =
    funds &&
    shortage({
      funds,
      fromWallet,
      fee: fee ?? 0n,
      token,
      coin: config.coin,
      native: open.token === ZERO_ADDRESS,
    });
  const asks = asksFirst(entry);
  const paidBefore = usePaidBefore(config, subject);
  const { pay, busy, error, held, goOn } = usePay({
    service,
    entry,
    config,
    open,
    form,
    subject,
    fromBalance,
    keepRefunds,
    token,
  });
  const before: Held | null = paidBefore ? { why: "running", order: paidBefore } : held;
  const commission = platformFee(open.price, open.platformFeeBps);
  const amount = moneyText(open.price, token);
  const say = texts.pay;
  const facts: Fact[] = [
    { label: say.price, value: <Money amount={open.price} token={token} /> },
    ...(fromBalance > 0n
      ? [
          {
            label: say.fromBalance,
            value: (
              <>
                − <Money amount={fromBalance} token={token} />
              </>
            ),
          },
        ]
      : []),
    {
      label: say.fromWallet,
      value: <Money amount={fromWallet} token={token} />,
      ...(token.stable && { hint: say.dollars(formatAmount(fromWallet, token.decimals, 2).shown) }),
      total: true,
    },
    {
      label: say.fee,
      hint: say.feeHint,
      value: fee === undefined ? say.feeUnknown : <Money amount={fee} token={config.coin} digits={6} />,
    },
  ];

  return (
    <Card title={say.title} className="lg:sticky lg:top-24">
      <div className="flex flex-col gap-5">
        <Facts facts={facts} />
        {!funds && (purse.isError || purse.fetchStatus === "paused") && (
          <Notice tone="wait" title={say.unread} live>
            <p>{say.unreadWhy}</p>
            <Button className="mt-2" onClick={() => void purse.refetch()}>
              {shared.tryAgain}
            </Button>
          </Notice>
        )}
        {funds && platform > 0n && (
          <PaySource
            price={open.price}
            token={token}
            has={{ platform, wallet: funds.token }}
            native={open.token === ZERO_ADDRESS}
            split={split}
          />
        )}
        <Facts
          className="border-t border-line pt-4"
          facts={[
            {
              label: say.sellerGets(service.seller.name),
              hint: say.commission(percent(open.platformFeeBps)),
              value: <Money amount={open.price - commission} token={token} />,
            },
            asks
              ? { label: say.answerTime, value: formatDuration(open.responseTime) }
              : { label: say.until, value: <Time at={open.validUntil} show="date" /> },
          ]}
        />
        <Checkbox
          checked={keepRefunds}
          onChange={(event) => setKeepRefunds(event.currentTarget.checked)}
          label={say.keepRefunds}
          hint={say.keepRefundsHint}
        />
        {way && <WalletAsks way={way} amount={moneyText(fromWallet, token)} />}
        {missing && <Notice tone="wait">{missing}</Notice>}
        {/* On a phone the sum and the button stay at the thumb, and what went wrong stays with them. */}
        <div className="thumb flex flex-col gap-2">
          {error && (
            <Notice tone="lost" live>
              {error}
            </Notice>
          )}
          {before && subject !== null ? (
            <PaidBefore held={before} subject={subject} onAgain={goOn} />
          ) : (
            <Button
              variant="primary"
              wide
              loading={busy}
              disabled={refused || Boolean(missing) || split.wrong !== null}
              onClick={() => void pay()}
            >
              {!account || !session
                ? texts.button.connect
                : form
                  ? (asks ? texts.button.payAndAsk : texts.button.payAndStart)(amount)
                  : texts.button.payLater(amount)}
            </Button>
          )}
        </div>
        <p className="text-note text-soft sm:-mt-3">{texts.button.safe}</p>
      </div>
    </Card>
  );
}
