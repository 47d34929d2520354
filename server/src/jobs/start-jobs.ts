import { setTimeout } from "node:timers/promises";
import { PgBoss, type Queue } from "pg-boss";
import type { Logger } from "pino";

/** A kind of job: what it does, for all instances together. */
export type Work = {
  name: string;
  options: Omit<Queue, "name">;
  /** Minutes, hours and days at which it is asked for by itself, as cron says them. */
  cron?: string;
  run(): Promise<void>;
};

export type Jobs = {
  /** Asks for a job now, or in so many seconds. One that waits already will do. */
  ask(name: string, afterSeconds?: number): Promise<void>;
  stop(): Promise<void>;
};

/** PostgreSQL schema of the jobs, beside our own tables. */
const SCHEMA = "jobs";
const CONNECTIONS = 2;
const CONNECTION_WAIT_MS = 10_000;
/** Seconds between looks for jobs that another instance asked for. */
const POLL_SECONDS = 2;
const RETRY_MS = 10_000;

type Started = { boss: PgBoss; workers: Map<string, string> };

/**
 * Runs jobs by pg-boss: each once, on whichever instance takes it. Starts beside everything else and tries again until
 * the database lets it: nobody waits for it.
 */
export function startJobs(input: { databaseUrl: string; works: readonly Work[]; logger: Logger }): Jobs {
  const { works, logger } = input;
  const stopping = new AbortController();
  let started: Started | null = null;

  const starting = (async () => {
    while (!stopping.signal.aborted && started === null) {
      try {
        started = await start(input);
      } catch (err) {
        logger.warn({ err }, "jobs start later");
        await setTimeout(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  })();

  return {
    async ask(name, afterSeconds = 0) {
      await starting;
      if (!started || stopping.signal.aborted) return;
      const { boss, workers } = started;
      const id = await boss.send(name, null, afterSeconds > 0 ? { startAfter: afterSeconds } : {});
      const worker = workers.get(name);
      if (id !== null && afterSeconds === 0 && worker) boss.notifyWorker(worker);
    },
    async stop() {
      stopping.abort();
      await starting;
      if (!started) return;
      const { boss } = started;
      // What runs ends first; pg-boss itself would look only every half second whether it has.
      await Promise.all(works.map(({ name }) => boss.offWork(name, { wait: true })));
      await boss.stop({ graceful: false });
    },
  };
}

async function start(input: {
  databaseUrl: string;
  works: readonly Work[];
  logger: Logger;
}): Promise<Started> {
  const { databaseUrl, works, logger } = input;
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: "holdfast-jobs",
    schema: SCHEMA,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
  });
  boss.on("error", (err) => logger.warn({ err }, "jobs"));
  try {
    await boss.start();
    const workers = new Map<string, string>();
    for (const { name, options, cron, run } of works) {
      await boss.createQueue(name, options);
      if (cron) await boss.schedule(name, cron);
      workers.set(name, await boss.work(name, { pollingIntervalSeconds: POLL_SECONDS }, () => run()));
    }
    return { boss, workers };
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
}
