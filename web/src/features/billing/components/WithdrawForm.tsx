import { escrowCall } from "@holdfast/sdk/actions";
import type { PublicConfig } from "@holdfast/sdk/api";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Address, getAddress } from "viem";
import { publicClientOf } from "../../../shared/chain/publicClient.ts";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { amountFlaw, typedAmount } from "../../../shared/lib/typedAmount.ts";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { Field } from "../../../shared/ui/Field.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { moneyText } from "../../../shared/ui/Money.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { RadioCards } from "../../../shared/ui/RadioCards.tsx";
import { readAddress } from "../addressFlaw.ts";
import { holdingsQuery } from "../queries.ts";
import { texts } from "../texts.ts";
import { tokenFace } from "../tokenFace.ts";
import { AmountForm } from "./AmountForm.tsx";
import type { BalanceFormProps } from "./DepositForm.tsx";

/** Money out of the platform balance, to the own wallet or to another address that is checked first (PAY-2). */
export function WithdrawForm({ config, account, token, onClose }: BalanceFormProps) {
  const face = tokenFace(config, token);
  const transact = useTransact();
  const { data: has } = useQuery(holdingsQuery(config, account, token));
  const [text, setText] = useState("");
  const [where, setWhere] = useState<"own" | "other">("own");
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const say = texts.withdraw;
  const escrow = getAddress(config.escrow);
  const read = where === "own" ? null : readAddress(typed, { escrow, token });
  const to = read ? read.address : account;
  const code = useQuery(codeQuery(config, where === "other" ? to : null));
  // Without a network the question waits for one; nobody waits for that here.
  const isUnknown = code.isError || code.fetchStatus === "paused";
  const isLooking = where === "other" && to !== null && code.isPending && !isUnknown;
  const amount = parseAmount(text, face.decimals);
  const wrongAmount =
    amount === null || amount === 0n
      ? (amountFlaw(text, face) ?? say.wrong)
      : has && amount > has.platform
        ? say.tooMuch(moneyText(has.platform, face, face.decimals))
        : undefined;

  function submit() {
    setTried(true);
    if (wrongAmount !== undefined || amount === null || to === null || isLooking) return;
    const money = moneyText(amount, face);
    const label = say.tx(money);
    const exact = (sum: bigint) => moneyText(sum, face, face.decimals);
    transact({
      title: label,
      effects: [say.effect(money, to), say.final],
      figures: [
        { label: say.figure, value: money, exact: exact(amount) },
        ...(has
          ? [
              {
                label: say.after,
                value: moneyText(has.platform - amount, face),
                exact: exact(has.platform - amount),
                sum: true,
              },
            ]
          : []),
      ],
      steps: [
        { label, prepare: async () => [escrowCall({ escrow, call: "withdraw", args: [token, amount, to] })] },
      ],
      ask: where === "other",
      href: "/billing",
      done: say.done,
    });
    onClose();
  }

  return (
    <AmountForm
      title={say.title(face.symbol)}
      description={say.what}
      submit={isLooking ? say.looking : say.submit}
      busy={isLooking}
      token={face}
      label={say.amount}
      hint={has ? say.balance(moneyText(has.platform, face)) : ""}
      all={
        has && has.platform > 0n ? { label: say.all, text: typedAmount(has.platform, face.decimals) } : null
      }
      text={text}
      onText={setText}
      wrong={tried ? wrongAmount : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioCards
        legend={say.where}
        value={where}
        onChange={setWhere}
        cards={[
          { value: "own", label: say.own, hint: <FullAddress value={account} /> },
          { value: "other", label: say.other, hint: say.otherHint },
        ]}
      />
      {where === "other" && (
        <>
          <Field
            label={say.address}
            hint={say.addressHint}
            error={(tried || typed.trim().length >= 42) && read?.flaw ? say.flaw[read.flaw] : undefined}
          >
            <Input
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              className="font-mono"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          {to && (
            <Destination
              to={to}
              isContract={code.data === true}
              isUnknown={isUnknown}
              isSelf={to === account}
              isPlain={read?.flaw === null && read.plain}
            />
          )}
        </>
      )}
    </AmountForm>
  );
}

/** Whether code stands at an address, by the chain as it is now; null: there is nothing to look up. */
const codeQuery = (config: PublicConfig, to: Address | null) =>
  queryOptions({
    queryKey: ["billing", "code", config.chainId, to],
    enabled: to !== null,
    queryFn: async () => {
      const code = (to && (await publicClientOf(config).getCode({ address: to }))) ?? "0x";
      // An account that delegates to code (EIP-7702) is a person's account all the same.
      return code !== "0x" && !code.startsWith("0xef0100");
    },
  });

type DestinationProps = {
  readonly to: Address;
  readonly isContract: boolean;
  readonly isUnknown: boolean;
  readonly isSelf: boolean;
  readonly isPlain: boolean;
};

/** The address in full and in groups, as one compares it, with what is known against it. */
function Destination({ to, isContract, isUnknown, isSelf, isPlain }: DestinationProps) {
  const say = texts.withdraw;
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <p className="text-soft">
        {say.check}
        <span className="mt-1 block rounded-md bg-well p-3">
          <FullAddress value={to} />
        </span>
      </p>
      {isSelf && <Notice tone="idle">{say.self}</Notice>}
      {isPlain && !isSelf && <Notice tone="wait">{say.plain}</Notice>}
      {isContract && <Notice tone="wait">{say.contract}</Notice>}
      {isUnknown && <Notice tone="wait">{say.unknown}</Notice>}
    </div>
  );
}

function FullAddress({ value }: { readonly value: string }) {
  return (
    <span dir="ltr" className="font-mono text-note break-all text-ink">
      {value}
    </span>
  );
}
