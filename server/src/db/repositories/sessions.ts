import type { Address } from "viem";
import type { NonceStore, SessionStore } from "../../domain/accounts/ports.ts";
import type { PrismaClient } from "../client.ts";

/** Sessions in PostgreSQL. */
export function createSessionStore(db: PrismaClient): SessionStore {
  return {
    async insert(session) {
      await db.session.create({ data: session });
    },
    async find(tokenHash, now) {
      // Nearly every request asks this: the shortest way to it.
      const [row] = await db.$queryRaw<{ address: Address; expiresAt: Date }[]>`
        SELECT "address", "expiresAt" FROM "Session" WHERE "tokenHash" = ${tokenHash} AND "expiresAt" > ${now}`;
      return row ?? null;
    },
    async remove(tokenHash) {
      await db.session.deleteMany({ where: { tokenHash } });
    },
    async removeExpired(now) {
      await db.session.deleteMany({ where: { expiresAt: { lte: now } } });
      await db.signInNonce.deleteMany({ where: { expiresAt: { lte: now } } });
    },
  };
}

/** Sign-in nonces in PostgreSQL. */
export function createNonceStore(db: PrismaClient): NonceStore {
  return {
    async insert(nonce, expiresAt) {
      await db.signInNonce.create({ data: { nonce, expiresAt } });
    },
    async consume(nonce, now) {
      const { count } = await db.signInNonce.deleteMany({ where: { nonce, expiresAt: { gt: now } } });
      return count === 1;
    },
  };
}
