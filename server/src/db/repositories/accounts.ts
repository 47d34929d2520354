import type { Address } from "viem";
import type { Account, AccountStore } from "../../domain/accounts/ports.ts";
import type { PrismaClient } from "../client.ts";
import { type Account as AccountRow, Prisma } from "../generated/client.ts";
import { storedAvatar } from "./values.ts";

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
    async update(address, { name, bio, avatar }) {
      const data = {
        ...(name === undefined ? {} : { name }),
        ...(bio === undefined ? {} : { bio }),
        ...(avatar === undefined
          ? {}
          : { avatarId: avatar?.fileId ?? null, avatarCut: avatar?.crop ?? Prisma.DbNull }),
      };
      return toAccount(await db.account.update({ where: { address }, data }));
    },
    async people(addresses) {
      if (addresses.length === 0) return new Map();
      const rows = await db.$queryRaw<Pick<AccountRow, "address" | "name" | "avatarId" | "avatarCut">[]>`
        SELECT "address", "name", "avatarId", "avatarCut" FROM "Account"
        WHERE "address" = ANY(${[...addresses]}::text[]) AND ("name" <> '' OR "avatarId" IS NOT NULL)`;
      return new Map(
        rows.map((row) => [row.address as Address, { name: row.name, avatar: storedAvatar(row) }]),
      );
    },
  };
}

function toAccount(row: AccountRow): Account {
  const { address, name, bio, createdAt } = row;
  return { address: address as Address, name, bio, createdAt, avatar: storedAvatar(row) };
}
