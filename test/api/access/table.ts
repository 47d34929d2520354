import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The people of docs/security.md's table, in the order of its columns. */
export const PEOPLE = ["signed out", "stranger", "client", "seller", "arbiter", "operator"] as const;
export type Who = (typeof PEOPLE)[number];

/** What is known of an order when somebody asks about it. */
export type Circumstance = {
  status:
    | "pending"
    | "placed"
    | "in progress"
    | "delivered"
    | "revision requested"
    | "contested"
    | "disputed"
    | "completed"
    | "cancelled"
    | "settled";
  /** There is a dispute, or there was one. */
  disputed: boolean;
  /** A party asked the help desk. */
  helpAsked: boolean;
};

/** `yes`, or the status of the refusal. */
export type Outcome = "yes" | number;

/** One line: a route, what of, and for each person what is answered in which circumstances. */
export type Row = {
  route: string;
  of: string;
  cells: Record<Who, (order: Circumstance) => Outcome>;
};

const ENDED = ["completed", "cancelled", "settled"];
const WORDS: Record<string, (order: Circumstance) => boolean> = {
  open: ({ status }) => !ENDED.includes(status),
  pending: ({ status }) => status === "pending",
  waiting: ({ status }) => status === "pending" || status === "placed",
  working: ({ status }) => ["placed", "in progress", "revision requested"].includes(status),
  "in dispute": ({ status }) => status === "disputed",
  disputed: ({ disputed }) => disputed,
  desk: ({ disputed, helpAsked }) => disputed || helpAsked,
  asked: ({ helpAsked }) => helpAsked,
  reviewable: ({ status }) => status === "completed" || status === "settled",
  approved: ({ status }) => status === "completed",
};

/** The table "Who may ask what of the server". @throws {Error} for a line that it does not understand. */
export function readTable(): Row[] {
  const text = readFileSync(join(import.meta.dirname, "../../../docs/security.md"), "utf8");
  const section = text.split("\n## ").find((part) => part.startsWith("Who may ask what of the server\n"));
  if (!section) throw new Error("docs/security.md has no section about who may ask what.");
  const lines = section.split("\n").filter((line) => line.startsWith("| `"));
  return lines.map((line) => {
    const [route = "", of = "", ...cells] = line
      .slice(1, line.lastIndexOf("|"))
      .split("|")
      .map((cell) => cell.trim());
    if (cells.length !== PEOPLE.length) throw new Error(`This line has not a cell for each: ${line}`);
    const read = PEOPLE.map((who, index) => [who, readCell(cells[index] ?? "", line)]);
    return { route: route.replaceAll("`", ""), of, cells: Object.fromEntries(read) as Row["cells"] };
  });
}

/** `404`, `yes`, `yes if open, else 409`, `yes if in dispute, 409 if disputed, else 404`. */
function readCell(cell: string, line: string): (order: Circumstance) => Outcome {
  const clauses = cell.split(",").map((clause) => {
    const parts = /^(?:else )?(yes|\d{3})(?: if ([a-z ]+))?$/.exec(clause.trim());
    const word = parts?.[2];
    const holds = word === undefined ? () => true : WORDS[word];
    if (!parts || !holds) throw new Error(`"${clause}" means nothing in: ${line}`);
    return { holds, outcome: parts[1] === "yes" ? ("yes" as const) : Number(parts[1]) };
  });
  return (order) => {
    const clause = clauses.find(({ holds }) => holds(order));
    if (!clause) throw new Error(`"${cell}" says nothing of ${order.status} in: ${line}`);
    return clause.outcome;
  };
}
