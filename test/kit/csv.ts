/** Rows of a CSV text (RFC 4180) as the columns' names say. @throws {Error} for what is none. */
export function readCsv(text: string): Record<string, string>[] {
  const [names, ...rows] = cellsOf(text.replace(/^\ufeff/, ""));
  return rows.map((row) => {
    if (row.length !== names?.length) throw new Error(`A row has ${row.length} cells: ${row.join("|")}`);
    return Object.fromEntries(names.map((name, at) => [name, row[at] ?? ""]));
  });
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    // The text's own end comes once more, empty.
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}
