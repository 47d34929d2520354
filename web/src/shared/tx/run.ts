import { followTransaction, type Progress, type SendingClient, sendCall } from "@holdfast/sdk/actions";
import { explainError } from "@holdfast/sdk/errors";
import type { Hex, TransactionReceipt } from "viem";
import type { ChainReader } from "../chain/publicClient.ts";
import { WalletRefused } from "../wallet/port.ts";
import { changeRun, findRun, putRun } from "./store.ts";
import { texts } from "./texts.ts";
import type { Failure, Run, TransactionRequest } from "./types.ts";

/** A page that stays open looks each second, for as long as there is hope. */
const PATIENT = { pollingInterval: 1000, timeout: Number.POSITIVE_INFINITY } as const;

/** The last transaction of a run, mined. */
type Last = { hash: Hex; block: number };

export type Tools = {
  readonly chain: ChainReader;
  readonly chainId: number;
  /** The connected wallet on the right chain; may ask the person to connect or to switch. */
  readonly client: () => Promise<SendingClient>;
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
    steps: request.steps.map(({ label }) => ({ label, skipped: false, hash: null })),
    at: 0,
    phase: { kind: request.ask ? "asking" : "checking" },
    sent: null,
    href: request.href ?? null,
    open: true,
  };
  putRun(run);
  return run;
}

/** Does the steps one after the other, from `run.at` on. Failures end in the run's phase, never in a throw. */
export async function performRun(id: string, request: TransactionRequest, tools: Tools, signal: AbortSignal) {
  await settling(id, signal, async () => {
    const client = await tools.client();
    let last: Last | null = null;
    for (let at = findRun(id)?.at ?? 0; at < request.steps.length; at++) {
      const step = request.steps[at];
      if (!step) break;
      changeRun(id, { at, phase: { kind: "checking" }, sent: null });
      const calls = await step.prepare();
      for (const { note, ...call } of calls) {
        const onProgress = (progress: Progress) => show(id, progress, note);
        last = lastOf(await sendCall(client, { ...PATIENT, call, signal, onProgress }));
      }
      markStep(id, at, calls.length === 0 || last === null ? { skipped: true } : { hash: last.hash });
    }
    return finish(id, { last, tools, signal, ...(request.onDone && { onDone: request.onDone }) });
  });
}

/** Takes up a run that an earlier page sent. */
export async function resumeRun(run: Run, tools: Tools, signal: AbortSignal) {
  await settling(run.id, signal, async () => {
    if (!run.sent) return;
    const client = { publicClient: tools.chain };
    const receipt = await followTransaction(client, {
      ...PATIENT,
      transaction: run.sent,
      signal,
      onProgress: (state) => show(run.id, { step: "sent", ...state }),
    });
    const last = lastOf(receipt);
    markStep(run.id, run.at, { hash: last.hash });
    if (run.at < run.steps.length - 1) {
      throw new Failed({ kind: "interrupted", text: texts.failed.interrupted });
    }
    await finish(run.id, { last, tools, signal });
  });
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
