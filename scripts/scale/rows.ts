import type { Client } from "pg";

const AT_A_TIME = 5_000;

/**
 * Writes rows into a table, each column that the rows name; the others take their defaults, so that columns made later
 * need no word here. One parameter a statement, however many rows.
 */
export async function insertRows(db: Client, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(", ");
  for (let start = 0; start < rows.length; start += AT_A_TIME) {
    const json = JSON.stringify(rows.slice(start, start + AT_A_TIME), (_, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    );
    await db.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
      [json],
    );
  }
}
