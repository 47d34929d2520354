import type { Prisma } from "../generated/client.ts";

/**
 * Of two transactions that name the same thing the second waits here until the first has ended, and sees from then on
 * what it wrote: what is counted after this is still so when it is acted on.
 */
export async function takeTurn(tx: Pick<Prisma.TransactionClient, "$executeRaw">, thing: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${thing}, 0))`;
}
