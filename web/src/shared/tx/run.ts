import {
  followCalls,
  followTransaction,
  type Progress,
  type SendingClient,
  type Sent,
  sendCall,
  sendCalls,
} from "@holdfast/sdk/actions";
import { explainError } from "@holdfast/sdk/errors";
import { type Address, type Hex, isAddressEqual, type TransactionReceipt } from "viem";
import type { ChainReader } from "../chain/publicClient.ts";
import { shortAddress } from "../lib/shortAddress.ts";
import { WalletRefused } from "../wallet/port.ts";
import { changeRun, findRun, putRun } from "./store.ts";
import { texts } from "./texts.ts";
import type { Failure, Run, Step, TransactionRequest } from "./types.ts";

/** A page that stays open looks each second, for as long as there is hope. */
const PATIENT = { pollingInterval: 1000, timeout: Number.POSITIVE_INFINITY } as const;

/** The last transaction of a run, mined. */
type Last = { hash: Hex; block: number };

export type Tools = {
  readonly chain: ChainReader;
  readonly chainId: number;
  /** The wallet's account now, or null while none is connected. */
  readonly account: () => Address | null;
  /** The connected wallet on the right chain; may ask the person to connect or to switch. */
  readonly client: () => Promise<SendingClient>;
  /** The same once it is connected by itself; asks the person nothing. */
  readonly connected: (signal: AbortSignal) => Promise<SendingClient>;
  /** Resolves once our server has mirrored the block. */
  readonly mirrored: (block: number, signal: AbortSignal) => Promise<void>;
};

class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.text);
    this.failure = failure;
  }
}

/** A run in its first state: asking, or straight to the wallet. */
export function beginRun(request: TransactionRequest, chainId: number): Run {
  const run: Run = {
    id: crypto.randomUUID(),
    chainId,
    title: request.title,
    effects: request.effects,
    figures: request.figures ?? [],
    steps: freshSteps(request.steps),
    at: 0,
    phase: { kind: request.ask ? "asking" : "checking" },
    sent: null,
    href: request.href ?? null,
    ...(request.done && { done: request.done }),
    open: true,
  };
  putRun(run);
  return run;
}

function freshSteps(steps: readonly Step[]): Run["steps"] {
  return steps.map(({ label }) => ({ label, skipped: false, hash: null }));
}

/**
 * What a run needs to be gone on with; `request` changes when it takes a detour. `account`: whose deed it is, from the
 * moment the dialog opened or, where nobody was connected then, from the first wallet on.
 */
export type Live = { request: TransactionRequest | null; readonly tools: Tools; account: Address | null };

/** Does the steps one after the other, from `run.at` on. Failures end in the run's phase, never in a throw. */
export async function performRun(id: string, live: Live, signal: AbortSignal) {
  await settling(id, signal, async () => {
    const client = await clientOf(live);
    let last: Last | null = null;
    for (let at = findRun(id)?.at ?? 0; ; at++) {
      const step = live.request?.steps[at];
      if (!step) break;
      signal.throwIfAborted();
      changeRun(id, { at, phase: { kind: "checking" }, sent: null });
      try {
        const done = await perform(step, { id, client, signal });
        last = done ?? last;
        markStep(id, at, done === null ? { skipped: true } : done ? { hash: done.hash } : {});
      } catch (error) {
        if (signal.aborted || !detour(id, { live, step, error })) throw error;
        at = -1;
      }
    }
    const onDone = live.request?.onDone;
    return finish(id, { last, tools: live.tools, signal, ...(onDone && { onDone }) });
  });
}

/** Sums and addresses were told to one account: another one, switched to meanwhile, would move its own money by them. */
async function clientOf(live: Live): Promise<SendingClient> {
  const client = await live.tools.client();
  const given = client.account ?? client.walletClient.account;
  if (given === undefined) return client;
  const account = typeof given === "string" ? given : given.address;
  live.account ??= account;
  if (isAddressEqual(live.account, account)) return client;
  throw new Failed({ kind: "failed", text: texts.failed.account(shortAddress(live.account)) });
}

type Performing = { id: string; client: SendingClient; signal: AbortSignal };

