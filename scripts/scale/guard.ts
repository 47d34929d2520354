import type { Client } from "pg";
import { Failure } from "../setup/failure.mjs";
import type { ScaleOptions } from "./options.ts";

/** Written on the schema once it is filled; raised whenever the same options would give other rows. */
const VERSION = 5;
/** Tables that a server fills by itself. */
const NOBODYS = [
  "_prisma_migrations",
  "Checkpoint",
  "ChainBlock",
  "NotifiedUpTo",
  "SignInNonce",
  "rate_limit",
];

export type Fill = { version: number; migration: string; done: boolean; options: ScaleOptions };

/** What an earlier fill said of itself; null: none was made here. */
export async function readFill(db: Client): Promise<Fill | null> {
  const { rows } = await db.query<{ words: string | null }>(
    `SELECT obj_description('public'::regnamespace, 'pg_namespace') AS words`,
  );
  const [, json] = /^holdfast scale seed (\{.*\})$/.exec(rows[0]?.words ?? "") ?? [];
  return json === undefined ? null : (JSON.parse(json) as Fill);
}

export async function writeFill(db: Client, fill: { done: boolean; options: ScaleOptions }): Promise<void> {
  const whole: Fill = { version: VERSION, migration: await newestMigration(db), ...fill };
  const words = `holdfast scale seed ${JSON.stringify(whole)}`;
  const { rows } = await db.query<{ quoted: string }>("SELECT quote_literal($1::text) AS quoted", [words]);
  await db.query(`COMMENT ON SCHEMA public IS ${rows[0]?.quoted}`);
}

/** Whether a fill is the one that these options would make, but for its last moment. */
export async function isSameFill(
  db: Client,
  fill: Fill,
  { now: _, ...wanted }: ScaleOptions,
): Promise<boolean> {
  const { now: __, ...made } = fill.options;
  return (
    fill.done &&
    fill.version === VERSION &&
    fill.migration === (await newestMigration(db)) &&
    JSON.stringify(made) === JSON.stringify(wanted)
  );
}

/**
 * Only an empty database is filled: rows of somebody's would be lost among made-up ones.
 * @throws Failure naming a table that holds rows
 */
export async function demandEmpty(db: Client): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  for (const { name } of rows.filter((row) => !NOBODYS.includes(row.name))) {
    const { rowCount } = await db.query(`SELECT 1 FROM "${name}" LIMIT 1`);
    if (rowCount) {
      throw new Failure(
        `This database holds somebody's data (table ${name}), and is left as it is. Give an empty one: ` +
          "npm run seed -- --scale --database postgresql://...",
      );
    }
  }
}

async function newestMigration(db: Client): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations" ORDER BY migration_name DESC LIMIT 1`,
  );
  return rows[0]?.name ?? "";
}
