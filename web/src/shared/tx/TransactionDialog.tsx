import { useLocation, useNavigate } from "@tanstack/react-router";
import clsx from "clsx";
import Check from "lucide-react/icons/check";
import LoaderCircle from "lucide-react/icons/loader-circle";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { texts as common } from "../texts.ts";
import { Address } from "../ui/Address.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ExternalLink } from "../ui/ExternalLink.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { canRetry, closeRun, confirmRun } from "./control.ts";
import { figureFacts } from "./figureFacts.tsx";
import { texts } from "./texts.ts";
import type { Phase, Run } from "./types.ts";

export type TransactionDialogProps = { readonly run: Run; readonly explorerUrl: string | null };

/** The one dialog for all transactions: what will happen, and how far it got. */
export function TransactionDialog({ run, explorerUrl }: TransactionDialogProps) {
  const { phase } = run;
  const busy = phase.kind === "checking" || phase.kind === "signing";
  const told = phase.kind !== "done" && phase.kind !== "failed";
  return (
    <Dialog
      open={run.open}
      onOpenChange={(open) => !open && closeRun(run.id)}
      stay={busy}
      title={run.title}
      footer={<Buttons run={run} />}
    >
      <div className="flex flex-col gap-5">
        {told && run.effects.length > 0 && (
          <ul className="flex list-disc flex-col gap-1 ps-5 text-soft marker:text-faint">
            {run.effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        )}
        {run.figures.length > 0 && <Facts facts={figureFacts(run.figures)} />}
        {phase.kind !== "asking" && <Steps run={run} explorerUrl={explorerUrl} />}
        <div aria-live="polite" role="status">
          <Said phase={phase} done={run.done} />
        </div>
      </div>
    </Dialog>
  );
}

function Said({ phase, done }: { readonly phase: Phase; readonly done: string | undefined }) {
  switch (phase.kind) {
    case "signing":
      return phase.note ? (
        <Notice tone="wait">{phase.note}</Notice>
      ) : (
        <p className="text-soft">{texts.live.signing}</p>
      );
    case "asking":
    case "checking":
    case "mirroring":
      return <p className="text-soft">{texts.live[phase.kind]}</p>;
    case "sent":
      return phase.weather === "fine" ? (
        <p className="text-soft">{texts.live.sent.fine}</p>
      ) : (
        <Notice tone="wait">{texts.live.sent[phase.weather]}</Notice>
      );
    case "done":
      return (
        <Notice tone="done" title={texts.live.done}>
          {done}
        </Notice>
      );
    case "failed":
      return <Notice tone={phase.failure.kind === "rejected" ? "idle" : "lost"}>{phase.failure.text}</Notice>;
  }
}

/** How far the current step got, as a number that later phases exceed. */
const REACHED = { asking: 0, checking: 0, signing: 0, sent: 1, failed: 0, mirroring: 3, done: 4 } as const;

function Steps({ run, explorerUrl }: TransactionDialogProps) {
  const { phase, steps } = run;
  const failed = phase.kind === "failed";
  const reached = failed ? (run.sent ? 1 : 0) : REACHED[phase.kind];
  const last = steps.length - 1;
  return (
    <ol aria-label={texts.progress} className="flex flex-col gap-3">
      {steps.map((step, index) => {
        const past = index < run.at || step.skipped || step.hash !== null;
        const now = index === run.at && !past;
        const state = past ? "done" : !now ? "ahead" : reached >= 1 ? "done" : failed ? "lost" : "now";
        const hash = step.hash ?? (index === run.at && run.sent && "hash" in run.sent ? run.sent.hash : null);
        return (
          <li key={step.label} className="flex flex-col gap-3">
            <Line state={state}>
              {lineText(step, { past: past && index !== last, signed: state === "done" })}
            </Line>
            {hash && (
              <Hash hash={hash} explorerUrl={explorerUrl} state={past ? "done" : failed ? "lost" : "now"} />
            )}
          </li>
        );
      })}
      {run.at === last && reached >= 1 && (
        <>
          <li>
            <Line state={reached >= 3 ? "done" : "ahead"}>{texts.step.mined}</Line>
          </li>
          <li>
            <Line state={reached >= 4 ? "done" : reached === 3 ? "now" : "ahead"}>{texts.step.mirrored}</Line>
          </li>
        </>
      )}
    </ol>
  );
}

function lineText(step: Run["steps"][number], { past, signed }: { past: boolean; signed: boolean }): string {
  if (step.skipped) return texts.step.skipped(step.label);
  if (past) return texts.step.done(step.label);
  return signed ? texts.step.signed(step.label) : texts.step.sign(step.label);
}

type LineState = "done" | "now" | "ahead" | "lost";

function Hash({ hash, explorerUrl, state }: { hash: string; explorerUrl: string | null; state: LineState }) {
  return (
    <Line state={state}>
      <span className="flex flex-wrap items-center gap-x-3">
        {texts.step.sent}
        <Address value={hash} what={texts.transaction} />
        {explorerUrl && (
          <ExternalLink href={`${explorerUrl.replace(/\/$/, "")}/tx/${hash}`}>
            {texts.onExplorer}
          </ExternalLink>
        )}
      </span>
    </Line>
  );
}

function Line({ state, children }: { readonly state: LineState; readonly children: ReactNode }) {
  return (
    <span className={clsx("flex items-start gap-3", state === "ahead" && "text-faint")}>
      <span
        className={clsx(
          "mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full",
          state === "done" && "bg-done-soft text-done",
          state === "now" && "text-run",
          state === "ahead" && "border border-line",
          state === "lost" && "bg-lost-soft text-lost",
        )}
        aria-hidden
      >
        {state === "done" && <Check className="size-3.5" />}
        {state === "now" && <LoaderCircle className="size-4 animate-spin" />}
        {state === "lost" && <X className="size-3.5" />}
      </span>
      <span className="min-w-0">
        {children}
        {state === "done" && <span className="sr-only">, {common.stepDone}</span>}
      </span>
    </span>
  );
}

function Buttons({ run }: { readonly run: Run }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const close = () => closeRun(run.id);
  switch (run.phase.kind) {
    case "asking":
      return (
        <>
          <Button onClick={close}>{texts.notNow}</Button>
          <Button variant="primary" onClick={() => confirmRun(run.id)}>
            {texts.confirm}
          </Button>
        </>
      );
    case "checking":
    case "signing":
      return <Button onClick={close}>{common.cancel}</Button>;
    case "sent":
    case "mirroring":
      return <Button onClick={close}>{texts.keepWatching}</Button>;
    case "done":
    case "failed": {
      const { href } = run;
      return (
        <>
          <Button onClick={close} variant={run.phase.kind === "done" && !href ? "primary" : "quiet"}>
            {common.close}
          </Button>
          {canRetry(run) && (
            <Button variant="primary" onClick={() => confirmRun(run.id)}>
              {texts.tryAgain}
            </Button>
          )}
          {run.phase.kind === "done" && href && href !== pathname && (
            <Button
              variant="primary"
              onClick={() => {
                close();
                void navigate({ href });
              }}
            >
              {texts.openPage}
            </Button>
          )}
        </>
      );
    }
  }
}
