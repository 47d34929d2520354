import type { FieldErrors } from "react-hook-form";

/** How many single fields are wrong, lists and groups opened up. */
export function countErrors(errors: FieldErrors | Record<string, unknown>): number {
  let count = 0;
  for (const entry of Object.values(errors)) {
    if (typeof entry !== "object" || entry === null) continue;
    if ("message" in entry && typeof entry.message === "string") count += 1;
    else if (Array.isArray(entry)) for (const item of entry) count += item ? countErrors(item) : 0;
  }
  return count;
}
