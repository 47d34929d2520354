import { Client } from "pg";
import type { Lead, TryLead } from "../../chain/store.ts";
import { CONNECTION_WAIT_MS } from "../client.ts";

/** The advisory lock's key, of no other meaning: "holdfast" in ASCII, as a 64-bit number. */
const LOCK = 0x686f_6c64_6661_7374n;

/**
 * The right to index as a session's advisory lock on a connection of its own: PostgreSQL gives it up by itself when
 * the process or the connection dies. A lead that is lost unnoticed can't write: the checkpoint is compared too.
 */
export function createTryLead(url: string): TryLead {
  return async () => {
    const client = new Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECTION_WAIT_MS,
    });
    const lost = new AbortController();
    client.on("error", () => lost.abort());
    client.on("end", () => lost.abort());
    try {
      await client.connect();
      const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [
        LOCK.toString(),
      ]);
      if (rows[0]?.taken) return leadOf(client, lost.signal);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    await client.end();
    return null;
  };
}

function leadOf(client: Client, lost: AbortSignal): Lead {
  return { lost, release: () => client.end().catch(() => {}) };
}
