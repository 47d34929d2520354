import type { Address } from "viem";
import type { Account, AccountStore } from "../../domain/accounts/ports.ts";
import type { PrismaClient } from "../client.ts";

/** Accounts in PostgreSQL. */
export function createAccountStore(db: PrismaClient): AccountStore {
  return {
    async find(address) {
      const row = await db.account.findUnique({ where: { address } });
      return row && toAccount(row);
    },
    async ensure(address) {
      // Two first sign-ins at once are one account.
      await db.account.createMany({ data: { address }, skipDuplicates: true });
      return toAccount(await db.account.findUniqueOrThrow({ where: { address } }));
    },
    async update(address, { name, bio }) {
      const data = { ...(name === undefined ? {} : { name }), ...(bio === undefined ? {} : { bio }) };
      return toAccount(await db.account.update({ where: { address }, data }));
    },
    async names(addresses) {
      if (addresses.length === 0) return new Map();
      const rows = await db.account.findMany({
        where: { address: { in: [...addresses] }, NOT: { name: "" } },
        select: { address: true, name: true },
      });
      return new Map(rows.map(({ address, name }) => [address as Address, name]));
    },
  };
}

function toAccount(row: { address: string; name: string; bio: string; createdAt: Date }): Account {
  return { ...row, address: row.address as Address };
}
