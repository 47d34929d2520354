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
      const row = await db.session.findUnique({ where: { tokenHash, expiresAt: { gt: now } } });
      return row && { address: row.address as Address, expiresAt: row.expiresAt };
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
