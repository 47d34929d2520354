import type { Address, Hash } from "viem";
import { expect } from "vitest";
import { mapParallel } from "../../../server/src/chain/read/parallel.ts";
import type { PrismaClient } from "../../../server/src/db/client.ts";
import { abi, type TestChain } from "../../kit/chain.ts";

/** Every order and balance in the mirror is what the contract itself says, and the money adds up to what it holds. */
export async function expectChainTruth(chain: TestChain, db: PrismaClient): Promise<void> {
  const { client, escrow: address } = chain;
  const orders = await mapParallel(await db.order.findMany(), async (row) => {
    const state = await client.readContract({ address, abi, functionName: "order", args: [row.id as Hash] });
    const mirrored = {
      status: row.status,
      request: row.request,
      revisionsUsed: row.revisionsUsed,
      flags: row.flags,
      round: Number(row.round),
      due: Number(row.due),
      respondBy: Number(row.respondBy),
      remaining: BigInt(row.remaining.toFixed()),
    };
    expect(mirrored).toEqual(state);
    return mirrored.remaining;
  });
  const balances = await mapParallel(await db.balance.findMany(), async (row) => {
    const args = [row.account as Address, row.token as Address] as const;
    const amount = await client.readContract({ address, abi, functionName: "balanceOf", args });
    expect(BigInt(row.amount.toFixed())).toBe(amount);
    return amount;
  });
  await expectMovements(db);
  const held = [...orders, ...balances].reduce((sum, amount) => sum + amount, 0n);
  // All test orders are in the chain's coin: an account the mirror forgot would leave a difference.
  expect(held).toBe(await client.getBalance({ address }));
}

/** An account's movements add up to its platform balance, and an order's to the order's own totals (PAY-2). */
async function expectMovements(db: PrismaClient): Promise<void> {
  const balances = await db.$queryRaw<{ account: string; token: string; amount: string }[]>`
    SELECT "account", "token", sum(CASE WHEN "incoming" THEN "ofBalance" ELSE -"ofBalance" END)::text AS "amount"
    FROM "Movement" GROUP BY 1, 2
    HAVING sum(CASE WHEN "incoming" THEN "ofBalance" ELSE -"ofBalance" END) <> 0 ORDER BY 1, 2`;
  expect(balances).toEqual(
    await db.$queryRaw`
      SELECT "account", "token", "amount"::text AS "amount" FROM "Balance" ORDER BY 1, 2`,
  );
  const wrong = await db.$queryRaw`
    SELECT o."id" FROM "Order" o JOIN "Movement" m ON m."orderId" = o."id"
    GROUP BY o."id"
    HAVING sum(m."amount") FILTER (WHERE m."kind" IN ('paid', 'extra')) <> o."paidIn"
      OR coalesce(sum(m."amount") FILTER (WHERE m."kind" IN ('payout', 'release')), 0) <> o."toSeller"
      OR coalesce(sum(m."amount") FILTER (WHERE m."kind" = 'refund'), 0) <> o."toClient"
      OR coalesce(sum(m."amount") FILTER (WHERE m."kind" = 'commission'), 0) <> o."platformFees"
      OR coalesce(sum(m."fee"), 0) <> o."platformFees"
      OR coalesce(sum(m."amount") FILTER (WHERE m."kind" = 'arbiterFee'), 0) <> o."arbiterFees"`;
  expect(wrong).toEqual([]);
}
