import type { Client } from "pg";

/** By this one the mirror looks up an order's events while it writes. */
const KEPT = "ChainEvent_orderId_blockNumber_logIndex_idx";

/**
 * Takes away the indexes that only queries want, and answers how to make them again: filling tables first and indexing
 * them whole takes half the time. Whoever is interrupted in between has a fill that is not done, and begins it anew.
 */
export async function dropIndexes(db: Client): Promise<() => Promise<void>> {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i
     JOIN pg_class c ON c.oid = i.indexrelid
     JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND NOT i.indisunique AND c.relname <> $1`,
    [KEPT],
  );
  for (const { name } of rows) await db.query(`DROP INDEX "${name}"`);
  return async () => {
    for (const { definition } of rows) await db.query(definition);
  };
}
