import { amountFlaw } from "../../lib/typedAmount.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { Money, moneyText, type TokenFace } from "../../ui/Money.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { amountAt, STEPS, stepOf } from "./split.ts";
import { texts } from "./texts.ts";
import type { SplitState } from "./useSplit.ts";

export type PaySourceProps = {
  readonly price: bigint;
  readonly token: TokenFace;
  /** What the platform balance and the wallet hold of the token, in smallest units; `wallet` null: not looked at. */
  readonly has: { readonly platform: bigint; readonly wallet: bigint | null };
  /** The token is the coin that the network fee is paid in too. */
  readonly native: boolean;
  readonly split: SplitState;
};

/** Where a payment comes from: the wallet, the platform balance, or a part of each (FEATURES ORD-3). */
export function PaySource({ price, token, has, native, split }: PaySourceProps) {
  const say = texts.split;
  const { way, fromBalance, most } = split;
  const money = (amount: bigint) => moneyText(amount, token);
  const coversAll = has.platform >= price;
  const leftInWallet = has.wallet === null ? -1n : has.wallet - (price - fromBalance);
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4">
      <RadioCards
        legend={say.legend}
        value={way}
        onChange={split.choose}
        cards={[
          {
            value: "wallet",
            label: say.wallet,
            ...(has.wallet !== null && { hint: say.has(money(has.wallet)) }),
          },
          {
            value: "balance",
            label: say.balance,
            hint: coversAll ? say.covers(money(has.platform)) : say.tooLittle(money(has.platform)),
            disabled: !coversAll,
          },
          { value: "both", label: say.both, hint: say.bothHint(money(most)) },
        ]}
      />
      {way === "both" && <Parts price={price} token={token} split={split} />}
      <Facts
        facts={[
          {
            label: say.leftInBalance,
            value: <Money amount={has.platform - fromBalance} token={token} />,
          },
          ...(leftInWallet >= 0n
            ? [
                {
                  label: say.leftInWallet,
                  ...(native && { hint: say.beforeFee }),
                  value: <Money amount={leftInWallet} token={token} />,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

function Parts({ price, token, split }: Pick<PaySourceProps, "price" | "token" | "split">) {
  const say = texts.split;
  const { fromBalance, most, typed, wrong } = split;
  const money = (amount: bigint) => moneyText(amount, token);
  const field = (part: "balance" | "wallet", label: string) => (
    <Field
      label={label}
      error={
        wrong === part
          ? (amountFlaw(typed[part], token) ??
            say.wrong(
              money(part === "balance" ? 0n : price - most),
              money(part === "balance" ? most : price),
            ))
          : undefined
      }
    >
      <Input
        inputMode="decimal"
        autoComplete="off"
        unit={token.symbol}
        value={typed[part]}
        onChange={(event) => split.type(part, event.target.value)}
      />
    </Field>
  );
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <input
          type="range"
          min={0}
          max={STEPS}
          step={1}
          value={stepOf(fromBalance, most)}
          onChange={(event) => split.slide(amountAt(Number(event.target.value), most))}
          aria-label={say.slider}
          aria-valuetext={say.sliderText(money(fromBalance), money(price - fromBalance))}
          className="h-11 w-full cursor-pointer accent-accent"
        />
        <p className="flex justify-between gap-4 text-note text-soft" aria-hidden>
          <span>{say.less}</span>
          <span>{say.more}</span>
        </p>
      </div>
      {field("balance", say.fromBalance)}
      {field("wallet", say.fromWallet)}
    </div>
  );
}
