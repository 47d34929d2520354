import type { AcceptedToken } from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";

/** Gives services that were written before prices were kept in whole units, too, what they are sorted by. */
export async function fillAmounts(db: PrismaClient, tokens: readonly AcceptedToken[]): Promise<void> {
  for (const { address, decimals } of tokens) {
    await db.$executeRaw`
      UPDATE "Service" SET "fromAmount" = ("fromPrice" * ${`1e-${decimals}`}::numeric)::float8
      WHERE "fromToken" = ${address} AND "fromPrice" > 0 AND "fromAmount" = 0`;
  }
}
