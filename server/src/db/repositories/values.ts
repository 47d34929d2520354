import { type Terms, type TermsJson, termsFromJson } from "@holdfast/sdk/order";
import type { Avatar } from "../../domain/accounts/ports.ts";
import type { Crop } from "../../domain/files/crop.ts";
import { Refusal } from "../../domain/refusal.ts";
import { Prisma } from "../generated/client.ts";

/** An amount column, or its text. */
export function amount(value: Prisma.Decimal | string): bigint {
  return BigInt(typeof value === "string" ? value : value.toFixed(0));
}

/** Terms as a JSON column keeps them; only `termsToJson` ever wrote there. */
export function storedTerms(value: Prisma.JsonValue): Terms {
  return termsFromJson(value as unknown as TermsJson);
}

/** A picture's cut as a JSON column keeps it; only `roundCrop` ever made one. */
export function storedCrop(value: Prisma.JsonValue): Crop | null {
  return value as Crop | null;
}

/** An account's picture. */
export function storedAvatar(row: { avatarId: string | null; avatarCut: Prisma.JsonValue }): Avatar | null {
  return row.avatarId === null ? null : { fileId: row.avatarId, crop: storedCrop(row.avatarCut) };
}

/**
 * A number or a name of ours (never somebody's input) written into the statement: a prepared one is planned for it, where
 * a parameter might be anything.
 */
export function literal(value: number | string): Prisma.Sql {
  if (typeof value === "number" && Number.isSafeInteger(value)) return Prisma.raw(String(value));
  if (typeof value === "string" && /^[a-z_]{1,40}$/.test(value)) return Prisma.raw(`'${value}'`);
  throw new RangeError(`${value} is no whole number and no name of ours.`);
}

/** Where a page ended, as a text that says nothing to its reader. */
export function writeCursor(key: readonly [string, string]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/**
 * A cursor's sort key and id.
 * @param shape what the sort key must look like, for the database is to compare it.
 * @throws Refusal `invalid_input` for one that no answer gave.
 */
export function readCursor(cursor: string, shape: RegExp): readonly [string, string] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(key) && key.length === 2) {
      const [sort, id]: unknown[] = key;
      if (
        typeof sort === "string" &&
        typeof id === "string" &&
        shape.test(sort) &&
        /^[\w-]{1,80}$/.test(id)
      ) {
        return [sort, id];
      }
    }
  } catch {
    // Falls through: a text that is no JSON is no cursor either.
  }
  throw new Refusal("invalid_input", "cursor: is none that an answer gave.", {
    errors: [{ path: "cursor", message: "is none that an answer gave" }],
  });
}
