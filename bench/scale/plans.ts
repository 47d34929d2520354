import { closeSync, openSync, readSync, statSync } from "node:fs";
import pg from "pg";

type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: PlanNode[];
};

/** One query of a request, as PostgreSQL went about it. */
export type QueryPlan = {
  query: string;
  /** Milliseconds inside the database. */
  ms: number;
  /** Pages of 8 KiB touched. */
  pages: number;
  nodes: string[];
  /** Tables that were read whole. */
  whole: string[];
};

/**
 * Lets PostgreSQL tell the plan of every query of every connection made from now on (auto_explain), with times and
 * pages: those that the server really asks, whoever wrote them.
 */
export async function explainAll(url: string, on: boolean): Promise<void> {
  const db = new pg.Client(url);
  await db.connect();
  const { rows } = await db.query<{ name: string }>("SELECT quote_ident(current_database()) AS name");
  const name = rows[0]?.name;
  try {
    for (const [setting, value] of [
      ["session_preload_libraries", "auto_explain"],
      ["auto_explain.log_min_duration", "0"],
      ["auto_explain.log_analyze", "on"],
      ["auto_explain.log_buffers", "on"],
      ["auto_explain.log_format", "json"],
    ]) {
      if (on) await db.query(`LOAD 'auto_explain'; ALTER DATABASE ${name} SET ${setting} = '${value}'`);
      else await db.query(`ALTER DATABASE ${name} RESET ${setting}`);
    }
  } finally {
    await db.end();
  }
}

/** Reads the plans that the server's log gained since the last look. */
export function createPlanReader(log: string): () => QueryPlan[] {
  let offset = statSync(log).size;
  return () => {
    const size = statSync(log).size;
    const bytes = Buffer.alloc(size - offset);
    const file = openSync(log, "r");
    readSync(file, bytes, 0, bytes.length, offset);
    closeSync(file);
    offset = size;
    return readPlans(bytes.toString("utf8"));
  };
}

/** A plan follows its line, each of its own lines behind a tab. */
function readPlans(text: string): QueryPlan[] {
  return [...text.matchAll(/duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n?)+)/g)].flatMap(
    ([, ms, json = ""]) => {
      const { "Query Text": query, Plan: plan } = JSON.parse(json.replaceAll(/^\t/gm, "")) as {
        "Query Text": string;
        Plan: PlanNode;
      };
      const nodes: string[] = [];
      const whole = new Set<string>();
      note(plan, { nodes, whole });
      const pages = (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
      return [
        { query: query.replaceAll(/\s+/g, " ").trim(), ms: Number(ms), pages, nodes, whole: [...whole] },
      ];
    },
  );
}

function note(node: PlanNode, found: { nodes: string[]; whole: Set<string> }): void {
  const where = node["Index Name"] ?? node["Relation Name"];
  const rows = Math.round((node["Actual Rows"] ?? 0) * (node["Actual Loops"] ?? 1));
  const removed = node["Rows Removed by Filter"];
  const kind = where ? `${node["Node Type"]} ${where}` : node["Node Type"];
  found.nodes.push(`${kind} rows ${rows}${removed ? `, ${removed} thrown away` : ""}`);
  // One that was never begun read nothing.
  if (node["Node Type"] === "Seq Scan" && node["Relation Name"] && node["Actual Loops"] !== 0)
    found.whole.add(node["Relation Name"]);
  for (const below of node.Plans ?? []) note(below, found);
}
