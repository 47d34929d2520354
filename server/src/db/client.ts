import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";

export type { PrismaClient } from "./generated/client.ts";

/** What is asked for beyond what the machine can do at once waits here, in turn, instead of slowing down all that is under way. */
const CONNECTIONS = 2 * availableParallelism() + 1;
/** Milliseconds to wait for a connection, new or free: who asks is told rather than kept waiting for ever. */
export const CONNECTION_WAIT_MS = 10_000;
/**
 * What the planner is told: an entry of an index costs about what the next row of a table does, as it does on every disk
 * without a moving arm, and no query of ours runs long enough for compiling it to pay.
 */
const PLANNING = "-c random_page_cost=1.1 -c jit=off";
/** A statement asked for so often is prepared; what is rare is planned anew each time. */
const OFTEN = 5;
/**
 * Each connection keeps the plans of so many statements, first come, first kept: who asks for odd things on purpose makes
 * some plans be made again, and no memory be used. This process counts so many others.
 */
const MOST_PREPARED = 200;
const MOST_COUNTED = 2_000;

type StatementNames = (query: { sql: string }) => string;

/** What a client asks through, for `rowsOf`. */
const drivers = new WeakMap<PrismaClient, { pool: Pool; nameOf: StatementNames }>();

/** The database. Connects when first asked; `$disconnect()` ends it for good, once Prisma was asked anything. */
export function createDatabase(url: string): PrismaClient {
  const nameOf = createStatementNames();
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
    options: PLANNING,
  });
  // A connection that is lost while nobody uses it is taken out of the pool: the next question opens another.
  pool.on("error", () => {});
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: nameOf, disposeExternalPool: true }),
    // A transaction waits for its connection as long as anything else does.
    transactionOptions: { maxWait: CONNECTION_WAIT_MS, timeout: 15_000 },
  });
  drivers.set(db, { pool, nameOf });
  return db;
}

/**
 * The rows of a statement written out, over the same connections and prepared as all others, but past Prisma's engine,
 * which costs a search a fifth of the server's time. As node-postgres reads them: JSON is parsed, bigint and numeric are
 * strings. Not within a transaction.
 */
export async function rowsOf<Row extends object>(db: PrismaClient, statement: Prisma.Sql): Promise<Row[]> {
  const driver = drivers.get(db);
  if (!driver) throw new Error("This is no database of createDatabase.");
  const { text, values } = statement;
  const { rows } = await driver.pool.query<Row>({ name: driver.nameOf({ sql: text }), text, values });
  return rows;
}

/** Planned each time: what Prisma writes with a parameter for each of a list, another statement for each length. */
const ALWAYS_PLANNED = / IN \(\$\d+,/;
/** The protocol's statement without a name is planned when it is asked. */
const UNNAMED = "";

/** Names for statements that come again and again, so that the database parses and plans each once a connection. */
function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  let counts = new Map<string, number>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name !== undefined) return name;
    if (ALWAYS_PLANNED.test(sql)) return UNNAMED;
    const count = (counts.get(sql) ?? 0) + 1;
    if (count < OFTEN || names.size >= MOST_PREPARED) {
      if (counts.size >= MOST_COUNTED) counts = new Map();
      counts.set(sql, count);
      return UNNAMED;
    }
    counts.delete(sql);
    const given = createHash("sha256").update(sql).digest("base64url").slice(0, 22);
    names.set(sql, given);
    return given;
  };
}
