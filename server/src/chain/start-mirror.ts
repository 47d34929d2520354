import { MirrorHalted, StaleCheckpoint } from "./errors.ts";
import { requireChain, requireSameMirror } from "./identify.ts";
import { type MirrorLogger, silentLogger } from "./logger.ts";
import { createStatusKeeper, type MirrorStatus } from "./mirror-status.ts";
import type { Identity } from "./model.ts";
import { createLogRange } from "./read/log-range.ts";
import { createRpc } from "./rpc/create-rpc.ts";
import { backoff } from "./rpc/retry.ts";
import { sleep } from "./rpc/sleep.ts";
import { type StepContext, step } from "./step.ts";
import type { Lead, MirrorStore, TryLead } from "./store.ts";

export type MirrorOptions = {
  identity: Identity;
  rpcUrl: string;
  store: MirrorStore;
  tryLead: TryLead;
  /** Blocks below the head that are kept whole, so that a reorganisation is found at once. */
  confirmations: number;
  /** Milliseconds between looks at the head; default 1000, on a local chain less. */
  pollInterval?: number;
  /**
   * Milliseconds after which a node that went back to an older block, and mines nothing, is believed. Live chains don't
   * shrink, their nodes are merely behind: never by default. A local chain that lost its newest blocks did shrink.
   */
  believeShorter?: number;
  /** Milliseconds until a request to the node counts as failed; default 10,000. */
  rpcTimeout?: number;
  logger?: MirrorLogger;
};

/** The mirror of one escrow, as run by one instance. */
export type Mirror = {
  /** What it is doing now; cheap, never asks anyone. */
  status(): MirrorStatus;
  /** Ends after the commit under way. */
  stop(): Promise<void>;
};

/** Milliseconds. */
const RETRY = { first: 100, most: 10_000 };
const LEAD_INTERVAL = 1_000;

/** Starts following the chain: mirrors while this instance has the lead, waits for it while another has. */
export function startMirror(options: MirrorOptions): Mirror {
  const { identity, rpcUrl, store, tryLead, confirmations } = options;
  const {
    pollInterval = 1_000,
    believeShorter = Infinity,
    rpcTimeout = 10_000,
    logger = silentLogger,
  } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const keeper = createStatusKeeper();
  const rpc = createRpc({ url: rpcUrl, timeout: rpcTimeout, signal, onAnswer: keeper.asked });
  const range = createLogRange();
  const context: StepContext = { identity, rpc, store, confirmations, believeShorter, range, keeper, logger };

  async function index(lead: Lead): Promise<void> {
    keeper.status.role = "indexing";
    let sure = false;
    while (!signal.aborted && !lead.lost.aborted) {
      try {
        if (!sure) await requireChain(rpc, identity);
        sure = true;
        const outcome = await step(context);
        if (outcome !== "behind") keeper.succeeded();
        if (outcome !== "advanced") await sleep(pollInterval, signal);
      } catch (error) {
        // Who answers may have changed with whatever went wrong.
        sure = false;
        await recover(error);
      }
    }
  }

  async function wait(): Promise<void> {
    keeper.status.role = "waiting";
    const head = await rpc.latest();
    const checkpoint = await store.checkpoint(identity);
    requireSameMirror(checkpoint, identity);
    keeper.saw({ head: head.number, indexed: checkpoint.number });
    keeper.succeeded();
    await sleep(LEAD_INTERVAL, signal);
  }

  async function recover(error: unknown): Promise<void> {
    if (signal.aborted) return;
    const failures = keeper.failed(error);
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof MirrorHalted) logger.error({ reason, failures }, "mirror halted");
    else if (error instanceof StaleCheckpoint) logger.info({ reason }, "another instance indexes");
    else logger.warn({ reason, failures }, "mirror step failed, trying again");
    await sleep(backoff(failures, RETRY), signal).catch(() => {});
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      let lead: Lead | null = null;
      try {
        lead = await tryLead();
        if (lead) await index(lead);
        else await wait();
      } catch (error) {
        await recover(error);
      } finally {
        await lead?.release();
      }
    }
    keeper.status.role = "stopped";
  }

  const running = run();
  return {
    status: () => ({ ...keeper.status }),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
