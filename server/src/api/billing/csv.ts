import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { MovementView } from "../../domain/billing/list-movements.ts";

type Token = { address: string; symbol: string; decimals: number };

/** The columns in their order. Amounts are decimal numbers of the token, and whole numbers of its smallest unit. */
const COLUMNS = [
  "time",
  "kind",
  "direction",
  "amount",
  "commission kept back",
  "of platform balance",
  "symbol",
  "amount in smallest units",
  "commission in smallest units",
  "of platform balance in smallest units",
  "decimals",
  "token",
  "order",
  "order title",
  "counterparty",
  "counterparty name",
  "transaction",
  "block",
  "log",
] as const;

/**
 * Movements as CSV (RFC 4180, UTF-8 with its mark, so that spreadsheets read names right). No cell is a formula, and no
 * number is below zero: `direction` says which way it went. The amount of a token that the site does not know is given
 * in smallest units alone. What the movements fail with, the table fails with.
 */
export function movementsCsv(movements: AsyncIterable<MovementView>, tokens: readonly Token[]): Readable {
  const known = new Map(tokens.map((token) => [token.address.toLowerCase(), token]));
  const csv = stringify({ header: true, columns: [...COLUMNS], bom: true, escape_formulas: true });
  const rows = Readable.from(cellsOf(movements, known));
  // `pipe` passes on neither a failure nor an end, and a failure that nobody hears ends the process.
  rows.on("error", (error) => csv.destroy(error));
  csv.on("close", () => rows.destroy());
  return rows.pipe(csv);
}

async function* cellsOf(
  movements: AsyncIterable<MovementView>,
  known: ReadonlyMap<string, Token>,
): AsyncGenerator<string[]> {
  for await (const view of movements) yield cells(view, known.get(view.token.toLowerCase()));
}

function cells(view: MovementView, token: Token | undefined): string[] {
  const inWhole = (amount: bigint) => (token ? decimal(amount, token.decimals) : "");
  return [
    new Date(view.at * 1000).toISOString(),
    view.kind,
    view.incoming ? "in" : "out",
    ...[view.amount, view.fee, view.ofBalance].map(inWhole),
    token?.symbol ?? "",
    ...[view.amount, view.fee, view.ofBalance].map(String),
    token ? String(token.decimals) : "",
    view.token,
    view.orderId ?? "",
    words(view.title ?? ""),
    view.counterparty?.address ?? "",
    words(view.counterparty?.name ?? ""),
    view.txHash,
    String(view.blockNumber),
    String(view.logIndex),
  ];
}

/** Where a list is written with semicolons, a spreadsheet may begin a cell behind one: that is no formula either. */
function words(text: string): string {
  return text.replace(/([;\t\r\n]\s*)(?=[=+\-@])/g, "$1'");
}

/** Every digit, and none to part thousands. */
function decimal(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, "0");
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return digits.slice(0, digits.length - decimals) + (decimals > 0 && fraction ? `.${fraction}` : "");
}
