import type { PublicConfig } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { getAddress } from "viem";
import { useDraft } from "../../shared/hooks/useDraft.ts";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { parseAmount } from "../../shared/lib/amount.ts";
import { api } from "../../shared/lib/api.ts";
import { findToken, useConfig } from "../../shared/lib/config.ts";
import { describeError } from "../../shared/lib/describeError.ts";
import { focusFirstWrong } from "../../shared/lib/focusFirstWrong.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import { amountFlaw, amountRead } from "../../shared/lib/typedAmount.ts";
import { Avatar } from "../../shared/ui/Avatar.tsx";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { Card } from "../../shared/ui/Card.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Field } from "../../shared/ui/Field.tsx";
import { Input } from "../../shared/ui/Input.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { FileDrop } from "../../shared/upload/FileDrop.tsx";
import { useUploads } from "../../shared/upload/useUploads.ts";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { readNewQuoteSearch } from "./search.ts";
import { texts } from "./texts.ts";

const say = texts.ask;
type Wrong = Partial<Record<"title" | "text" | "budget" | "neededBy" | "files", string>>;

/** A client asks one seller for a price (LST-4). */
export function NewQuotePage() {
  const { seller, service } = useSearch({ from: "/quotes/new", select: readNewQuoteSearch });
  const config = useConfig();
  usePageTitle(say.title);
  const profile = useQuery({
    queryKey: ["accounts", seller],
    enabled: seller !== undefined,
    queryFn: ({ signal }) => api.get("/api/accounts/{address}", { path: { address: seller ?? "" }, signal }),
  });
  const about = useQuery({
    queryKey: ["services", "one", service],
    enabled: service !== undefined,
    queryFn: ({ signal }) => api.get("/api/services/{id}", { path: { id: service ?? "" }, signal }),
  });
  const isUnknown = profile.error && "status" in profile.error && profile.error.status === 404;
  if (seller === undefined || isUnknown) {
    return (
      <EmptyState
        drawing="search"
        heading="h1"
        title={say.noSeller}
        action={<ButtonLink to="/services">{texts.list.none.browse}</ButtonLink>}
      >
        {say.noSellerWhy}
      </EmptyState>
    );
  }
  if (profile.error)
    return <ErrorState heading="h1" error={profile.error} onRetry={() => void profile.refetch()} />;
  if (!profile.data || !config || about.isLoading) {
    return (
      <Loading>
        <Skeleton className="h-9 w-72" />
        <Skeleton className="mt-8 h-96 max-w-2xl rounded-lg" />
      </Loading>
    );
  }
  const name = profile.data.name || shortAddress(profile.data.address);
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <header className="flex items-center gap-4">
        <Avatar of={profile.data} size={56} />
        <div className="min-w-0">
          <h1 className="text-head">{say.title}</h1>
          <p className="text-soft">{say.lead(name)}</p>
        </div>
      </header>
      <SignInGate title={say.signIn.title} why={say.signIn.why}>
        {(account) => (
          <Form
            key={account}
            account={account}
            config={config}
            seller={seller}
            service={about.data ? { id: about.data.id, title: about.data.title } : null}
          />
        )}
      </SignInGate>
    </div>
  );
}

type FormProps = {
  /** The signed-in account, whose draft it is. */
  readonly account: string;
  readonly config: PublicConfig;
  readonly seller: string;
  readonly service: { readonly id: string; readonly title: string } | null;
};

