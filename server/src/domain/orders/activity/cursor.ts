import { Refusal } from "../../refusal.ts";
import type { ActivitySource, Happening, Place } from "./source.ts";

/** Where a page ended: its last happening, and whose it was. */
export type Stand = Place & { source: string };

export function writeStand({ at, key }: Pick<Happening, "at" | "key">, source: string): string {
  return Buffer.from(JSON.stringify([at, source, key])).toString("base64url");
}

/** @throws Refusal `invalid_input` for a cursor that no answer gave. */
export function readStand(cursor: string, sources: readonly ActivitySource[]): Stand {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(parts) && parts.length === 3) {
      const [at, name, key]: unknown[] = parts;
      const source = sources.find((one) => one.name === name);
      if (source && typeof at === "number" && isTime(at) && typeof key === "string" && source.key.test(key)) {
        return { at, source: source.name, key };
      }
    }
  } catch {
    // Falls through: a text that is no JSON is no cursor either.
  }
  throw new Refusal("invalid_input", "cursor: is none that an answer gave.", {
    errors: [{ path: "cursor", message: "is none that an answer gave" }],
  });
}

/** What comes before `stand` in a source: within its second, sources follow each other by their names. */
export function placeIn(source: Pick<ActivitySource, "name">, { at, source: name, key }: Stand): Place {
  if (source.name === name) return { at, key };
  return source.name < name ? { at: at + 1, key: "" } : { at, key: "" };
}

function isTime(at: number): boolean {
  return Number.isSafeInteger(at) && at >= 0 && at < 2 ** 40;
}
