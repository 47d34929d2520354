import { explainError } from "@holdfast/sdk/errors";
import type { Address, Hex } from "viem";
import type { ChainReader } from "../chain/publicClient.ts";
import { WalletRefused } from "../wallet/port.ts";
import { nodeOf } from "./node.ts";
import { changeRun, findRun, putRun } from "./store.ts";
import { texts } from "./texts.ts";
import type { Call, Failure, Fate, Run, Sent, TransactionRequest } from "./types.ts";
import { watch } from "./watch.ts";

export type Tools = {
  readonly chain: ChainReader;
  readonly chainId: number;
  /** The connected wallet on the right chain; may ask the person to connect or to switch. */
  readonly wallet: () => Promise<{ account: Address; send: (call: Call) => Promise<Hex> }>;
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
    const wallet = await tools.wallet();
    let last: { hash: Hex; block: number } | null = null;
    for (let at = findRun(id)?.at ?? 0; at < request.steps.length; at++) {
      const step = request.steps[at];
      if (!step) break;
      changeRun(id, { at, phase: { kind: "checking" }, sent: null });
      const call = await step.prepare();
      if (call === null) markStep(id, at, { skipped: true });
      else last = await sendAndWatch(id, { call, wallet, tools, signal });
    }
    return finish(id, { last, tools, signal, ...(request.onDone && { onDone: request.onDone }) });
  });
}

/** Takes up a run that an earlier page sent. */
export async function resumeRun(run: Run, tools: Tools, signal: AbortSignal) {
  await settling(run.id, signal, async () => {
    if (!run.sent) return;
    const last = await watchSent(run.id, { sent: run.sent, tools, signal });
    if (run.at < run.steps.length - 1) {
      throw new Failed({ kind: "interrupted", text: texts.failed.interrupted });
    }
    await finish(run.id, { last, tools, signal });
  });
}

type Sending = {
  call: Call;
  wallet: { account: Address; send: (call: Call) => Promise<Hex> };
  tools: Tools;
  signal: AbortSignal;
};

async function sendAndWatch(id: string, { call, wallet, tools, signal }: Sending) {
  const headAtSend = await check(call, wallet.account, tools.chain);
  signal.throwIfAborted();
  changeRun(id, { phase: { kind: "signing" } });
  const hash = await wallet.send(call);
  const sent: Sent = {
    hash,
    from: wallet.account,
    to: call.to,
    data: call.data,
    value: call.value.toString(),
    nonce: null,
    sentAt: Date.now(),
    headAtSend,
  };
  changeRun(id, { sent, phase: { kind: "sent", weather: "fine" } });
  return watchSent(id, { sent, tools, signal });
}

/** Asks the node whether it would work: a refusal costs nothing here and a fee later. @returns the chain's head */
async function check(call: Call, account: Address, chain: ChainReader): Promise<number> {
  const head = Number(await chain.getBlockNumber());
  await chain.call({ account, ...call });
  return head;
}

async function watchSent(
  id: string,
  { sent, tools, signal }: { sent: Sent; tools: Tools; signal: AbortSignal },
) {
  const fate = await watch({
    sent,
    node: nodeOf(tools.chain),
    signal,
    onWeather: (weather) => {
      const phase = findRun(id)?.phase;
      if (phase?.kind === "sent" && phase.weather === weather) return;
      changeRun(id, { phase: { kind: "sent", weather } });
    },
    onSeen: (nonce) => changeRun(id, { sent: { ...sent, nonce } }),
  });
  const mined = await judge(fate, sent, tools.chain);
  markStep(id, findRun(id)?.at ?? 0, { hash: mined.hash });
  return mined;
}

async function judge(fate: Fate, sent: Sent, chain: ChainReader): Promise<{ hash: Hex; block: number }> {
  switch (fate.kind) {
    case "mined":
      return { hash: fate.hash, block: fate.block };
    case "reverted":
      throw new Failed({
        kind: "reverted",
        text: texts.failed.reverted(await reasonOf(sent, fate.block, chain)),
      });
    case "cancelled":
    case "replaced":
    case "dropped":
      throw new Failed({ kind: fate.kind, text: texts.failed[fate.kind] });
  }
}

/** The node does not keep why a transaction reverted; the same call on the block before says it again. */
async function reasonOf(sent: Sent, block: number, chain: ChainReader): Promise<string> {
  try {
    const { from: account, to, data, value } = sent;
    await chain.call({ account, to, data, value: BigInt(value), blockNumber: BigInt(block - 1) });
    return "";
  } catch (error) {
    return explainError(error).shortMessage;
  }
}

type Finishing = {
  last: { hash: Hex; block: number } | null;
  tools: Tools;
  signal: AbortSignal;
  onDone?: (last: { hash: Hex; block: number }) => void;
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
  return { kind: code === "user_rejected" ? "rejected" : "refused", text: `${shortMessage} ${hint}` };
}
