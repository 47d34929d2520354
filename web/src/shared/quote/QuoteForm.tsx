import type { PublicConfig } from "@holdfast/sdk/api";
import { platformFee } from "@holdfast/sdk/order";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useDraft } from "../hooks/useDraft.ts";
import { parseAmount } from "../lib/amount.ts";
import { findToken } from "../lib/config.ts";
import { describeError } from "../lib/describeError.ts";
import { focusFirstWrong } from "../lib/focusFirstWrong.ts";
import { amountRead } from "../lib/typedAmount.ts";
import { chainNow } from "../live/clock.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { Input } from "../ui/Input.tsx";
import { percent } from "../ui/MoneyPath.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Select } from "../ui/Select.tsx";
import { Textarea } from "../ui/Textarea.tsx";
import { TokenMoney } from "../ui/TokenMoney.tsx";
import { useWallet, WalletRefused } from "../wallet/port.ts";
import type { QuoteSubject } from "./promiseOf.ts";
import {
  emptyQuote,
  type QuoteErrors,
  type QuoteValues,
  readKeptQuote,
  readQuote,
  VALID_DAYS,
  withOfferedToken,
} from "./quoteValues.ts";
import { type SignedPrice, signQuote } from "./signQuote.ts";
import { texts } from "./texts.ts";

export type QuoteFormProps = {
  readonly config: PublicConfig;
  /** What the price is for: it is signed together with it. */
  readonly subject: QuoteSubject;
  /** Under this name what is typed outlives a reload of the tab, until it is signed. */
  readonly draft: string;
  /** What stands in the form at first. */
  readonly start?: Partial<QuoteValues>;
  /** Hands the signature in; what it throws is said here. */
  readonly onSigned: (signed: SignedPrice) => Promise<void>;
};

/** A seller's price for one client: named, signed by the wallet, handed in (FEATURES LST-4, LST-5). */
export function QuoteForm({ config, subject, draft, start, onSigned }: QuoteFormProps) {
  const wallet = useWallet();
  const form = useRef<HTMLFormElement>(null);
  const [kept, keep, forget] = useDraft(draft);
  const first = { ...emptyQuote(config), ...start };
  const values = withOfferedToken(readKeptQuote(kept, first) ?? first, config);
  const [errors, setErrors] = useState<QuoteErrors>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // The button that opened it is gone: the focus goes on here instead of to the top of the page.
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const field = (name: keyof QuoteValues) => ({
    name,
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      keep(JSON.stringify({ ...values, [name]: value }));
      setErrors(({ [name]: _, ...rest }) => rest);
    },
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const read = readQuote(values, { config, now: chainNow() });
    setErrors(read.errors ?? {});
    setFailure(null);
    if (!read.price) return focusFirstWrong(form.current ?? document);
    setBusy(true);
    try {
      await onSigned(await signQuote({ subject, price: read.price, config, wallet }));
      forget();
    } catch (reason) {
      setFailure(saidOf(reason));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid gap-x-4 gap-y-5 sm:grid-cols-6"
    >
      <div className="sm:col-span-3">
        <Field label={texts.price} error={errors.price}>
          <Input {...field("price")} inputMode="decimal" autoComplete="off" className="figures" />
        </Field>
      </div>
      <div className="sm:col-span-3">
        <Field label={texts.token}>
          <Select {...field("token")}>
            {config.tokens.map((token) => (
              <option key={token.address} value={token.address}>
                {token.symbol} · {token.name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Receives config={config} values={values} />
      <div className="flex items-start gap-2 sm:col-span-3">
        <div className="min-w-0 flex-1">
          <Field label={texts.delivery} hint={texts.deliveryHint} error={errors.delivery}>
            <Input {...field("delivery")} inputMode="numeric" autoComplete="off" className="figures" />
          </Field>
        </div>
        <div className="w-28 pt-13">
          <Select {...field("unit")} aria-label={texts.deliveryUnit}>
            <option value="hours">{texts.hours}</option>
            <option value="days">{texts.days}</option>
          </Select>
        </div>
      </div>
      <div className="sm:col-span-3">
        <Field label={texts.revisions} hint={texts.revisionsHint} error={errors.revisions}>
          <Input {...field("revisions")} inputMode="numeric" autoComplete="off" className="figures" />
        </Field>
      </div>
      <div className="sm:col-span-6">
        <Field label={texts.features} hint={texts.featuresHint} error={errors.features} optional>
          <Textarea {...field("features")} rows={3} />
        </Field>
      </div>
      <div className="sm:col-span-6">
        <Field label={texts.words} hint={texts.wordsHint} optional>
          <Textarea {...field("words")} rows={4} maxLength={5000} />
        </Field>
      </div>
      <div className="sm:col-span-3">
        <Field label={texts.valid} error={errors.valid}>
          <Select {...field("valid")}>
            {VALID_DAYS.map((days) => (
              <option key={days} value={days}>
                {texts.validDays(days)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="flex flex-col gap-2 sm:col-span-6">
        {failure && (
          <Notice tone="lost" title={subject.jobId === null ? texts.failed : texts.failedProposal} live>
            {failure}
          </Notice>
        )}
        <Button type="submit" variant="primary" loading={busy} className="sm:self-start">
          {subject.jobId === null ? texts.sign : texts.signProposal}
        </Button>
        <p className="text-note text-soft">{texts.signHint}</p>
      </div>
    </form>
  );
}

/** What is left of the price after the commission, while it is typed. */
function Receives({ config, values }: { readonly config: PublicConfig; readonly values: QuoteValues }) {
  const token = findToken(config, values.token);
  const amount = parseAmount(values.price, token?.decimals ?? 0);
  const fee = config.terms.platformFeeBps;
  return (
    <p
      className="-mt-3 flex min-h-6 flex-wrap items-baseline gap-x-2 text-note text-soft sm:col-span-6"
      aria-live="polite"
    >
      {amount !== null && amount > 0n ? (
        <>
          {token && amountRead(values.price, token)} {texts.receives}
          <TokenMoney
            amount={amount - platformFee(amount, fee)}
            token={values.token}
            className="font-medium text-ink"
          />
          {texts.receivesHint(percent(fee))}
        </>
      ) : (
        texts.commission(percent(fee))
      )}
    </p>
  );
}

function saidOf(reason: unknown): string {
  const refused =
    reason instanceof WalletRefused || (reason instanceof Error && /reject|denied/i.test(reason.message));
  if (refused) return texts.refused;
  const { title, safe } = describeError(reason);
  return `${title}. ${safe}`;
}
