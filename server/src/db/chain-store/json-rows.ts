/**
 * Rows as one JSON parameter for `json_to_recordset`: bulk without a parameter a value. bigints travel as decimal
 * strings, which the column's type in the record reads.
 */
export function jsonRows(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