/** @returns the step's last transaction; null when it was not needed, undefined when it sends none. */
async function perform(step: Step, { id, client, signal }: Performing): Promise<Last | null | undefined> {
  if (step.kind === "sign") {
    changeRun(id, { phase: { kind: "signing" } });
    return (await step.sign(client)) ? undefined : null;
  }
  const calls = await step.prepare();
  if (step.kind === "batch") {
    const onProgress = (progress: Progress) => show(id, progress);
    const plain = calls.map(({ note: _note, ...call }) => call);
    return lastOf(await sendCalls(client, { ...PATIENT, calls: plain, signal, onProgress }));
  }
  let last: Last | null = null;
  for (const { note, ...call } of calls) {
    const onProgress = (progress: Progress) => show(id, progress, note);
    last = lastOf(await sendCall(client, { ...PATIENT, call, signal, onProgress }));
  }
  return last;
}

/** Whether there is another way to the same end; the run then stands at its beginning. */
function detour(id: string, failed: { live: Live; step: Step; error: unknown }): boolean {
  const { live, step, error } = failed;
  const run = findRun(id);
  if (!live.request?.otherwise || !run || run.sent) return false;
  const other = live.request.otherwise({ error, step, asked: run.phase.kind === "signing" });
  if (!other) return false;
  live.request = { ...live.request, ...other };
  changeRun(id, { effects: other.effects, steps: freshSteps(other.steps) });
  return true;
}

/** Takes up a run that an earlier page sent. */
export async function resumeRun(run: Run, tools: Tools, signal: AbortSignal) {
  await settling(run.id, signal, async () => {
    if (!run.sent) return;
    const last = lastOf(await follow(run, tools, signal));
    markStep(run.id, run.at, { hash: last.hash });
    if (run.at < run.steps.length - 1) {
      throw new Failed({ kind: "interrupted", text: texts.failed.interrupted });
    }
    await finish(run.id, { last, tools, signal });
  });
}

async function follow({ id, sent }: Run, tools: Tools, signal: AbortSignal): Promise<TransactionReceipt> {
  if (sent && "batch" in sent) {
    changeRun(id, { phase: { kind: "sent", weather: "unseen" } });
    return followCalls(await tools.connected(signal), {
      ...PATIENT,
      sent,
      signal,
      onProgress: (weather) => show(id, { step: "sent_calls", sent, weather }),
    });
  }
  return followTransaction(
    { publicClient: tools.chain },
    {
      ...PATIENT,
      transaction: sent as Sent,
      signal,
      onProgress: (state) => show(id, { step: "sent", ...state }),
    },
  );
}

/** How far the sdk got, in the run's own phases. What is sent is kept by the store over a reload. */
function show(id: string, progress: Progress, note?: string): void {
  switch (progress.step) {
    case "simulating":
      changeRun(id, { phase: { kind: "checking" }, sent: null });
      break;
    case "signing":
      changeRun(id, { phase: { kind: "signing", ...(note && { note }) } });
      break;
    case "sent":
    case "sent_calls":
      changeRun(id, { sent: progress.sent, phase: { kind: "sent", weather: progress.weather } });
      break;
    case "mined":
      break;
  }
}

function lastOf({ transactionHash, blockNumber }: TransactionReceipt): Last {
  return { hash: transactionHash, block: Number(blockNumber) };
}

type Finishing = {
  last: Last | null;
  tools: Tools;
  signal: AbortSignal;
  onDone?: (last: Last) => void;
};

async function finish(id: string, { last, tools, signal, onDone }: Finishing) {
  if (last) {
    changeRun(id, { phase: { kind: "mirroring" } });
    await tools.mirrored(last.block, signal);
  }
  changeRun(id, { phase: { kind: "done" } });
  if (last) onDone?.(last);
}

function markStep(id: string, at: number, mark: { skipped?: boolean; hash?: Hex }): void {
  const run = findRun(id);
  if (run)
    changeRun(id, { steps: run.steps.map((step, index) => (index === at ? { ...step, ...mark } : step)) });
}

/** Every end that is not a success becomes words. An aborted run was given up by the person and says nothing. */
async function settling(id: string, signal: AbortSignal, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (signal.aborted) return;
    const failure = error instanceof Failed ? error.failure : failureOf(error);
    changeRun(id, { phase: { kind: "failed", failure } });
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof WalletRefused) return { kind: "rejected", text: error.message };
  const { code, shortMessage, hint } = explainError(error);
  return { kind: code === "user_rejected" ? "rejected" : "failed", text: `${shortMessage} ${hint}` };
}