function Form({ account, config, seller, service }: FormProps) {
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const key = `${account}.quote.${seller}.${service?.id ?? ""}`;
  const [title, setTitle, clearTitle] = useDraft(`${key}.title`);
  const [text, setText, clearText] = useDraft(`${key}.text`);
  const [budget, setBudget, clearBudget] = useDraft(`${key}.budget`);
  const [chosen, setToken, clearToken] = useDraft(`${key}.token`);
  const token = findToken(config, chosen)?.address ?? config.tokens[0]?.address ?? "";
  const [neededBy, setNeededBy, clearNeededBy] = useDraft(`${key}.neededBy`);
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const uploads = useUploads(config.maxFileSize, { keep: key });
  /** Types into a field, whose message is about what stood there before. */
  const into =
    (name: keyof Wrong, set: (value: string) => void) =>
    (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      set(event.currentTarget.value);
      setWrong(({ [name]: _, ...rest }) => rest);
    };

  const face = findToken(config, token);

  async function send(event: FormEvent) {
    event.preventDefault();
    const amount = budget.trim() === "" ? null : parseAmount(budget, face?.decimals ?? 0);
    // The end of that day, where the client is.
    const day = neededBy === "" ? null : new Date(`${neededBy}T23:59:59`);
    const found: Wrong = {
      ...(title.trim().length < 3 && { title: say.errors.title }),
      ...(text.trim().length < 10 && { text: say.errors.text }),
      ...(budget.trim() !== "" &&
        (amount === null || amount === 0n) && {
          budget: (face && amountFlaw(budget, face)) ?? say.errors.budget,
        }),
      ...(day && !(day.getTime() > Date.now()) && { neededBy: say.errors.neededBy }),
      ...(uploads.unfinished && { files: say.errors.uploading }),
    };
    setWrong(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return focusFirstWrong(form.current);
    setBusy(true);
    try {
      const { id } = await api.post("/api/quotes", {
        body: {
          seller: getAddress(seller),
          serviceId: service?.id ?? null,
          title: title.trim(),
          text: text.trim(),
          token: amount === null ? null : getAddress(token),
          budget: amount?.toString() ?? null,
          neededBy: day?.toISOString() ?? null,
          fileIds: [...uploads.ids],
        },
      });
      for (const clear of [clearTitle, clearText, clearBudget, clearToken, clearNeededBy]) clear();
      uploads.clear();
      await navigate({ to: "/quotes/$id", params: { id } });
    } catch (reason) {
      const { title: what, safe } = describeError(reason);
      setFailure(`${what}. ${safe}`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Card>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => void send(event)}
        className="grid gap-x-4 gap-y-5 sm:grid-cols-6"
      >
        {service && (
          <p className="text-soft sm:col-span-6">
            {say.onService} <span className="font-medium text-ink">{service.title}</span>
          </p>
        )}
        <div className="sm:col-span-6">
          <Field label={say.what} hint={say.whatHint} error={wrong.title}>
            <Input value={title} onChange={into("title", setTitle)} maxLength={120} autoComplete="off" />
          </Field>
        </div>
        <div className="sm:col-span-6">
          <Field label={say.brief} hint={say.briefHint} error={wrong.text}>
            <Textarea value={text} onChange={into("text", setText)} rows={8} maxLength={20_000} />
          </Field>
        </div>
        <div className="sm:col-span-6">
          <FileDrop uploads={uploads} maxFileSize={config.maxFileSize} label={say.files} />
          {wrong.files && (
            <p role="alert" className="mt-1 text-note text-lost">
              {wrong.files}
            </p>
          )}
        </div>
        <div className="sm:col-span-2">
          <Field label={say.budget} hint={face && amountRead(budget, face)} error={wrong.budget} optional>
            <Input
              value={budget}
              onChange={into("budget", setBudget)}
              inputMode="decimal"
              autoComplete="off"
              className="figures"
            />
          </Field>
        </div>
        <div className="sm:col-span-2">
          <Field label={say.token}>
            <Select value={token} onChange={(event) => setToken(event.currentTarget.value)}>
              {config.tokens.map((one) => (
                <option key={one.address} value={one.address}>
                  {one.symbol}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <div className="sm:col-span-2">
          <Field label={say.neededBy} error={wrong.neededBy} optional>
            <Input type="date" value={neededBy} onChange={into("neededBy", setNeededBy)} />
          </Field>
        </div>
        <p className="-mt-3 text-note text-soft sm:col-span-6">{say.budgetHint}</p>
        <div className="flex flex-col gap-2 sm:col-span-6">
          {failure && (
            <Notice tone="lost" title={say.failed} live>
              {failure}
            </Notice>
          )}
          <Button type="submit" variant="primary" loading={busy} className="sm:self-start">
            {say.send}
          </Button>
          <p className="text-note text-soft">{say.sendHint}</p>
        </div>
      </form>
    </Card>
  );
}
