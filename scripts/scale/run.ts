import { mkdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "../../server/src/db/embedded/start.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { Failure } from "../setup/failure.mjs";
import { say, step } from "../setup/report.mjs";
import { fillAtScale } from "./fill.ts";
import { isSameFill, readFill } from "./guard.ts";
import { readScaleOptions, type ScaleOptions } from "./options.ts";

const root = join(import.meta.dirname, "../..");

/** A database of its own, beside the local system's: `.holdfast/scale`. `log` is its server's log file. */
export async function startScaleDatabase(): Promise<{ url: string; log: string; stop(): Promise<void> }> {
  const dataDir = join(process.env.DATA_DIR ?? join(root, ".holdfast"), "scale");
  mkdirSync(dataDir, { recursive: true });
  return { ...(await startEmbeddedPostgres({ dataDir })), log: join(dataDir, "log") };
}

/**
 * Sees to it that the database holds the market of these options: leaves one that is there already, makes it in an
 * empty one, and begins again where an earlier fill is another one or broke off, if `anew` allows it.
 * @throws Failure when there are rows that no fill made
 */
export async function ensureFilled(
  url: string,
  { options, anew }: { options: ScaleOptions; anew: boolean },
): Promise<void> {
  await migrate({ url });
  const db = new pg.Client(url);
  await db.connect();
  try {
    const before = await readFill(db);
    if (before && !anew && (await isSameFill(db, before, options))) {
      say(`The market of seed ${options.seed} is there already.`);
      return;
    }
    if (before?.done && !anew) {
      throw new Failure(
        "Another made-up market is in this database. Say --anew to make it again from the beginning.",
      );
    }
    if (before)
      await db.query(
        "DROP SCHEMA IF EXISTS pgboss CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public",
      );
  } finally {
    await db.end();
  }
  const { seed, services, sellers, clients, orders } = options;
  say(`Seed ${seed}: ${services} services of ${sellers} sellers, ${orders} orders of ${clients} clients.`);
  await step("Fill the database", (report) =>
    fillAtScale(url, options, (what, done, total) => report(`${what} ${done}/${total}`)),
  );
}

/** `npm run seed -- --scale`. */
export async function seedAtScale(args: readonly string[]): Promise<void> {
  const { options, database, anew } = readScaleOptions(args);
  const embedded = database === undefined ? await startScaleDatabase() : null;
  try {
    await ensureFilled(database ?? embedded?.url ?? "", { options, anew });
  } finally {
    await embedded?.stop();
  }
}
