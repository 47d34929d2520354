import { OrderStatus } from "@holdfast/sdk/order";
import { useState } from "react";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { formatDate } from "../../../shared/lib/duration.ts";
import { amountFlaw } from "../../../shared/lib/typedAmount.ts";
import { useChainNow } from "../../../shared/live/clock.ts";
import { AmountField } from "../../../shared/ui/AmountField.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { FileDrop } from "../../../shared/upload/FileDrop.tsx";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { fromLocalInput, toLocalInput } from "../forms/localInput.ts";
import { useOrder } from "../model.ts";
import { texts as orderTexts } from "../texts.ts";
import { useOrderDraft } from "../useOrderDraft.ts";
import { otherOf } from "./proposals.ts";
import { texts } from "./texts.ts";
import { usePropose } from "./usePropose.ts";

const DAY = 86_400;
/** The date has to hold when it is accepted, up to two days later. */
const SOON = 600;
const YEAR = 365 * DAY;

type Wrong = {
  readonly amount?: string;
  readonly days?: string;
  readonly date?: string;
  readonly text?: string;
};

/** Additional work: amount, extra time, description (RQ-1). */
export function AdditionalWorkForm({ onClose }: { readonly onClose: () => void }) {
  const model = useOrder();
  const { token, state, terms, names, maxFileSize } = model;
  const now = useChainNow("minute");
  const [amount, setAmount] = useState("");
  const [days, setDays] = useState("0");
  const [text, setText, clear] = useOrderDraft("additional");
  const [wrong, setWrong] = useState<Wrong>({});
  const uploads = useUploads(maxFileSize);
  const { propose, busy, error } = usePropose(() => {
    clear();
    onClose();
  });
  const say = texts.form;
  const extra = /^\d{1,3}$/.test(days.trim()) && Number(days) <= 300 ? Number(days) : null;
  // Before the work begins no date runs: the extra time comes on top of the delivery time from now.
  const from = state.due > 0 ? Math.max(state.due, now) : now + terms.deliveryTime;
  const due = extra ? from + extra * DAY : 0;

  function submit() {
    const parsed = parseAmount(amount, token.decimals);
    const found: Wrong = {
      ...((parsed === null || parsed === 0n) && { amount: amountFlaw(amount, token) ?? say.amountWrong }),
      ...(extra === null && { days: say.daysWrong }),
      ...(due > now + YEAR - SOON && { days: say.dateWrong }),
      ...(!text.trim() && { text: say.textMissing }),
      ...(uploads.unfinished && { text: orderTexts.form.uploading }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0 || parsed === null) return;
    const words = { text: text.trim(), answers: [], links: [], fileIds: [...uploads.ids] };
    void propose({ kind: "amendment", amount: parsed, due }, words);
  }

  return (
    <FormDialog
      title={texts.option.additionalWork}
      submit={say.sign}
      busy={busy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <AmountField
        label={say.amount}
        hint={say.amountHint(names.client)}
        error={wrong.amount}
        token={token}
        value={amount}
        onChange={setAmount}
      />
      <Field
        label={say.extraDays}
        hint={due ? say.extraDaysHint(formatDate(due)) : say.extraDaysNone}
        error={wrong.days}
      >
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      </Field>
      <Field label={say.describe} error={wrong.text}>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
      </Field>
      <FileDrop uploads={uploads} maxFileSize={maxFileSize} label={orderTexts.form.files} />
      <Foot busy={busy} />
    </FormDialog>
  );
}

/** Another date, from either party (RQ-2). Before the work begins, its start can be agreed on in writing. */
export function ChangeTimeForm({ onClose }: { readonly onClose: () => void }) {
  const model = useOrder();
  const { state, terms } = model;
  const now = useChainNow("minute");
  const before = state.status === OrderStatus.Placed;
  const from = state.due > 0 ? Math.max(state.due, now) : now + terms.deliveryTime;
  const [date, setDate] = useState(() => toLocalInput(from + DAY));
  const [start, setStart] = useState("");
  const [text, setText, clear] = useOrderDraft("time");
  const [wrong, setWrong] = useState<Wrong & { readonly start?: string }>({});
  const { propose, busy, error } = usePropose(() => {
    clear();
    onClose();
  });
  const say = texts.form;
  const fits = (at: number | null) => at !== null && at > now + SOON && at < now + YEAR - SOON;

  function submit() {
    const due = fromLocalInput(date);
    const begins = start ? fromLocalInput(start) : null;
    const found = {
      ...(!fits(due) && { date: say.dateWrong }),
      ...(start && !fits(begins) && { start: say.dateWrong }),
      ...(!text.trim() && { text: say.textMissing }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0 || due === null) return;
    const answers = begins === null ? [] : [{ question: say.reasonOf.start, answer: inUtc(begins) }];
    void propose(
      { kind: "amendment", amount: 0n, due },
      { text: text.trim(), answers, links: [], fileIds: [] },
    );
  }

  return (
    <FormDialog
      title={texts.option.changeTime}
      submit={say.sign}
      busy={busy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      {before && (
        <Field label={say.newStart} hint={say.newStartHint} error={wrong.start} optional>
          <Input type="datetime-local" value={start} onChange={(event) => setStart(event.target.value)} />
        </Field>
      )}
      <Field
        label={say.newDate}
        hint={state.due > 0 ? say.newDateNow(formatDate(state.due)) : say.newDateNone}
        error={wrong.date}
      >
        <Input
          type="datetime-local"
          value={date}
          min={toLocalInput(now + SOON)}
          max={toLocalInput(now + YEAR - SOON)}
          onChange={(event) => setDate(event.target.value)}
        />
      </Field>
      <Field label={say.why} hint={say.whyHint} error={wrong.text}>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
      </Field>
      <Foot busy={busy} />
    </FormDialog>
  );
}

function Foot({ busy }: { readonly busy: boolean }) {
  const other = otherOf(useOrder());
  return (
    <>
      <p className="text-note text-soft">
        {texts.form.amendEffect(other)} {texts.form.free}
      </p>
      {busy && (
        <Notice tone="run" live>
          {texts.form.signing}
        </Notice>
      )}
    </>
  );
}

/** What both read is the same moment, wherever they are. */
function inUtc(at: number): string {
  return `${new Date(at * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
