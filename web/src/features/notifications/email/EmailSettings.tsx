import type { EmailSettings as Settings } from "@holdfast/sdk/api";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../shared/lib/api.ts";
import { describeError } from "../../../shared/lib/describeError.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Loading, Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { texts } from "./texts.ts";

/** Milliseconds between looks while a mail is on its way, and while its link is waited for. */
const LOOK = { sending: 2_000, waiting: 10_000 } as const;

const emailQuery = queryOptions({
  queryKey: ["notifications", "email"],
  queryFn: ({ signal }) => api.get("/api/account/email", { signal }),
  refetchInterval: ({ state }) => {
    const now = state.data?.state;
    return now === "sending" || now === "waiting" ? LOOK[now] : false;
  },
});

/** Whether notifications are mailed as well, and where to (NTF-1). */
export function EmailSettings() {
  const { data, error, refetch } = useQuery(emailQuery);
  return (
    <Card title={texts.title} aria-label={texts.title}>
      {data ? (
        <Shown settings={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <Skeleton className="h-24 w-full" />
        </Loading>
      )}
    </Card>
  );
}

function Shown({ settings }: { readonly settings: Settings }) {
  const queries = useQueryClient();
  const [other, setOther] = useState(false);
  const keep = (next: Settings) => {
    setOther(false);
    queries.setQueryData(emailQuery.queryKey, next);
  };
  const stop = useMutation({
    mutationFn: () => api.delete("/api/account/email"),
    onSuccess: () => keep({ ...settings, address: null, state: "none" }),
  });
  const { address, state, available } = settings;
  if (!available && address === null) return <p className="text-soft">{texts.unavailable}</p>;
  if (address === null || state === "none" || other) return <Ask onAsked={keep} />;
  const tone = {
    sending: "run",
    waiting: "wait",
    expired: "wait",
    unreachable: "lost",
    confirmed: "done",
  } as const;
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone={tone[state]} live>
        {texts.states[state](address)}
      </Notice>
      {stop.error && <p role="alert">{describeError(stop.error).title}</p>}
      <div className="flex flex-wrap gap-2">
        {available && <Button onClick={() => setOther(true)}>{texts.other}</Button>}
        <Button variant="plain" loading={stop.isPending} onClick={() => stop.mutate()}>
          {texts.stop}
        </Button>
      </div>
    </div>
  );
}

function Ask({ onAsked }: { readonly onAsked: (settings: Settings) => void }) {
  const [address, setAddress] = useState("");
  const [wrong, setWrong] = useState(false);
  const ask = useMutation({
    mutationFn: () => api.put("/api/account/email", { body: { address: address.trim() } }),
    onSuccess: onAsked,
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const looksRight = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address.trim());
    setWrong(!looksRight);
    if (looksRight) ask.mutate();
  }
  const problem = ask.error && describeError(ask.error);
  return (
    <form onSubmit={submit} noValidate className="flex flex-col items-start gap-4">
      <p className="text-soft">{texts.why}</p>
      <div className="w-full max-w-96">
        <Field
          label={texts.label}
          hint={texts.hint}
          error={wrong ? texts.invalid : problem ? `${problem.title}. ${problem.safe}` : undefined}
        >
          <Input
            type="email"
            autoComplete="email"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
        </Field>
      </div>
      <Button type="submit" loading={ask.isPending}>
        {texts.ask}
      </Button>
    </form>
  );
}
