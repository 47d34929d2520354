import type { Quote } from "@holdfast/sdk/api";
import { sameAddress } from "@holdfast/sdk/order";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useDraft } from "../../../shared/hooks/useDraft.ts";
import { api } from "../../../shared/lib/api.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { texts } from "../texts.ts";
import { useQuoteDeed } from "../useQuoteDeed.ts";

const say = texts.page.questions;

/** One question each way before payment, and its answer. */
export function Questions({ quote, account }: { readonly quote: Quote; readonly account: string }) {
  const [asking, setAsking] = useState(false);
  const { questions, state, order } = quote;
  const isOpen = !order && ["pending_quote", "quoted", "accepted", "expired", "void"].includes(state);
  const hasAsked = questions.some(({ author }) => sameAddress(author, account));
  if (questions.length === 0 && !isOpen) return null;
  const other = quote.role === "client" ? quote.seller : quote.client;
  const name = other.name || shortAddress(other.address);
  return (
    <Card title={say.title}>
      <div className="flex flex-col gap-5">
        {questions.map((one) => {
          const mine = sameAddress(one.author, account);
          return (
            <div key={one.author} className="flex flex-col gap-2">
              <p className="text-note text-soft">{mine ? say.youAsk : say.asks(name)}</p>
              <p dir="auto" className="max-w-prose whitespace-pre-line wrap-anywhere">
                {one.text}
              </p>
              {one.answer !== null ? (
                <div className="border-s-2 border-line ps-4">
                  <p className="text-note text-soft">{mine ? say.answers(name) : say.youAnswer}</p>
                  <p dir="auto" className="max-w-prose whitespace-pre-line wrap-anywhere">
                    {one.answer}
                  </p>
                </div>
              ) : mine || !isOpen ? (
                <p className="text-note text-soft">{say.waiting}</p>
              ) : (
                <Words id={quote.id} kind="answer" account={account} />
              )}
            </div>
          );
        })}
        {questions.length === 0 && !asking && <p className="text-soft">{say.lead}</p>}
        {isOpen && !hasAsked && asking && <Words id={quote.id} kind="question" account={account} />}
        {isOpen && !hasAsked && !asking && (
          <Button className="self-start" onClick={() => setAsking(true)}>
            {say.ask}
          </Button>
        )}
      </div>
    </Card>
  );
}

type WordsProps = {
  readonly id: string;
  readonly kind: "question" | "answer";
  readonly account: string;
};

function Words({ id, kind, account }: WordsProps) {
  const [text, setText, clear] = useDraft(`${account}.quote.${id}.${kind}`);
  const { run, busy, failure } = useQuoteDeed(id);
  const form = useRef<HTMLFormElement>(null);
  // A question is opened by a button, which is gone then; an answer stands there from the beginning.
  useEffect(() => {
    if (kind === "question") form.current?.querySelector("textarea")?.focus();
  }, [kind]);
  const input = { path: { id }, body: { text: text.trim() } };
  async function send(event: FormEvent) {
    event.preventDefault();
    const done = await run(() =>
      kind === "question"
        ? api.post("/api/quotes/{id}/question", input)
        : api.post("/api/quotes/{id}/answer", input),
    );
    if (done) clear();
  }
  return (
    <form ref={form} onSubmit={(event) => void send(event)} className="flex flex-col gap-2">
      <Field label={kind === "question" ? say.your : say.answer}>
        <Textarea
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={3}
          maxLength={2000}
        />
      </Field>
      {failure && (
        <Notice tone="lost" title={texts.page.failed} live>
          {failure}
        </Notice>
      )}
      <Button type="submit" className="self-start" loading={busy} disabled={text.trim() === ""}>
        {kind === "question" ? say.send : say.sendAnswer}
      </Button>
    </form>
  );
}
