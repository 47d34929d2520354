import type { PrismaClient } from "../../server/src/db/client.ts";
import { Prisma } from "../../server/src/db/generated/client.ts";

type Plan = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; Plans?: Plan[] };

/**
 * A database that answers every question with how it would go about it: the node types, each with the table it reads.
 * The repositories' own queries are explained, whatever they are.
 */
export function explaining(db: PrismaClient): { db: PrismaClient; plans: Set<string> } {
  const plans = new Set<string>();
  const explain = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const query = Prisma.sql(strings, ...values);
    const [row] = await db.$queryRaw<{ "QUERY PLAN": { Plan: Plan }[] }[]>`EXPLAIN (FORMAT JSON) ${query}`;
    for (const { Plan: plan } of row?.["QUERY PLAN"] ?? []) note(plan, plans);
    return [];
  };
  return { db: { $queryRaw: explain } as unknown as PrismaClient, plans };
}

function note(plan: Plan, plans: Set<string>): void {
  const where = plan["Index Name"] ?? plan["Relation Name"];
  plans.add(where ? `${plan["Node Type"]} ${where}` : plan["Node Type"]);
  for (const below of plan.Plans ?? []) note(below, plans);
}
